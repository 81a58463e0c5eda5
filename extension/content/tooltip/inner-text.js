/** The Chinese text inside a tooltip goes in as nodes; it comes out as blocks, like a page's text. */

import { createBlockBuilder } from '../reading/blocks.js';

/** @typedef {import('../reading/blocks.js').Block} Block */

const CHINESE = '[lang^="zh-Han"]';
const NOT_AGAIN = '.headword, .traditional, .sentence em, button'; // what the tooltip itself explains

export function createInnerText() {
  /** @type {WeakMap<Element, Block>} */
  const blocks = new WeakMap();

  /** @param {Element} holder */
  function blockOf(holder) {
    const block = blocks.get(holder) ?? toBlock(holder);
    blocks.set(holder, block);
    return block;
  }

  return {
    /** @param {Text} node */
    isRead(node) {
      const parent = node.parentElement;
      return Boolean(parent?.closest(CHINESE)) && !parent?.closest(NOT_AGAIN);
    },

    /**
     * @param {Text} node
     * @param {number} offset in the node
     * @returns {{block: Block, offset: number} | null}
     */
    locate(node, offset) {
      const holder = node.parentElement?.closest(CHINESE);
      const block = holder && blockOf(holder);
      const piece = block?.pieces.find((candidate) => candidate.node === node);
      return block && piece ? { block, offset: piece.start + offset - piece.offset } : null;
    },
  };
}

/** @param {Element} holder @returns {Block} */
function toBlock(holder) {
  /** @type {Block} */
  let made = { text: '', pieces: [] };
  const builder = createBlockBuilder((block) => {
    made = block;
  });
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) builder.addText(/** @type {Text} */ (walker.currentNode), true);
  builder.end();
  return made;
}
