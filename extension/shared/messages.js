/**
 * Every message between the extension's parts: requests go in typed, answers come out as values,
 * and nothing here throws.
 */

/** @typedef {import('./contract.js').AnnotateAnswer} AnnotateAnswer */
/** @typedef {import('./contract.js').Health} Health */
/** @typedef {import('./contract.js').LookupAnswer} LookupAnswer */
/** @typedef {import('./contract.js').SavedWord} SavedWord */
/** @typedef {import('./contract.js').TextBlock} TextBlock */
/** @typedef {import('./contract.js').WordContext} WordContext */
/** @typedef {import('./contract.js').WordStatus} WordStatus */

/**
 * Why there is no answer:
 * - `unreachable`: nothing listens on the port, or it did not answer in time;
 * - `busy`: the server asks to wait `retryAfterMs` (null: it does not say how long);
 * - `refused`: the server found fault with the request;
 * - `not-paired`: the reader's words need a token, and there is none or no longer a right one;
 * - `cancelled`: the page that asked is gone;
 * - `stranger`: something answers on the port, but it is not Yanwai;
 * - `not-permitted`: the reader has withdrawn the permission for 127.0.0.1;
 * - `orphaned`: the extension was updated or removed under this page.
 * @typedef {{reason: 'unreachable'} | {reason: 'busy', retryAfterMs: number | null}
 *   | {reason: 'refused', status: number, detail: string} | {reason: 'not-paired'}
 *   | {reason: 'cancelled'} | {reason: 'stranger'} | {reason: 'not-permitted'} | {reason: 'orphaned'}} Failure
 */

/**
 * @template T
 * @typedef {{ok: true, value: T} | ({ok: false} & Failure)} Outcome
 */

/** `page` names one visit of one frame, so that its requests can be cancelled. */
/** @typedef {{type: 'annotate', page: string, blocks: TextBlock[]}} AnnotateRequest */
/** @typedef {{type: 'lookup', page: string, text: string, offset: number}} LookupRequest */
/** @typedef {{type: 'cancel', page: string}} CancelRequest */
/** @typedef {{type: 'health'}} HealthRequest */
/** @typedef {{type: 'open-entry', path: string, active: boolean}} OpenEntryRequest */
/** @typedef {{type: 'open-options'}} OpenOptionsRequest */
/** @typedef {{type: 'count', terms: number}} CountRequest */
/** @typedef {{type: 'word-status', word: string}} WordStatusRequest */
/** @typedef {{type: 'save-word', word: string, status: WordStatus, context: WordContext | null}} SaveWordRequest */
/** @typedef {{type: 'forget-word', word: string}} ForgetWordRequest */
/** @typedef {{type: 'pair', code: string}} PairRequest */
/** @typedef {{type: 'unpair'}} UnpairRequest */
/** @typedef {{type: 'domains'}} DomainsRequest */
/** @typedef {{type: 'read-page', tab: number}} ReadPageRequest */
/** @typedef {{type: 'handed-text'}} HandedTextRequest */
/**
 * @typedef {AnnotateRequest | LookupRequest | CancelRequest | HealthRequest | OpenEntryRequest
 *   | OpenOptionsRequest | CountRequest | WordStatusRequest | SaveWordRequest | ForgetWordRequest
 *   | PairRequest | UnpairRequest | DomainsRequest
 *   | ReadPageRequest | HandedTextRequest} BackgroundRequest
 */

/**
 * From the background or the popup to pages:
 * - `server-up` to all frames: the server answers again;
 * - `describe` to the top frame;
 * - `read-text` to the top frame: its text, for the reader page;
 * - `explain-selection` to the frame in which the reader asked for it;
 * - `word-changed` to all frames: the reader has saved or learnt a word; null: no longer saved.
 * @typedef {{type: 'server-up'} | {type: 'describe'} | {type: 'read-text'} | {type: 'explain-selection'}
 *   | {type: 'word-changed', word: string, status: WordStatus | null}} PageRequest
 */
/** @typedef {{hostname: string}} PageDescription */
/** A page's own text, on its way to the reader page. @typedef {{title: string, text: string}} HandedText */

/**
 * @typedef {object} Answers
 * @property {AnnotateAnswer} annotate
 * @property {LookupAnswer} lookup
 * @property {null} cancel
 * @property {Health} health
 * @property {null} open-entry
 * @property {null} open-options
 * @property {null} count
 * @property {SavedWord | null} word-status
 * @property {SavedWord} save-word
 * @property {null} forget-word
 * @property {null} pair
 * @property {null} unpair
 * @property {string[]} domains of the lexicon
 * @property {'opened' | 'off' | 'no-text'} read-page
 * @property {HandedText | null} handed-text null when none waits for this tab
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

/** @typedef {(value: unknown) => boolean} Check */

const isText = (/** @type {unknown} */ value) => typeof value === 'string';
const isCount = (/** @type {unknown} */ value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** What each message must hold. @type {Record<BackgroundRequest['type'], Record<string, Check>>} */
const SHAPES = {
  annotate: {
    page: isText,
    blocks: (blocks) => Array.isArray(blocks) && blocks.every(isTextBlock),
  },
  lookup: { page: isText, text: isText, offset: isCount },
  cancel: { page: isText },
  health: {},
  // The background opens only entries, whatever a page may make a content script ask.
  'open-entry': {
    path: (path) => typeof path === 'string' && path.startsWith('/entries/'),
    active: (active) => typeof active === 'boolean',
  },
  'open-options': {},
  count: { terms: isCount },
  'word-status': { word: isText },
  'save-word': { word: isText, status: isWordStatus, context: isContext },
  'forget-word': { word: isText },
  pair: { code: isText },
  unpair: {},
  domains: {},
  'read-page': { tab: isCount },
  'handed-text': {},
};

/**
 * Reads a message that may come from an older version: null when it is not one of ours.
 * @param {unknown} message
 * @returns {BackgroundRequest | null}
 */
export function toBackgroundRequest(message) {
  if (!isObject(message) || typeof message.type !== 'string') return null;
  if (!Object.hasOwn(SHAPES, message.type)) return null;
  const shape = SHAPES[/** @type {BackgroundRequest['type']} */ (message.type)];
  for (const [name, isRight] of Object.entries(shape)) {
    if (!isRight(message[name])) return null;
  }
  return /** @type {BackgroundRequest} */ (/** @type {unknown} */ (message));
}

/** @param {unknown} value */
function isTextBlock(value) {
  return isObject(value) && isText(value.id) && isText(value.text);
}

/** @param {unknown} value */
function isWordStatus(value) {
  return value === 'learning' || value === 'known' || value === 'ignored';
}

/** @param {unknown} value */
function isContext(value) {
  if (value === null) return true;
  return isObject(value) && isText(value.sentence) && isText(value.url) && isText(value.title);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}
