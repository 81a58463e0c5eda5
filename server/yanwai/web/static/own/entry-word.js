// The part of an entry's page that is the reader's own: where the word was met, and its status.
// Nothing of it shows in a browser that is not paired.

import { met } from './met.js';
import { build, element, say, trying, undo } from './page.js';
import { ask, Fault, isPaired } from './server.js';

/** @typedef {{status: string, contexts: import('./met.js').Context[]}} Word */

const own = element('#own', HTMLElement);
const path = `/v1/words/${encodeURIComponent(own.dataset.word ?? '')}`;
const SAID = /** @type {Record<string, string>} */ ({
  learning: 'You are learning it.',
  known: 'You know it, so it is not marked where you leave out known words.',
  ignored: 'It is ignored, so it is not marked where you leave out known words.',
});

/** @returns {Promise<Word | null>} null when the word is not saved */
async function saved() {
  try {
    return await ask('GET', path);
  } catch (fault) {
    if (fault instanceof Fault && fault.status === 404) return null;
    throw fault;
  }
}

async function show() {
  const word = await saved();
  const sentences = (word?.contexts ?? []).filter(({ sentence }) => sentence);
  element('#own-title', HTMLElement).textContent = sentences.length
    ? 'Appears in your reading'
    : 'Your word';
  element('#met', HTMLElement).replaceChildren(
    ...sentences.map((context) => build('li', {}, ...met(context))),
  );
  for (const button of own.querySelectorAll('[data-status]'))
    button.setAttribute(
      'aria-pressed',
      String(button instanceof HTMLElement && button.dataset.status === word?.status),
    );
  element('#forget', HTMLButtonElement).hidden = !word;
  say(SAID[word?.status ?? ''] ?? '');
  own.hidden = false;
}

/** @param {() => Promise<unknown>} work that changes the word */
function change(work) {
  return trying(async () => {
    await work();
    await show();
    element('#undo', HTMLButtonElement).hidden = false;
  });
}

element('#word', HTMLElement).addEventListener('click', (event) => {
  const button = event.target instanceof HTMLButtonElement ? event.target : null;
  if (button?.dataset.status) change(() => ask('PUT', path, { status: button.dataset.status }));
  else if (button?.id === 'forget') change(() => ask('DELETE', path));
  else if (button?.id === 'undo') undo(show);
});

if (isPaired()) trying(show);
