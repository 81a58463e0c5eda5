/** The reader's wishes for a word go in; what the server has saved of it comes out. */

import { saveSettings, serverUrl } from '../shared/settings.js';
import { authorisation, post, request } from './server.js';
import { deleteToken, readToken, writeToken } from './token.js';

/** @typedef {import('../shared/contract.js').SavedWord} SavedWord */
/** @typedef {import('../shared/contract.js').WordContext} WordContext */
/** @typedef {import('../shared/contract.js').WordStatus} WordStatus */
/** @typedef {import('../shared/settings.js').Settings} Settings */
/**
 * @template T
 * @typedef {import('../shared/messages.js').Outcome<T>} Outcome
 */

/**
 * Trades the code that `yanwai pair` shows for a token.
 * @param {Settings} settings
 * @param {string} code
 * @returns {Promise<Outcome<null>>}
 */
export async function pair(settings, code) {
  const isOurs = (/** @type {any} */ answer) => typeof answer?.token === 'string';
  const outcome = await post(settings, '/v1/pair', { code }, { isOurs });
  if (!outcome.ok) return outcome;
  await writeToken(outcome.value.token);
  await saveSettings({ isPaired: true });
  return { ok: true, value: null };
}

/** @returns {Promise<Outcome<null>>} */
export async function unpair() {
  await deleteToken();
  await saveSettings({ isPaired: false });
  return { ok: true, value: null };
}

/**
 * @param {Settings} settings
 * @param {string} word
 * @returns {Promise<Outcome<SavedWord | null>>} null when it is not saved
 */
export async function statusOf(settings, word) {
  const outcome = await withToken(settings, word, { method: 'GET' }, isSavedWord);
  const isUnknown = !outcome.ok && outcome.reason === 'refused' && outcome.status === 404;
  return isUnknown ? { ok: true, value: null } : outcome;
}

/**
 * @param {Settings} settings
 * @param {string} word
 * @param {WordStatus} status
 * @param {WordContext | null} context
 * @returns {Promise<Outcome<SavedWord>>}
 */
export function save(settings, word, status, context) {
  const body = JSON.stringify(context ? { status, context } : { status });
  const headers = { 'Content-Type': 'application/json' };
  return withToken(settings, word, { method: 'PUT', headers, body }, isSavedWord);
}

/**
 * @param {Settings} settings
 * @param {string} word
 * @returns {Promise<Outcome<null>>}
 */
export async function forget(settings, word) {
  const outcome = await withToken(settings, word, { method: 'DELETE' }, (answer) => !answer);
  const isGone = !outcome.ok && outcome.reason === 'refused' && outcome.status === 404;
  return isGone ? { ok: true, value: null } : outcome;
}

/**
 * @param {Settings} settings
 * @param {string} word
 * @param {RequestInit} init
 * @param {(answer: any) => boolean} isOurs
 * @returns {Promise<Outcome<any>>}
 */
async function withToken(settings, word, init, isOurs) {
  const token = await readToken();
  if (!token) return { ok: false, reason: 'not-paired' };
  const url = serverUrl(settings, `/v1/words/${encodeURIComponent(word)}`);
  const headers = { ...init.headers, ...authorisation(token) };
  const outcome = await request(url, { ...init, headers }, isOurs);
  if (!outcome.ok && outcome.reason === 'not-paired') await unpair();
  return outcome;
}

/** @param {any} answer */
function isSavedWord(answer) {
  return typeof answer?.word === 'string' && typeof answer.status === 'string';
}
