/**
 * Pieces of text nodes go in, blocks come out: the text of one line box context as a reader sees
 * it, and the map from each UTF-16 offset back to its node.
 */

/**
 * `text.slice(start, end)` of the block is `node.data` from `offset` on.
 * @typedef {{node: Text, start: number, end: number, offset: number}} Piece
 */
/** @typedef {{text: string, pieces: Piece[]}} Block */
/** @typedef {{node: Text, start: number, end: number}} NodeRange */

const OBJECT = '\uFFFC'; // Unicode's "object replacement character"
const WHITE_SPACE = /[ \t\n\r\f]+/g;
const WIDE = /[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\ud840-\ud8ff\udc00-\udfff]/;
const SENTENCE_END = /[。！？!?\n][”’」』）)]*/g;

/** @param {(block: Block) => void} emit */
export function createBlockBuilder(emit) {
  let text = '';
  /** @type {Piece[]} */
  let pieces = [];
  /** White space seen but not yet known to stand between two words. @type {Gap | null} */
  let gap = null;
  /** @typedef {{node: Text, offset: number, hasLineEnd: boolean}} Gap */

  /** @param {Text} node @param {number} from @param {number} to */
  function append(node, from, to) {
    if (from === to) return;
    closeGap(node.data.charAt(from));
    pieces.push({ node, start: text.length, end: text.length + to - from, offset: from });
    text += node.data.slice(from, to);
  }

  /** Writes a waiting gap as the browser draws it. @param {string} next */
  function closeGap(next) {
    if (!gap) return;
    const { node, offset, hasLineEnd } = gap;
    gap = null;
    // No space is drawn where a source line ends between two wide characters.
    if (!text || (hasLineEnd && WIDE.test(text.slice(-1)) && WIDE.test(next))) return;
    pieces.push({ node, start: text.length, end: text.length + 1, offset });
    text += ' ';
  }

  return {
    /** @param {Text} node @param {boolean} keepsLineEnds */
    addText(node, keepsLineEnds) {
      const { data } = node;
      if (keepsLineEnds) return append(node, 0, data.length);
      let from = 0;
      for (const { 0: run, index } of data.matchAll(WHITE_SPACE)) {
        append(node, from, index);
        gap ??= { node, offset: index, hasLineEnd: false };
        gap.hasLineEnd ||= run.includes('\n');
        from = index + run.length;
      }
      return append(node, from, data.length);
    },

    /** Adds something that is not text but stands in the line. */
    addObject() {
      closeGap(OBJECT);
      text += OBJECT;
    },

    end() {
      if (pieces.length > 0) emit({ text, pieces });
      text = '';
      pieces = [];
      gap = null;
    },
  };
}

/**
 * Maps a span of a block's text to ranges in its nodes, adjacent ones joined.
 * @param {Block} block
 * @param {number} start
 * @param {number} end
 * @returns {NodeRange[]}
 */
export function toNodeRanges(block, start, end) {
  /** @type {NodeRange[]} */
  const ranges = [];
  for (const piece of block.pieces) {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.end);
    if (from >= to) continue;
    const shift = piece.offset - piece.start;
    const last = ranges.at(-1);
    if (last?.node === piece.node && last.end === from + shift) last.end = to + shift;
    else ranges.push({ node: piece.node, start: from + shift, end: to + shift });
  }
  return ranges;
}

/**
 * Cuts a block that is longer than `max` into blocks, at the ends of sentences where it can.
 * @param {Block} block
 * @param {number} max in UTF-16 units
 * @returns {Block[]}
 */
export function sliceBlock(block, max) {
  if (block.text.length <= max) return [block];
  const slices = [];
  let from = 0;
  while (from < block.text.length) {
    const to = cutAfter(block.text, from, max);
    slices.push(subBlock(block, from, to));
    from = to;
  }
  return slices;
}

/** @param {string} text @param {number} from @param {number} max */
function cutAfter(text, from, max) {
  if (text.length - from <= max) return text.length;
  const ends = [...text.slice(from, from + max).matchAll(SENTENCE_END)];
  const last = ends.at(-1);
  if (last) return from + last.index + last[0].length;
  // Never between the two halves of one character.
  return from + max - (/[\ud800-\udbff]/.test(text.charAt(from + max - 1)) ? 1 : 0);
}

/** @param {Block} block @param {number} from @param {number} to @returns {Block} */
function subBlock(block, from, to) {
  const pieces = block.pieces
    .filter((piece) => piece.start < to && piece.end > from)
    .map(({ node, start, end, offset }) => ({
      node,
      start: Math.max(start, from) - from,
      end: Math.min(end, to) - from,
      offset: offset + Math.max(0, from - start),
    }));
  return { text: block.text.slice(from, to), pieces };
}
