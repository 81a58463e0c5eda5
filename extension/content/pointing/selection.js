/** The reader's selection goes in; the piece of text that is to be explained comes out. */

import { HAN } from '../reading/language.js';

/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {{node: Text, offset: number, text: string}} Selected */

const EDITABLE = 'input, textarea, [contenteditable]:not([contenteditable="false" i])';

/**
 * The first Chinese character of the selection and the text that was selected from there on; null
 * when none is, or when the reader wrote it.
 * @param {Selection | null} selection
 * @returns {Selected | null}
 */
export function selectedText(selection) {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  for (let node = firstText(walker); node; node = /** @type {Text | null} */ (walker.nextNode())) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    const at = node.data.slice(from, to).search(HAN);
    if (at < 0) continue;
    if (node.parentElement?.closest(EDITABLE)) return null;
    return { node, offset: from + at, text: selection.toString().trim() };
  }
  return null;
}

/** @param {TreeWalker} walker */
function firstText(walker) {
  const { root } = walker;
  return root instanceof Text ? root : /** @type {Text | null} */ (walker.nextNode());
}

/** A text that was not read with the page, as a block of its own. @param {Text} node @returns {Block} */
export function blockOfNode(node) {
  const end = node.data.length;
  return { text: node.data, pieces: [{ node, start: 0, end, offset: 0 }] };
}
