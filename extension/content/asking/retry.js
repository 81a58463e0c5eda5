/** A failure and what came before it go in; what to do with the waiting text comes out. */

/** @typedef {import('../../shared/messages.js').Failure} Failure */

const MAX_TRIES = 5; // with waits that double from one second, about half a minute
const MAX_WAIT_MS = 30_000; // a longer wait than the reader's patience helps nobody
const MAX_REFUSALS = 3; // one odd text may be refused; if all are, asking on is useless

/**
 * - `wait`: ask again after `ms`
 * - `rest`: ask again when the reader comes back or the server is known to be up
 * - `skip`: leave this text out and go on with the next
 * - `end`: this script has lost its extension
 * @typedef {{act: 'wait', ms: number} | {act: 'rest'} | {act: 'skip'} | {act: 'end'}} Remedy
 */

/**
 * @param {Failure} failure
 * @param {number} failuresBefore how many there were in a row before this one
 * @returns {Remedy}
 */
export function remedyFor(failure, failuresBefore) {
  switch (failure.reason) {
    case 'orphaned':
      return { act: 'end' };
    case 'busy': {
      if (failuresBefore + 1 >= MAX_TRIES) return { act: 'rest' };
      const wanted = failure.retryAfterMs ?? 0;
      return {
        act: 'wait',
        ms: Math.min(MAX_WAIT_MS, Math.max(wanted, 1000 * 2 ** failuresBefore)),
      };
    }
    case 'refused':
      return { act: failuresBefore + 1 >= MAX_REFUSALS ? 'rest' : 'skip' };
    default:
      return { act: 'rest' };
  }
}
