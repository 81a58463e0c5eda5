/** Requests to the reader's own server go in; answers and failures come out as plain values. */

import { serverUrl } from '../shared/settings.js';
import { readToken } from './token.js';

/** @typedef {import('../shared/messages.js').Failure} Failure */
/** @typedef {import('../shared/settings.js').Settings} Settings */
/**
 * @template T
 * @typedef {import('../shared/messages.js').Outcome<T>} Outcome
 */

const TIMEOUT_MS = 20_000; // a batch takes well under a second; a starting server some seconds
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Requests under way, by the page that waits for them. @type {Map<string, Set<AbortController>>} */
const underWay = new Map();

/**
 * @param {Settings} settings
 * @param {string} page
 * @param {import('../shared/contract.js').TextBlock[]} blocks
 * @returns {Promise<Outcome<import('../shared/contract.js').AnnotateAnswer>>}
 */
export async function annotate(settings, page, blocks) {
  const wish = { blocks, offset_encoding: 'utf-16' };
  const token = settings.isPaired && settings.hidesKnown ? await readToken() : null;
  const options = { page, isOurs: (/** @type {any} */ answer) => Array.isArray(answer?.blocks) };
  if (token) {
    const body = { ...wish, skip_known: true };
    const outcome = await post(settings, '/v1/annotate', body, { ...options, token });
    // A token that is no longer right costs the saved words, not the marks.
    if (outcome.ok || outcome.reason !== 'not-paired') return outcome;
  }
  return post(settings, '/v1/annotate', wish, options);
}

/**
 * @param {Settings} settings
 * @param {string} page
 * @param {string} text
 * @param {number} offset
 * @returns {Promise<Outcome<import('../shared/contract.js').LookupAnswer>>}
 */
export function lookUp(settings, page, text, offset) {
  const body = { text, offset, offset_encoding: 'utf-16' };
  const isOurs = (/** @type {any} */ answer) => Array.isArray(answer?.dictionary);
  return post(settings, '/v1/lookup', body, { page, isOurs });
}

/** @param {string} page that nobody looks at any more */
export function cancel(page) {
  for (const controller of underWay.get(page) ?? []) controller.abort();
  underWay.delete(page);
}

/**
 * @param {Settings} settings
 * @returns {Promise<Outcome<import('../shared/contract.js').Health>>}
 */
export function health(settings) {
  const isOurs = (/** @type {any} */ answer) => Number.isInteger(answer?.lexicon?.entries);
  return request(serverUrl(settings, '/healthz'), {}, isOurs);
}

/**
 * The names of the lexicon's domains.
 * @param {Settings} settings
 * @returns {Promise<Outcome<string[]>>}
 */
export async function domains(settings) {
  const isOurs = (/** @type {any} */ answer) => typeof answer?.domains === 'object';
  const outcome = await request(serverUrl(settings, '/v1/lexicon'), {}, isOurs);
  if (!outcome.ok) return outcome;
  return { ok: true, value: Object.keys(/** @type {any} */ (outcome.value).domains) };
}

/**
 * @param {Settings} settings
 * @param {string} path
 * @param {unknown} body
 * @param {{isOurs: (answer: any) => boolean, page?: string, token?: string}} options
 * @returns {Promise<Outcome<any>>}
 */
export async function post(settings, path, body, { isOurs, page = '', token }) {
  const controller = new AbortController();
  const others = underWay.get(page) ?? new Set();
  underWay.set(page, others.add(controller));
  const init = {
    method: 'POST',
    headers: token ? { ...JSON_TYPE, ...authorisation(token) } : JSON_TYPE,
    body: JSON.stringify(body),
    signal: controller.signal,
  };
  try {
    return await request(serverUrl(settings, path), init, isOurs);
  } finally {
    others.delete(controller);
    if (others.size === 0) underWay.delete(page);
  }
}

/** @param {string} token */
export function authorisation(token) {
  return { Authorization: `Bearer ${token}` };
}

/**
 * @template T
 * @param {string} url
 * @param {RequestInit} init
 * @param {(answer: any) => boolean} isOurs tells Yanwai's answer from another program's
 * @returns {Promise<Outcome<T>>}
 */
export async function request(url, init, isOurs) {
  /** @type {Response} */
  let response;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    response = await fetch(url, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
    });
  } catch {
    if (init.signal?.aborted) return { ok: false, reason: 'cancelled' };
    return { ok: false, reason: (await isPermitted()) ? 'unreachable' : 'not-permitted' };
  }
  // An answer without a body is read as null.
  const answer = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, ...toFailure(response, answer) };
  return isOurs(answer) ? { ok: true, value: answer } : { ok: false, reason: 'stranger' };
}

/**
 * Maps an answer that is not a success.
 * @param {Pick<Response, 'status' | 'headers'>} response
 * @param {any} problem the problem document, when there is one
 * @returns {Failure}
 */
export function toFailure(response, problem) {
  const { status, headers } = response;
  if (status === 429 || status === 503) {
    return { reason: 'busy', retryAfterMs: toMilliseconds(headers.get('Retry-After')) };
  }
  if (typeof problem?.title !== 'string') return { reason: 'stranger' };
  if (status === 401) return { reason: 'not-paired' };
  return { reason: 'refused', status, detail: String(problem.detail ?? problem.title) };
}

/**
 * Reads a Retry-After header, which holds seconds or a date.
 * @param {string | null} header
 * @returns {number | null}
 */
export function toMilliseconds(header) {
  if (!header) return null;
  const milliseconds = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}

/** The browser reports a withdrawn permission as a mere network error, so it is asked for apart. */
function isPermitted() {
  return chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] });
}
