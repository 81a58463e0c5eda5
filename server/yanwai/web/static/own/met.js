// Where a saved word was met: the sentence, and the page if it can be gone back to.

import { build } from './page.js';

/** @typedef {{sentence: string, url: string, title: string}} Context */

/** @param {Context} context @returns {HTMLElement[]} */
export function met({ sentence, url, title }) {
  /** @type {HTMLElement[]} */
  const found = [build('p', { text: sentence, lang: 'zh-Hans' })];
  if (/^https?:/.test(url)) {
    const where = build('a', { class: 'aside', text: title || url });
    where.href = url;
    where.rel = 'noreferrer';
    found.push(where);
  }
  return found;
}
