/** The page comes in; its text comes out as the reader page takes it. */

import { collect } from './reading/collect.js';
import { createPageJudge, HAN } from './reading/language.js';

/** @typedef {import('../shared/messages.js').HandedText} HandedText */

const HAN_CHARACTERS = new RegExp(HAN, 'gu');
const OBJECTS = /\uFFFC/g; // pictures, fields and whatever else stands in a line and is no text
const MOST_OF_IT = 0.5; // of the page's Chinese characters make an element its main text

/** What the reader sees of this page as text; null where there is no Chinese. @returns {HandedText | null} */
export function pageText() {
  const texts = textsOf(mainElement());
  const judge = createPageJudge();
  for (const text of texts) judge.see(text);
  if (!texts.some((text) => judge.isForUs(text) && HAN.test(text))) return null;
  return { title: document.title, text: texts.join('\n') };
}

/** The article where the page names one that holds most of its text, else all of it. */
function mainElement() {
  const whole = hanIn(document.body);
  const candidates = [...document.querySelectorAll('article, main, [role="main"]')];
  const sizes = candidates.map((element) => ({ element, han: hanIn(element) }));
  const largest = sizes.filter(({ han }) => han > whole * MOST_OF_IT);
  // The innermost: an article stands inside main, with less around it.
  return largest.reduce((best, one) => (one.han <= best.han ? one : best), {
    element: /** @type {Element} */ (document.body),
    han: whole,
  }).element;
}

/** @param {Element} root */
function textsOf(root) {
  return collect(root)
    .blocks.map(({ text }) => text.replace(OBJECTS, '').trim())
    .filter((text) => text !== '');
}

/** @param {Element} root */
function hanIn(root) {
  return textsOf(root).reduce((sum, text) => sum + (text.match(HAN_CHARACTERS)?.length ?? 0), 0);
}
