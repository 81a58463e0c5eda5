/**
 * The reader's wish to read a page in Yanwai comes in; a tab with the reader opens, and its text is
 * handed to that tab alone, once.
 *
 * The text is only here, in memory, for the moment in which the tab loads: it is in no storage, no
 * address, and not on the server before the reader page itself sends it, as it does a pasted text.
 */

import { serverUrl } from '../shared/settings.js';
import { health } from './server.js';

/** @typedef {import('../shared/messages.js').HandedText} HandedText */
/** @typedef {import('../shared/settings.js').Settings} Settings */
/**
 * @template T
 * @typedef {import('../shared/messages.js').Outcome<T>} Outcome
 */

const MOST_WAITING = 4;
const LIFE_MS = 60_000; // a tab that has not loaded by then will not ask any more

/** `tab` is the id of the tab it is for. @type {Set<{tab: Promise<number | undefined>, text: HandedText}>} */
const waiting = new Set();

/**
 * @param {Settings} settings
 * @param {number} tabId of the page to read
 * @returns {Promise<Outcome<'opened' | 'off' | 'no-text'>>}
 */
export async function readPage(settings, tabId) {
  const text = await textOf(tabId);
  if (typeof text === 'string') return { ok: true, value: text };
  // The reader page is opened only where Yanwai itself answers.
  const outcome = await health(settings);
  if (!outcome.ok) return outcome;
  const tab = chrome.tabs.create({ url: serverUrl(settings, '/') });
  keep({ tab: tab.then(({ id }) => id), text });
  await tab;
  return { ok: true, value: 'opened' };
}

/**
 * Gives a tab the text that waits for it, if it shows the server's own page.
 * @param {Settings} settings
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<Outcome<HandedText | null>>}
 */
export async function handOver(settings, { tab, frameId, url = '' }) {
  if (frameId !== 0 || url !== serverUrl(settings, '/')) return { ok: true, value: null };
  for (const item of [...waiting]) {
    if ((await item.tab) === tab?.id && waiting.delete(item)) return { ok: true, value: item.text };
  }
  return { ok: true, value: null };
}

/** @param {number} tabId @returns {Promise<HandedText | 'off' | 'no-text'>} */
async function textOf(tabId) {
  try {
    return await chrome.tabs.sendMessage(tabId, { type: 'read-text' }, { frameId: 0 });
  } catch {
    return 'no-text'; // the browser's own pages, and those opened before the extension
  }
}

/** @param {{tab: Promise<number | undefined>, text: HandedText}} item */
function keep(item) {
  for (const oldest of [...waiting].slice(0, Math.max(0, waiting.size - MOST_WAITING + 1))) {
    waiting.delete(oldest);
  }
  waiting.add(item);
  setTimeout(() => waiting.delete(item), LIFE_MS);
}
