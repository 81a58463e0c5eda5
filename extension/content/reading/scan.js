/**
 * Parts of the page go in; blocks that are new or changed go to the queue and come back as marks.
 * What is known already costs no request: the same text in the same nodes, or a text seen before.
 */

import { sliceBlock, toNodeRanges } from './blocks.js';
import { collect, createCollector } from './collect.js';
import { createPageJudge } from './language.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('../asking/queue.js').Term} Term */
/** @typedef {import('../../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../../shared/contract.js').Entry} Entry */

const MAX_BLOCK_CHARS = 4000; // a very long text node is sent, and re-sent after changes, in parts
const SLICE_MS = 12; // below a frame at 60 a second, with room for what a slice's end costs
const MAX_REMEMBERED = 1000; // texts; lists that scroll show the same ones again and again

/**
 * @param {object} outside
 * @param {import('../marking/marks.js').Marks} outside.marks
 * @param {{add: (blocks: Block[]) => void, remove: (block: Block) => void}} outside.queue
 * @param {(annotation: Annotation, entry: Entry) => boolean} outside.isWanted
 * @param {(root: ShadowRoot) => void} outside.onShadowRoot
 * @param {(found: {hidden: Element[], hosts: Element[]}) => void} outside.onLater
 */
export function createScanner({ marks, queue, isWanted, onShadowRoot, onLater }) {
  const judge = createPageJudge();
  /**
   * The block in which a text node was last seen, with the parts that were sent.
   * @type {WeakMap<Text, {block: Block, slices: Block[]}>}
   */
  const known = new WeakMap();
  /** @type {Map<string, Term[]>} */
  const remembered = new Map();
  /** Parts of the page that are being walked, the first one now. @type {ReturnType<typeof createCollector>[]} */
  const walking = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Text} node */
  function forget(node) {
    const old = known.get(node);
    if (!old) return;
    for (const slice of old.slices) queue.remove(slice);
    for (const piece of old.block.pieces) {
      marks.drop(piece.node);
      known.delete(piece.node);
    }
  }

  /** @param {Block} block @returns {Block[]} what has to be sent */
  function take(block) {
    const first = block.pieces[0];
    if (first && isSame(known.get(first.node)?.block, block)) return [];
    for (const piece of block.pieces) forget(piece.node);
    if (!judge.isForUs(block.text)) return [];
    const slices = sliceBlock(block, MAX_BLOCK_CHARS);
    for (const piece of block.pieces) known.set(piece.node, { block, slices });
    return slices.filter((slice) => {
      const terms = remembered.get(slice.text);
      if (terms) place(slice, terms);
      return !terms;
    });
  }

  /** @param {Block} block @param {Term[]} terms */
  function place(block, terms) {
    for (const { annotation, entry } of terms) {
      if (!isWanted(annotation, entry)) continue;
      const ranges = annotation.parts.flatMap(([start, end]) => toNodeRanges(block, start, end));
      if (ranges.length > 0) marks.add({ kind: 'term', annotation, entry, block, ranges });
    }
  }

  /** @param {Element | ShadowRoot} root */
  function scan(root) {
    walking.push(createCollector(root));
    // A slice is under way: it goes on with this when its time comes.
    if (walking.length === 1) walkOn();
  }

  /** Walks for one slice of time, and goes on in the next task if that was not enough. */
  function walkOn() {
    const end = performance.now() + SLICE_MS;
    const isTimeUp = () => performance.now() > end;
    for (let [collector] = walking; collector && !isTimeUp(); [collector] = walking) {
      const isDone = collector.run(isTimeUp);
      accommodate(collector.take());
      if (isDone) walking.shift();
    }
    if (walking.length > 0) timer = setTimeout(walkOn);
  }

  /** @param {import('./collect.js').Collected} found */
  function accommodate({ blocks, roots, hidden, hosts }) {
    for (const block of blocks) judge.see(block.text);
    queue.add(blocks.flatMap(take));
    roots.forEach(onShadowRoot);
    onLater({ hidden, hosts });
  }

  return {
    scan,

    /** @param {Block} block @param {Term[]} terms */
    accept(block, terms) {
      if (remembered.size === MAX_REMEMBERED) remembered.delete(firstKey(remembered));
      remembered.set(block.text, terms);
      if (block.pieces.every(isUnchanged(block))) place(block, terms);
    },

    forget,

    end() {
      clearTimeout(timer);
      walking.length = 0;
    },

    /**
     * Where a character of a text node stands in the text that was read; null when it was not for
     * us, or has changed since.
     * @param {Text} node
     * @param {number} offset in the node
     * @returns {{block: Block, offset: number} | null}
     */
    locate(node, offset) {
      const block = known.get(node)?.block;
      const piece = block?.pieces.find(
        (candidate) =>
          candidate.node === node &&
          candidate.offset <= offset &&
          offset < candidate.offset + candidate.end - candidate.start,
      );
      if (!block || !piece || !isUnchanged(block)(piece)) return null;
      return { block, offset: piece.start + offset - piece.offset };
    },

    /** Was this text read? @param {Text} node */
    isRead: (node) => known.has(node),

    /** Forgets what is remembered of texts, so that they are asked for anew. */
    clearMemory: () => remembered.clear(),

    /** Reads a part of the page as if it had not been seen. @param {Element} root */
    readAnew(root) {
      for (const { pieces } of collect(root).blocks) for (const { node } of pieces) forget(node);
      scan(root);
    },
  };
}

/** @typedef {ReturnType<typeof createScanner>} Scanner */

/** @param {Block | undefined} old @param {Block} block */
function isSame(old, block) {
  return (
    old?.text === block.text &&
    old.pieces.length === block.pieces.length &&
    old.pieces.every((piece, index) => piece.node === block.pieces[index]?.node)
  );
}

/** Is the text still what was sent? @param {Block} block */
function isUnchanged({ text }) {
  /** @param {import('./blocks.js').Piece} piece */
  return ({ node, start, end, offset }) =>
    node.data.slice(offset, offset + end - start) === text.slice(start, end);
}

/** @param {Map<string, unknown>} map */
function firstKey(map) {
  return /** @type {string} */ (map.keys().next().value);
}
