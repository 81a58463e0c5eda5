/** Text goes in and lies in the clipboard; works on pages without HTTPS, and the page hears nothing. */

/** @param {string} text @returns {boolean} whether it was copied */
export function copyText(text) {
  let isCopied = false;
  /** @param {ClipboardEvent} event */
  const onCopy = (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = true;
  };
  window.addEventListener('copy', onCopy, { capture: true, once: true });
  // The clipboard's newer interface is closed to pages without HTTPS.
  document.execCommand('copy');
  window.removeEventListener('copy', onCopy, { capture: true });
  return isCopied;
}
