/**
 * Annotations with their places in the page go in; they are painted as CSS highlights, so that the
 * page's own tree stays as it is, and can be found again by text node.
 */

import { insert } from './intervals.js';
import { isBefore, toStaticRange } from './ranges.js';

/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {import('../reading/blocks.js').NodeRange} NodeRange */
/** @typedef {import('../../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../../shared/contract.js').Entry} Entry */
/** @typedef {import('../../shared/settings.js').MarkStyle} MarkStyle */

/**
 * A term in the page. `annotation` counts in the text of `block`.
 * @typedef {{kind: 'term', annotation: Annotation, entry: Entry, block: Block, ranges: NodeRange[]}} Mark
 */
/** @typedef {{start: number, end: number, mark: Mark}} Segment */

/** The names stand in marks.css too. @type {Record<MarkStyle, string | null>} */
const NAMES = {
  both: 'yanwai-term',
  background: 'yanwai-term-background',
  underline: 'yanwai-term-underline',
  none: null,
};
const HOVERED = 'yanwai-hovered';

/** @param {{style: MarkStyle, firstOnly: boolean, onChange: () => void}} options */
export function createMarks({ style, firstOnly, onChange }) {
  const name = NAMES[style];
  const terms = new Highlight();
  const hovered = new Highlight();
  hovered.priority = 1;
  /** @type {Map<Text, Segment[]>} */
  const byNode = new Map();
  /** @type {Map<string, Set<Mark>>} */
  const byHeadword = new Map();
  /** @type {Map<Mark, StaticRange[]>} */
  const painted = new Map();

  /** The registry belongs to the page as well, which may have emptied it. */
  function keepRegistered() {
    if (name && !CSS.highlights.has(name)) CSS.highlights.set(name, terms);
    if (!CSS.highlights.has(HOVERED)) CSS.highlights.set(HOVERED, hovered);
    if (terms.size > 0 || painted.size === 0) return;
    for (const range of [...painted.values()].flat()) terms.add(range);
  }

  /** @param {Mark} mark */
  function paint(mark) {
    // Live ranges by the thousand would slow down every change of the page.
    const ranges = mark.ranges.map(toStaticRange);
    painted.set(mark, ranges);
    for (const range of ranges) terms.add(range);
  }

  /** @param {Mark} mark */
  function unpaint(mark) {
    for (const range of painted.get(mark) ?? []) terms.delete(range);
    painted.delete(mark);
  }

  /** Paints the first of a term's occurrences and no other. @param {Set<Mark>} same */
  function paintFirst(same) {
    const first = [...same].reduce((a, b) => (isBefore(b.ranges, a.ranges) ? b : a));
    if (painted.has(first)) return;
    for (const other of same) unpaint(other);
    paint(first);
  }

  /** @param {Mark} mark */
  function remove(mark) {
    const same = byHeadword.get(mark.entry.headword);
    if (!same?.delete(mark)) return;
    const wasPainted = painted.has(mark);
    unpaint(mark);
    for (const { node } of mark.ranges) {
      const left = (byNode.get(node) ?? []).filter((segment) => segment.mark !== mark);
      if (left.length > 0) byNode.set(node, left);
      else byNode.delete(node);
    }
    if (same.size === 0) byHeadword.delete(mark.entry.headword);
    else if (firstOnly && wasPainted) paintFirst(same);
    onChange();
  }

  // What an earlier version of this script has registered is nobody's any more.
  for (const old of [...Object.values(NAMES), HOVERED]) if (old) CSS.highlights.delete(old);
  keepRegistered();

  return {
    /** @param {Mark} mark */
    add(mark) {
      for (const { node, start, end } of mark.ranges) {
        const segments = byNode.get(node) ?? [];
        byNode.set(node, segments);
        insert(segments, { start, end, mark });
      }
      const same = byHeadword.get(mark.entry.headword) ?? new Set();
      byHeadword.set(mark.entry.headword, same.add(mark));
      if (firstOnly) paintFirst(same);
      else paint(mark);
      onChange();
    },

    /** @param {Node} node @returns {Segment[]} */
    at(node) {
      return byNode.get(/** @type {Text} */ (node)) ?? [];
    },

    /** The term whose text holds this character. @param {Node} node @param {number} offset */
    find(node, offset) {
      return this.at(node).find(({ start, end }) => start <= offset && offset < end)?.mark ?? null;
    },

    /** Removes every mark that has a part in this node. @param {Node} node */
    drop(node) {
      for (const { mark } of [...this.at(node)]) remove(mark);
    },

    /** Removes every mark of a term. @param {string} headword */
    dropTerm(headword) {
      for (const mark of [...(byHeadword.get(headword) ?? [])]) remove(mark);
    },

    /** The nodes with marks that have left the page. */
    strayNodes: () => [...byNode.keys()].filter((node) => !node.isConnected),

    /** All terms that are there, in the order of the page. */
    inOrder() {
      const all = [...byHeadword.values()].flatMap((same) => [...same]);
      return all.sort((a, b) => (isBefore(a.ranges, b.ranges) ? -1 : 1));
    },

    /** How many different terms are there. */
    countTerms: () => byHeadword.size,

    /** Paints a piece of text, or none, as hovered. @param {NodeRange[]} ranges */
    setHovered(ranges) {
      hovered.clear();
      for (const range of ranges) hovered.add(toStaticRange(range));
    },

    /** @param {Mark} mark */
    has: (mark) => byHeadword.get(mark.entry.headword)?.has(mark) ?? false,

    keepRegistered,

    destroy() {
      if (name) CSS.highlights.delete(name);
      CSS.highlights.delete(HOVERED);
      byNode.clear();
      byHeadword.clear();
      painted.clear();
    },
  };
}

/** @typedef {ReturnType<typeof createMarks>} Marks */
