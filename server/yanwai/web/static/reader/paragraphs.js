/** The page's paragraphs go in as the server wrote them; what comes to be known of each is drawn. */

import { sentenceAround } from '/shared/context.js';
import { build } from '../own/page.js';
import { toSegments } from './segments.js';

/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {import('./types.js').Term} Term */
/** @typedef {ReturnType<typeof createParagraph>} Paragraph */

/** What a term's link stands for. @type {WeakMap<Element, Term>} */
const terms = new WeakMap();
/** The text of the paragraph it stands in. @type {WeakMap<Element, string>} */
const texts = new WeakMap();

/** The link of a term in or around which something happened. @param {EventTarget | null} target */
export function linkOf(target) {
  const link = target instanceof Element ? target.closest('.term') : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/** @param {Element} link */
export function termOf(link) {
  return terms.get(link);
}

/** The sentence in which a term stands. @param {Element} link */
export function sentenceOf(link) {
  const [text = '', offset = 0] = [texts.get(link), terms.get(link)?.annotation.start];
  const { start, end } = sentenceAround(text, offset);
  return text.slice(start, end).trim();
}

/**
 * @param {HTMLElement} element
 * @param {number} index in the text
 * @param {(term: Term) => string} toNote the address of a term's note
 */
export function createParagraph(element, index, toNote) {
  const text = element.textContent ?? '';
  /** @type {Term[] | null} */
  let found = null;
  /** @type {Reading[] | null} */
  let readings = null;

  function draw() {
    const focused = links().indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const segments = toSegments(text, found ?? [], readings ?? []);
    element.replaceChildren(
      ...segments.flatMap(({ term, words }) => {
        const nodes = words.map(wordNode);
        return term ? [termLink(term, nodes)] : nodes;
      }),
    );
    if (focused >= 0) links()[focused]?.focus({ preventScroll: true });
  }

  function links() {
    return /** @type {HTMLAnchorElement[]} */ ([...element.querySelectorAll('.term')]);
  }

  /** @param {Term} term @param {Node[]} nodes */
  function termLink(term, nodes) {
    const link = build('a', { class: 'term' }, ...nodes);
    link.href = toNote(term);
    link.setAttribute('aria-haspopup', 'dialog');
    link.setAttribute('aria-expanded', 'false');
    terms.set(link, term);
    texts.set(link, text);
    return link;
  }

  return {
    element,
    index,
    text,

    /** @param {Term[]} annotated */
    annotate(annotated) {
      found = annotated;
      draw();
    },

    /** @param {Reading[]} read */
    read(read) {
      readings = read;
      draw();
    },
  };
}

/** @param {import('./segments.js').Word} word @returns {Node} */
function wordNode({ text, pinyin }) {
  if (pinyin === null) return document.createTextNode(text);
  const over = build('rt', { lang: 'zh-Latn-pinyin', text: pinyin });
  return build('ruby', {}, text, over);
}
