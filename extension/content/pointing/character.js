/**
 * A point of the window goes in; the character that is really drawn there comes out. A caret
 * position alone is wrong beside words, under transparent layers and in clipped text, so the
 * character's rectangles decide.
 */

import { rectsOfText } from '../marking/ranges.js';

/** `offset` is where the character begins in its node. @typedef {{node: Text, offset: number}} Character */

const MAX_COVERED_NODES = 200; // of one element; more are looked through only where the caret is

/**
 * @param {object} input
 * @param {DocumentOrShadowRoot & Node} input.root in which the elements are looked for
 * @param {ShadowRoot[]} input.shadowRoots whose text counts too
 * @param {number} input.x
 * @param {number} input.y
 * @param {(node: Text) => boolean} input.isRead which text can be meant
 * @returns {Character | null}
 */
export function characterAt({ root, shadowRoots, x, y, isRead }) {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
  const node = caret?.offsetNode;
  const isText = node instanceof Text;
  const beside = isText && isRead(node) ? besideCaret(node, caret?.offset ?? 0, x, y) : null;
  // On a long page, listing all elements under a point takes a hundred times as long as the first.
  const top = topElementAt(root, shadowRoots, x, y);
  if (isText && top && isParentOf(top, node) && (beside || isPlainBox(top, x, y))) return beside;
  if (top === document.body || top === document.documentElement) return null;
  const stack = elementsAt(root, new Set(shadowRoots), x, y);
  // Text that `overflow: hidden` cuts away still has caret positions, but its parent is not there.
  if (beside && stack.some((element) => isParentOf(element, beside.node))) return beside;
  return coveredCharacter(stack, x, y, isRead);
}

/**
 * @param {DocumentOrShadowRoot} root
 * @param {ShadowRoot[]} shadowRoots
 * @param {number} x
 * @param {number} y
 */
function topElementAt(root, shadowRoots, x, y) {
  let top = root.elementFromPoint(x, y);
  while (top?.shadowRoot && shadowRoots.includes(top.shadowRoot)) {
    const inner = top.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === top) break;
    top = inner;
  }
  return top;
}

/**
 * Is the point in an element's own box, in the normal flow, so that nothing shines through it? The
 * box that stretches a link over a card is a pseudo-element's, not the link's own.
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 */
function isPlainBox(element, x, y) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isInside = x >= left && x < right && y >= top && y < bottom;
  return isInside && /^(static|relative)$/.test(getComputedStyle(element).position);
}

/** @param {Text} node @param {number} caret @param {number} x @param {number} y */
function besideCaret(node, caret, x, y) {
  for (const at of [caret, caret - 1]) {
    const offset = startOfCharacter(node.data, at);
    if (offset < 0 || offset >= node.data.length) continue;
    if (isDrawnAt(node, offset, endOfCharacter(node.data, offset), x, y)) return { node, offset };
  }
  return null;
}

/**
 * Text under a transparent layer, such as a stretched link, has no caret position of its own.
 * @param {Element[]} stack
 * @param {number} x
 * @param {number} y
 * @param {(node: Text) => boolean} isRead
 * @returns {Character | null}
 */
function coveredCharacter(stack, x, y, isRead) {
  for (const element of stack) {
    const found = within(element, x, y, isRead);
    const inShadow = element.shadowRoot && within(element.shadowRoot, x, y, isRead);
    if (found || inShadow) return found ?? inShadow;
    if (isOpaque(element)) return null;
  }
  return null;
}

/**
 * @param {Element | ShadowRoot} parent
 * @param {number} x
 * @param {number} y
 * @param {(node: Text) => boolean} isRead
 * @returns {Character | null}
 */
function within(parent, x, y, isRead) {
  let child = parent.firstChild;
  // The body of a novel may have ten thousand children; making a list of them takes milliseconds.
  for (let count = 0; child && count < MAX_COVERED_NODES; child = child.nextSibling, count += 1) {
    if (!(child instanceof Text) || !isRead(child)) continue;
    const offset = search(child, 0, child.data.length, x, y);
    if (offset !== null) return { node: child, offset };
  }
  return null;
}

/**
 * Halves a range until one character is left.
 * @param {Text} node
 * @param {number} start
 * @param {number} end
 * @param {number} x
 * @param {number} y
 * @returns {number | null}
 */
function search(node, start, end, x, y) {
  if (start >= end || !isDrawnAt(node, start, end, x, y)) return null;
  if (endOfCharacter(node.data, start) >= end) return start;
  const middle = startOfCharacter(node.data, (start + end) >> 1);
  const half = middle > start ? middle : endOfCharacter(node.data, start);
  return search(node, start, half, x, y) ?? search(node, half, end, x, y);
}

/** @param {Text} node @param {number} start @param {number} end @param {number} x @param {number} y */
function isDrawnAt(node, start, end, x, y) {
  return rectsOfText(node, start, end).some(
    ({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom,
  );
}

/** @param {string} text @param {number} at */
function startOfCharacter(text, at) {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;
}

/** @param {string} text @param {number} at */
export function endOfCharacter(text, at) {
  return at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
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
