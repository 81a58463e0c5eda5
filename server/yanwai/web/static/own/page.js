// What the reader's own pages share: they show themselves once the browser is paired, say what went
// wrong, and take changes back.

import { ask, Fault, isPaired, pair, unpair } from './server.js';

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T} the page's own element, which its template holds
 */
export function element(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`no ${selector}`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {{class?: string, lang?: string, text?: string}} [with_]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function build(name, with_ = {}, ...children) {
  const made = document.createElement(name);
  if (with_.class) made.className = with_.class;
  if (with_.lang) made.lang = with_.lang;
  if (with_.text !== undefined) made.textContent = with_.text;
  made.append(...children);
  return made;
}

/** @param {string} text */
export function say(text) {
  element('#said', HTMLElement).textContent = text;
}

/**
 * Do something that may fail, and say why it did.
 * @param {() => Promise<void>} work
 */
export async function trying(work) {
  try {
    await work();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.status === 401) {
      unpair();
      showPairing();
    }
    say(fault.message);
  }
}

const UNDONE = /** @type {Record<string, string>} */ ({
  saved: 'Changed back',
  forgotten: 'Brought back',
  answered: 'The answer is taken back',
  imported: 'The import is taken back',
});

/** @param {() => Promise<void>} refresh */
export async function undo(refresh) {
  await trying(async () => {
    const { undone, words } = await ask('POST', '/v1/undo', {});
    await refresh();
    const some = words.slice(0, 5).join(', ') + (words.length > 5 ? ' …' : '');
    say(undone ? `${UNDONE[undone]}: ${some}` : 'There is nothing left to undo.');
  });
}

function showPairing() {
  element('#own', HTMLElement).hidden = true;
  const form = document.querySelector('#pairing'); // a page that is whole without it has none
  if (form instanceof HTMLElement) form.hidden = false;
}

/** @param {() => Promise<void>} show shows the page's own part; called once the browser is paired */
export async function start(show) {
  const shown = async () => {
    element('#pairing', HTMLElement).hidden = true;
    element('#own', HTMLElement).hidden = false;
    await trying(show);
  };
  const form = element('#pairing form', HTMLFormElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    trying(async () => {
      await pair(element('#code', HTMLInputElement).value);
      say('');
      await shown();
    });
  });
  if (isPaired()) await shown();
  else showPairing();
}
