/** A text and a position go in; what the server says of the word there comes out, asked once. */

import { contextAround } from '../reading/context.js';

/** @typedef {import('../../shared/contract.js').LookupAnswer} LookupAnswer */
/**
 * @template T
 * @typedef {import('../../shared/messages.js').Outcome<T>} Outcome
 */

const MAX_REMEMBERED = 300;

/** @param {(text: string, offset: number) => Promise<Outcome<LookupAnswer>>} lookUp */
export function createLookups(lookUp) {
  /** @type {Map<string, Promise<Outcome<LookupAnswer>>>} */
  const remembered = new Map();

  /** @param {string} text @param {number} offset */
  function ask(text, offset) {
    const key = `${offset} ${text}`;
    const before = remembered.get(key);
    if (before) return before;
    const asked = lookUp(text, offset);
    if (remembered.size >= MAX_REMEMBERED) {
      remembered.delete(/** @type {string} */ (remembered.keys().next().value));
    }
    remembered.set(key, asked);
    // A failure is no answer to remember.
    asked.then((outcome) => outcome.ok || remembered.delete(key));
    return asked;
  }

  /**
   * Offsets of the answer count in `text`.
   * @param {string} text
   * @param {number} offset
   * @returns {Promise<Outcome<LookupAnswer>>}
   */
  return async function find(text, offset) {
    const { start, end } = contextAround(text, offset);
    const outcome = await ask(text.slice(start, end).toWellFormed(), offset - start);
    return outcome.ok ? { ok: true, value: shift(outcome.value, start) } : outcome;
  };
}

/** @param {LookupAnswer} answer @param {number} by @returns {LookupAnswer} */
function shift(answer, by) {
  const { word, annotation, alternatives } = answer;
  return {
    ...answer,
    word: { ...word, start: word.start + by, end: word.end + by },
    annotation: annotation && {
      ...annotation,
      start: annotation.start + by,
      end: annotation.end + by,
      parts: annotation.parts.map(([start, end]) => [start + by, end + by]),
    },
    alternatives: alternatives.map((other) => ({
      ...other,
      start: other.start + by,
      end: other.end + by,
    })),
  };
}
