// Content scripts cannot be modules: this line loads the one that starts everything.
import(chrome.runtime.getURL('content/main.js')).then(
  (main) => main.start(),
  () => {}, // the reader left the page before it was loaded
);
