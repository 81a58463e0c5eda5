/**
 * Annotations with their places in the page go in; they are painted as CSS highlights, so that the
 * page's own tree stays as it is, and can be found again by text node.
 */

import { insert } from './intervals.js';

/** @typedef {import('./blocks.js').NodeRange} NodeRange */
/** @typedef {import('../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../shared/contract.js').Entry} Entry */
/** @typedef {{annotation: Annotation, entry: Entry, ranges: NodeRange[]}} Mark */
/** @typedef {{start: number, end: number, mark: Mark}} Segment */

const TERM = 'yanwai-term'; // the names stand in marks.css too
const HOVERED = 'yanwai-hovered';

export function createMarks() {
  const terms = new Highlight();
  const hovered = new Highlight();
  hovered.priority = 1;
  /** @type {Map<Text, Segment[]>} */
  const byNode = new Map();
  /** @type {Map<Mark, StaticRange[]>} */
  const painted = new Map();

  /** The registry belongs to the page as well, which may have emptied it. */
  function keepRegistered() {
    if (!CSS.highlights.has(TERM)) CSS.highlights.set(TERM, terms);
    if (!CSS.highlights.has(HOVERED)) CSS.highlights.set(HOVERED, hovered);
    if (terms.size > 0 || painted.size === 0) return;
    for (const range of [...painted.values()].flat()) terms.add(range);
  }

  /** @param {Mark} mark */
  function remove(mark) {
    for (const range of painted.get(mark) ?? []) {
      terms.delete(range);
      hovered.delete(range);
    }
    painted.delete(mark);
    for (const { node } of mark.ranges) {
      const left = (byNode.get(node) ?? []).filter((segment) => segment.mark !== mark);
      if (left.length > 0) byNode.set(node, left);
      else byNode.delete(node);
    }
  }

  keepRegistered();

  return {
    /** @param {Mark} mark */
    add(mark) {
      for (const { node, start, end } of mark.ranges) {
        const segments = byNode.get(node) ?? [];
        byNode.set(node, segments);
        insert(segments, { start, end, mark });
      }
      // Live ranges by the thousand would slow down every change of the page.
      const ranges = mark.ranges.map(toStaticRange);
      painted.set(mark, ranges);
      for (const range of ranges) terms.add(range);
    },

    /** @param {Node} node @returns {Segment[]} */
    at(node) {
      return byNode.get(/** @type {Text} */ (node)) ?? [];
    },

    /** Removes every mark that has a part in this node. @param {Node} node */
    drop(node) {
      for (const { mark } of [...this.at(node)]) remove(mark);
    },

    /** The nodes with marks that have left the page. */
    strayNodes: () => [...byNode.keys()].filter((node) => !node.isConnected),

    /** Paints one mark, or none, as hovered. @param {Mark | null} mark */
    setHovered(mark) {
      hovered.clear();
      for (const range of (mark && painted.get(mark)) ?? []) hovered.add(range);
    },

    /** @param {Mark} mark */
    has: (mark) => painted.has(mark),

    keepRegistered,

    destroy() {
      CSS.highlights.delete(TERM);
      CSS.highlights.delete(HOVERED);
      byNode.clear();
      painted.clear();
    },
  };
}

/** @typedef {ReturnType<typeof createMarks>} Marks */

/** @param {NodeRange} range */
function toStaticRange({ node, start, end }) {
  return new StaticRange({
    startContainer: node,
    startOffset: start,
    endContainer: node,
    endOffset: end,
  });
}
