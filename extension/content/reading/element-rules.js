/** An element and its computed style go in; the part it plays in the running text comes out. */

/** Adds no text and leaves the text around it joined. */
const TRANSPARENT =
  'rt, rp, rtc, script, style, noscript, template, head, datalist, yanwai-tooltip';

/** Stands in the line like one unknown character: its text, if any, is not for reading or not ours. */
const OPAQUE = [
  'textarea, input, select, option, [role="textbox" i], [role="code" i]',
  '[contenteditable]:not([contenteditable="false" i])',
  'code, pre, kbd, samp, svg, math, img, picture, video, audio, canvas, iframe, object, embed',
].join(', ');

const INLINE_DISPLAY = /^(inline|contents|ruby.*)$/;

/** The elements that may carry a shadow root, beside custom elements. */
const SHADOW_HOST =
  'article, aside, blockquote, body, div, footer, header, main, nav, p, section, span';

/** @typedef {'transparent' | 'opaque' | 'hidden' | 'block' | 'inline' | 'line-break'} Part */

/** @param {Element} element @param {CSSStyleDeclaration} style @returns {Part} */
export function partOf(element, style) {
  if (element.matches(TRANSPARENT)) return 'transparent';
  if (isUndisplayed(element, style)) return 'hidden';
  if (element.localName === 'br') return 'line-break';
  if (element.matches(OPAQUE) || isEditable(style))
    return isInline(style) ? 'opaque' : 'line-break';
  return isInline(style) ? 'inline' : 'block';
}

/** @param {CSSStyleDeclaration} style */
export function isInline(style) {
  return INLINE_DISPLAY.test(style.display);
}

/** Has the page made it editable without saying so in an attribute? @param {CSSStyleDeclaration} style */
function isEditable(style) {
  return style.getPropertyValue('-webkit-user-modify').startsWith('read-write'); // it is inherited
}

/** Are line ends in the source kept as line ends on the page? @param {CSSStyleDeclaration} style */
export function keepsLineEnds(style) {
  return /^(pre|break-spaces)/.test(style.whiteSpace);
}

/** May this element come to show text without any change to the tree? @param {Element} element */
export function isPossibleHost(element) {
  if (element.shadowRoot) return false;
  if (element.localName.includes('-')) return true;
  return !element.firstChild && element.matches(SHADOW_HOST);
}

/**
 * May the text under this element be read, as far as its ancestors are concerned?
 * @param {Element} element
 */
export function isWithinReadableText(element) {
  /** @type {Element | null} */
  let current = element;
  while (current) {
    if (current.closest(`${TRANSPARENT}, ${OPAQUE}`)) return false;
    current = hostOf(current);
  }
  return element.ownerDocument.designMode !== 'on' && !isEditable(getComputedStyle(element));
}

/** Is an element drawn at all, be it scrolled out of view or transparent? @param {Element} element */
export function isDisplayed(element) {
  /** @type {Element | null} */
  let box = element;
  // What has no box of its own counts as undisplayed, though its children are drawn.
  while (box && getComputedStyle(box).display === 'contents')
    box = box.parentElement ?? hostOf(box);
  return box?.checkVisibility() ?? false;
}

/** What stands under a shadow host is drawn only where a slot takes it in. @param {Element | Text} node */
export function isUnslotted(node) {
  return Boolean(node.parentElement?.shadowRoot) && !node.assignedSlot;
}

/** The element that carries the shadow tree in which a node stands. @param {Node} node */
export function hostOf(node) {
  const root = node.getRootNode();
  return 'host' in root ? /** @type {ShadowRoot} */ (root).host : null;
}

/** The nearest stated language, across shadow borders. @param {Element} element */
export function languageOf(element) {
  /** @type {Element | null} */
  let current = element;
  while (current) {
    const stated = current.closest('[lang]');
    if (stated) return stated.getAttribute('lang') ?? '';
    current = hostOf(current);
  }
  return '';
}

/** @param {Element} element @param {CSSStyleDeclaration} style */
function isUndisplayed(element, style) {
  if (style.display === 'none' || style.contentVisibility === 'hidden') return true;
  const parent = element.parentElement;
  // A closed <details> hides all but its summary in a way no style of the children shows.
  const isFolded = parent?.localName === 'details' && !parent.hasAttribute('open');
  return isFolded && parent.querySelector(':scope > summary') !== element;
}
