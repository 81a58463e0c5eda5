/** Requests to the reader's own server go in; answers and failures come out as plain values. */

import { serverUrl } from '../shared/settings.js';

/** @typedef {import('../shared/messages.js').Failure} Failure */
/** @typedef {import('../shared/settings.js').Settings} Settings */
/**
 * @template T
 * @typedef {import('../shared/messages.js').Outcome<T>} Outcome
 */

const TIMEOUT_MS = 20_000; // a batch takes well under a second; a starting server some seconds

/**
 * @param {Settings} settings
 * @param {import('../shared/contract.js').TextBlock[]} blocks
 * @returns {Promise<Outcome<import('../shared/contract.js').AnnotateAnswer>>}
 */
export function annotate(settings, blocks) {
  const body = JSON.stringify({ blocks, offset_encoding: 'utf-16' });
  const headers = { 'Content-Type': 'application/json' };
  return request(serverUrl(settings, '/v1/annotate'), { method: 'POST', headers, body }, (answer) =>
    Array.isArray(answer.blocks),
  );
}

/**
 * @param {Settings} settings
 * @returns {Promise<Outcome<import('../shared/contract.js').Health>>}
 */
export function health(settings) {
  return request(serverUrl(settings, '/healthz'), {}, (answer) =>
    Number.isInteger(answer.lexicon?.entries),
  );
}

/**
 * @template T
 * @param {string} url
 * @param {RequestInit} init
 * @param {(answer: any) => boolean} isOurs tells Yanwai's answer from another program's
 * @returns {Promise<Outcome<T>>}
 */
async function request(url, init, isOurs) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return { ok: false, reason: (await isPermitted()) ? 'unreachable' : 'not-permitted' };
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, ...toFailure(response, answer) };
  return answer && isOurs(answer) ? { ok: true, value: answer } : { ok: false, reason: 'stranger' };
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
