/**
 * Every message between the extension's parts: requests go in typed, answers come out as values,
 * and nothing here throws.
 */

/** @typedef {import('./contract.js').AnnotateAnswer} AnnotateAnswer */
/** @typedef {import('./contract.js').Health} Health */
/** @typedef {import('./contract.js').TextBlock} TextBlock */

/**
 * Why there is no answer:
 * - `unreachable`: nothing listens on the port, or it did not answer in time;
 * - `busy`: the server asks to wait `retryAfterMs` (null: it does not say how long);
 * - `refused`: the server found fault with the request;
 * - `stranger`: something answers on the port, but it is not Yanwai;
 * - `not-permitted`: the reader has withdrawn the permission for 127.0.0.1;
 * - `orphaned`: the extension was updated or removed under this page.
 * @typedef {{reason: 'unreachable'} | {reason: 'busy', retryAfterMs: number | null}
 *   | {reason: 'refused', status: number, detail: string} | {reason: 'stranger'}
 *   | {reason: 'not-permitted'} | {reason: 'orphaned'}} Failure
 */

/**
 * @template T
 * @typedef {{ok: true, value: T} | ({ok: false} & Failure)} Outcome
 */

/** @typedef {{type: 'annotate', blocks: TextBlock[]}} AnnotateRequest */
/** @typedef {{type: 'health'}} HealthRequest */
/** @typedef {{type: 'open-entry', path: string, active: boolean}} OpenEntryRequest */
/** @typedef {AnnotateRequest | HealthRequest | OpenEntryRequest} BackgroundRequest */

/** From the background or the popup to a page: `server-up` to all frames, `describe` to the top. */
/** @typedef {{type: 'server-up'} | {type: 'describe'}} PageRequest */
/** @typedef {{hostname: string}} PageDescription */

/**
 * @typedef {object} Answers
 * @property {AnnotateAnswer} annotate
 * @property {Health} health
 * @property {null} open-entry
 */

/**
 * Asks the background and waits for its answer.
 * @template {BackgroundRequest} R
 * @param {R} request
 * @returns {Promise<Outcome<Answers[R['type']]>>}
 */
export async function ask(request) {
  if (isOrphaned()) return { ok: false, reason: 'orphaned' };
  try {
    const answer = await chrome.runtime.sendMessage(request);
    // A worker that ends while it works leaves the caller without an answer.
    return answer ?? { ok: false, reason: 'unreachable' };
  } catch {
    return { ok: false, reason: isOrphaned() ? 'orphaned' : 'unreachable' };
  }
}

/** After an update, scripts of the old version live on in open pages without their extension. */
export function isOrphaned() {
  return !globalThis.chrome?.runtime?.id;
}

/**
 * Reads a message that may come from an older version: null when it is not one of ours.
 * @param {unknown} message
 * @returns {BackgroundRequest | null}
 */
export function toBackgroundRequest(message) {
  if (!isObject(message)) return null;
  const { type, blocks, path, active } = message;
  if (type === 'health') return { type };
  if (type === 'annotate' && Array.isArray(blocks) && blocks.every(isTextBlock)) {
    return { type, blocks };
  }
  // The background opens only entries, whatever a page may make a content script ask.
  if (type === 'open-entry' && typeof path === 'string' && path.startsWith('/entries/')) {
    return { type, path, active: active === true };
  }
  return null;
}

/** @param {unknown} value @returns {value is TextBlock} */
function isTextBlock(value) {
  return isObject(value) && typeof value.id === 'string' && typeof value.text === 'string';
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}
