/** Ranges in text nodes go in; what the browser paints, measures and compares comes out. */

/** @typedef {import('../reading/blocks.js').NodeRange} NodeRange */

/** One live range for all measurements; each slows the page's changes. @type {Range | undefined} */
let probe;

/** @param {NodeRange} range */
export function toStaticRange({ node, start, end }) {
  return new StaticRange({
    startContainer: node,
    startOffset: start,
    endContainer: node,
    endOffset: end,
  });
}

/**
 * The rectangles of a piece of text, one for each line; none when the page has shortened the text.
 * @param {Text} node
 * @param {number} start
 * @param {number} end
 */
export function rectsOfText(node, start, end) {
  if (end > node.data.length) return [];
  probe ??= new Range();
  probe.setStart(node, start);
  probe.setEnd(node, end);
  return [...probe.getClientRects()];
}

/** All rectangles of some ranges, in the order of the text. @param {NodeRange[]} ranges */
export function rectsOf(ranges) {
  return ranges.flatMap(({ node, start, end }) => rectsOfText(node, start, end));
}

/** Does one piece of text begin before another? @param {NodeRange[]} a @param {NodeRange[]} b */
export function isBefore([a], [b]) {
  if (!a || !b) return Boolean(a);
  if (a.node === b.node) return a.start < b.start;
  return Boolean(a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_FOLLOWING);
}
