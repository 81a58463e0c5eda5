/**
 * Blocks of text go in, their terms come out: one request at a time, what the reader sees first.
 * It waits when the server asks for patience and rests, until woken, when there is no server.
 */

import { chooseBatch, distanceFromView } from './batches.js';
import { remedyFor } from './retry.js';

/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {import('../../shared/contract.js').AnnotateAnswer} AnnotateAnswer */
/** @typedef {import('../../shared/contract.js').TextBlock} TextBlock */
/** @typedef {{annotation: import('../../shared/contract.js').Annotation, entry: import('../../shared/contract.js').Entry}} Term */

/**
 * @param {object} outside
 * @param {(blocks: TextBlock[]) => Promise<import('../../shared/messages.js').Outcome<AnnotateAnswer>>} outside.annotate
 * @param {(block: Block, terms: Term[]) => void} outside.onTerms
 * @param {(block: Block) => void} outside.onGone its text left the page before its turn came
 * @param {() => void} outside.onOrphaned
 */
export function createQueue({ annotate, onTerms, onGone, onOrphaned }) {
  /** A block that is being sent stays in here, so that it can still be removed. @type {Set<Block>} */
  const waiting = new Set();
  /** @type {'ready' | 'sending' | 'waiting' | 'resting' | 'ended'} */
  let state = 'ready';
  let failures = 0;
  /** How far each block is from what the reader sees. @type {WeakMap<Block, number>} */
  let distances = new WeakMap();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function pump() {
    if (state !== 'ready' || document.hidden) return;
    const batch = nextBatch();
    if (batch.length === 0) return;
    state = 'sending';
    // What stands on a page many times is sent once.
    const texts = [...new Set(batch.map(({ text }) => text))];
    const outcome = await annotate(
      texts.map((text, index) => ({ id: `${index}`, text: text.toWellFormed() })),
    );
    // Ended while the request was under way.
    if (state !== 'sending') return;
    state = 'ready';
    if (outcome.ok) {
      failures = 0;
      deliver(texts, outcome.value);
    } else {
      recover(batch, remedyFor(outcome, failures));
      failures += 1;
    }
    pump();
  }

  function nextBatch() {
    for (const block of waiting) {
      if (placeOf(block)?.isConnected) continue;
      waiting.delete(block);
      onGone(block);
    }
    const placed = [...waiting].map((block) => ({
      block,
      text: block.text,
      distance: distanceOf(block),
    }));
    return chooseBatch(placed).map(({ block }) => block);
  }

  /** Measured anew only after scrolling, since measuring all of a long page takes a while. @param {Block} block */
  function distanceOf(block) {
    const measured = distances.get(block);
    if (measured !== undefined) return measured;
    const box = placeOf(block)?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    const distance = distanceFromView(box, innerHeight);
    distances.set(block, distance);
    return distance;
  }

  const onScroll = () => {
    distances = new WeakMap();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });

  /** @param {string[]} texts @param {AnnotateAnswer} answer */
  function deliver(texts, answer) {
    /** @type {Map<string, Term[]>} */
    const byText = new Map();
    for (const { id, annotations } of answer.blocks) {
      const terms = annotations.flatMap((annotation) => {
        const entry = answer.entries[annotation.headword];
        return entry ? [{ annotation, entry }] : [];
      });
      byText.set(texts[Number(id)] ?? '', terms);
    }
    for (const block of waiting) {
      const terms = byText.get(block.text);
      if (!terms) continue;
      waiting.delete(block);
      onTerms(block, terms);
    }
  }

  /** @param {Block[]} batch @param {import('./retry.js').Remedy} remedy */
  function recover(batch, remedy) {
    if (remedy.act === 'end') onOrphaned();
    else if (remedy.act === 'rest') state = 'resting';
    else if (remedy.act === 'skip') for (const block of batch) waiting.delete(block);
    else {
      state = 'waiting';
      timer = setTimeout(() => {
        state = 'ready';
        pump();
      }, remedy.ms);
    }
  }

  return {
    /** @param {Block[]} blocks */
    add(blocks) {
      for (const block of blocks) waiting.add(block);
      pump();
    },

    /** @param {Block} block */
    remove: (block) => waiting.delete(block),

    /** Tries again after a rest: the reader is back, or the server is known to be up. */
    wake() {
      if (state === 'resting') {
        state = 'ready';
        failures = 0;
      }
      pump();
    },

    end() {
      state = 'ended';
      clearTimeout(timer);
      document.removeEventListener('scroll', onScroll, { capture: true });
      waiting.clear();
    },
  };
}

/** The element whose place on the page stands for the block's. @param {Block} block */
function placeOf(block) {
  const parent = block.pieces[0]?.node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : /** @type {Element | null} */ (parent);
}
