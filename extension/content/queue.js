/**
 * Blocks of text go in; one request at a time, what the reader sees comes back annotated first.
 * It waits when the server asks for patience and rests, until it is woken, when there is none.
 */

import { toNodeRanges } from './blocks.js';
import { chooseBatch, distanceFromView } from './batches.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('../shared/contract.js').AnnotateAnswer} AnnotateAnswer */
/** @typedef {import('../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../shared/messages.js').Failure} Failure */

const MAX_TRIES = 5; // with the waits doubling from one second, about half a minute
const MAX_WAIT_MS = 30_000;
const MAX_REFUSALS = 3; // one odd block may be refused; when all are, the page is not ours to send
const MAX_REMEMBERED = 1000; // texts; lists that scroll show the same text again and again

/**
 * @param {object} outside
 * @param {(blocks: {id: string, text: string}[]) => Promise<import('../shared/messages.js').Outcome<AnnotateAnswer>>} outside.annotate
 * @param {(mark: Mark) => void} outside.onMark
 * @param {() => void} outside.onOrphaned
 */
export function createQueue({ annotate, onMark, onOrphaned }) {
  /** @type {Set<Block>} */
  const waiting = new Set();
  /** @type {Map<string, Mark[]>} */
  const remembered = new Map();
  let version = '';
  let isBusy = false;
  let isResting = false;
  let tries = 0;
  let refusals = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function pump() {
    if (isBusy || isResting || waiting.size === 0 || document.hidden) return;
    for (const block of waiting) if (!isStillThere(block)) waiting.delete(block);
    const batch = chooseBatch([...waiting].map(withDistance));
    if (batch.length === 0) return;
    isBusy = true;
    const outcome = await annotate(batch.map(({ text }, i) => ({ id: `${i}`, text: text.toWellFormed() })));
    isBusy = false;
    if (outcome.ok) {
      tries = 0;
      refusals = 0;
      accept(batch.map(({ block }) => block), outcome.value);
    } else {
      postpone(batch.map(({ block }) => block), outcome);
    }
    pump();
  }

  return { pump };
}
