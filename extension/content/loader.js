// Content scripts cannot be modules: this loads the one that starts everything.
(async () => {
  if (location.hostname === '127.0.0.1') {
    // Yanwai's own pages explain themselves. Firefox 153 also crashes, about once in fifty times, when
    // a page with modules of its own is left while a content script loads modules.
    const { port = 8788 } = await chrome.storage.local.get('port');
    if (location.port === String(port)) return;
  }
  const main = await import(chrome.runtime.getURL('content/main.js'));
  main.start();
})().catch(() => {}); // the reader left the page before it was loaded
