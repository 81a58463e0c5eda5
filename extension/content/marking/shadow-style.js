/**
 * An open shadow root of the page goes in; marks inside it get their colours. Chromium lets the
 * rules of the page's highlights through into shadow trees, Firefox wants them in each root.
 */

/** @type {WeakSet<ShadowRoot>} */
const styled = new WeakSet();
/** @type {Promise<string> | undefined} */
let rules;

/** @param {ShadowRoot} root */
export async function paintMarksIn(root) {
  // Firefox shows the page's own objects under this name. The sheet has to be one of them, and a
  // constructed sheet changes nothing in the tree.
  const pageWindow = /** @type {any} */ (window).wrappedJSObject;
  if (!pageWindow || styled.has(root)) return;
  styled.add(root);
  const sheet = new pageWindow.CSSStyleSheet();
  sheet.replaceSync(await markRules());
  const pageRoot = /** @type {any} */ (root).wrappedJSObject;
  pageRoot.adoptedStyleSheets.push(sheet);
}

function markRules() {
  rules ??= fetch(chrome.runtime.getURL('content/marking/marks.css')).then((answer) =>
    answer.text(),
  );
  return rules;
}
