/** A point of the window goes in; the mark under it comes out, with the rectangles of its text. */

import { touching } from './intervals.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('./marks.js').Marks} Marks */
/** @typedef {import('./marks.js').Segment} Segment */

/**
 * `rect` is the line of text under the pointer, `rects` are all lines of the term.
 * @typedef {{mark: Mark, rect: DOMRect, rects: DOMRect[]}} Hit
 */

const probe = new Range();
const MAX_COVERED_SEGMENTS = 64; // covered text is searched one by one, so long nodes are left out

/**
 * @param {Marks} marks
 * @param {ShadowRoot[]} shadowRoots the page's open ones
 * @param {number} x
 * @param {number} y
 * @returns {Hit | null}
 */
export function hitTest(marks, shadowRoots, x, y) {
  const stack = elementsAt(document, new Set(shadowRoots), x, y);
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
  const node = caret?.offsetNode;
  // Text that `overflow: hidden` cuts away still has caret positions, but its parent is not there.
  if (node?.parentNode && stack.some((element) => isParentOf(element, node))) {
    const found = firstAt(touching(marks.at(node), caret?.offset ?? 0), x, y);
    if (found) return found;
  }
  return coveredHit(marks, stack, x, y);
}

/**
 * All rectangles of a mark's text, in the order of the text.
 * @param {Mark} mark
 */
export function rectsOf(mark) {
  return mark.ranges.flatMap(({ node, start, end }) => clientRects(node, start, end));
}

/**
 * Text under a transparent layer, such as a stretched link, has no caret position of its own.
 * @param {Marks} marks
 * @param {Element[]} stack
 * @param {number} x
 * @param {number} y
 */
function coveredHit(marks, stack, x, y) {
  for (const element of stack) {
    for (const child of [...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])]) {
      const segments = marks.at(child);
      const found = segments.length <= MAX_COVERED_SEGMENTS && firstAt(segments, x, y);
      if (found) return found;
    }
    if (isOpaque(element)) return null;
  }
  return null;
}

/** @param {Segment[]} segments @param {number} x @param {number} y @returns {Hit | null} */
function firstAt(segments, x, y) {
  for (const { start, end, mark } of segments) {
    for (const range of mark.ranges) {
      if (range.start !== start || range.end !== end) continue;
      const rect = clientRects(range.node, start, end).find((box) => contains(box, x, y));
      if (rect) return { mark, rect, rects: rectsOf(mark) };
    }
  }
  return null;
}

/** @param {Text} node @param {number} start @param {number} end */
function clientRects(node, start, end) {
  // The page may have shortened the text since.
  if (end > node.data.length) return [];
  probe.setStart(node, start);
  probe.setEnd(node, end);
  return [...probe.getClientRects()];
}

/**
 * The elements under a point from the top down, with those of shadow trees before their hosts.
 * @param {DocumentOrShadowRoot & Node} root
 * @param {Set<ShadowRoot>} shadowRoots
 * @param {number} x
 * @param {number} y
 * @returns {Element[]}
 */
function elementsAt(root, shadowRoots, x, y) {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    if (element.getRootNode() !== root) return [];
    const inner = element.shadowRoot;
    return inner && shadowRoots.has(inner)
      ? [...elementsAt(inner, shadowRoots, x, y), element]
      : [element];
  });
}

/** @param {Element} element @param {Node} node */
function isParentOf(element, node) {
  return node.parentNode === element || node.parentNode === element.shadowRoot;
}

/** Does an element hide what lies under it? @param {Element} element */
function isOpaque(element) {
  if (element.matches('img, video, canvas, iframe, embed, object')) return true;
  const { backgroundImage, backgroundColor } = getComputedStyle(element);
  if (backgroundImage !== 'none') return true;
  const alpha = /[,/]\s*([\d.]+)\s*\)$/.exec(backgroundColor)?.[1];
  const isSolid = !/^rgba|\//.test(backgroundColor) || Number(alpha) > 0.5;
  return backgroundColor !== 'transparent' && isSolid;
}

/** @param {DOMRect} rect @param {number} x @param {number} y */
function contains({ left, right, top, bottom }, x, y) {
  return x >= left && x < right && y >= top && y < bottom;
}
