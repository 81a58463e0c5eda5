/**
 * A term and the sentence it stands in go in; the buttons that save it come out, where the browser
 * is paired. The sentence and the text's title are kept only because the reader presses one.
 */

import { build } from '../own/page.js';
import { ask, Fault, isPaired } from '../own/server.js';

/** @typedef {import('./types.js').Term} Term */

const MOST_SENTENCE_CHARS = 1_000; // what the server keeps of one
const STATUSES = /** @type {const} */ ([
  ['learning', 'Learn', 'Saved: the review will ask for it.'],
  ['known', 'Known', 'Saved as known.'],
]);

/** The status of what was saved on this page, by headword. @type {Map<string, string>} */
const saved = new Map();

/** @param {Term} term @param {string} sentence @returns {Node[]} */
export function savingParts({ entry }, sentence) {
  if (!isPaired()) return [];
  const path = `/v1/words/${encodeURIComponent(entry.headword)}`;
  const said = build('span', { class: 'aside' });
  said.setAttribute('role', 'status');
  const title = document.querySelector('h1:not(.visually-hidden)')?.textContent ?? '';
  const context = { sentence: sentence.slice(0, MOST_SENTENCE_CHARS), url: '', title };

  const buttons = STATUSES.map(([status, name, done]) => {
    const button = build('button', { class: 'plain', text: name });
    button.type = 'button';
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => save(status, done));
    return button;
  });

  /** @param {string} status */
  function press(status) {
    STATUSES.forEach(([each], index) => {
      buttons[index]?.setAttribute('aria-pressed', String(each === status));
    });
  }

  /** @param {string} status @param {string} done */
  async function save(status, done) {
    try {
      await ask('PUT', path, { status, context });
      saved.set(entry.headword, status);
      press(status);
      said.textContent = done;
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      said.textContent = fault.message;
    }
  }

  const before = saved.get(entry.headword);
  if (before) press(before);
  return [build('p', { class: 'saving' }, ...buttons, said)];
}
