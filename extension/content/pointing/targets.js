/**
 * A character of the page goes in; what can be explained there comes out: the marked term, or the
 * word that the sentence makes of it. The same word is the same object, whichever character is met.
 */

import { toNodeRanges } from '../reading/blocks.js';
import { HAN } from '../reading/language.js';
import { endOfCharacter } from './character.js';

/** @typedef {import('../reading/blocks.js').Block} Block */
/** @typedef {import('../reading/blocks.js').NodeRange} NodeRange */
/** @typedef {import('../marking/marks.js').Mark} Mark */
/** @typedef {import('../../shared/contract.js').LookupAnswer} LookupAnswer */
/** @typedef {import('../../shared/messages.js').Failure} Failure */

/**
 * A word of a text that was looked up or is about to be; until the answer is there it is as long as
 * the character that was pointed at. `start` and `end` count in the text of `block`.
 * @typedef {object} Word
 * @property {'word'} kind
 * @property {Block} block
 * @property {number} start
 * @property {number} end
 * @property {NodeRange[]} ranges
 * @property {LookupAnswer | null} answer
 * @property {Failure | null} failure why there is no answer
 */
/** @typedef {Mark | Word} Target */

/** @param {(text: string, offset: number) => Promise<import('../../shared/messages.js').Outcome<LookupAnswer>>} find */
export function createWords(find) {
  /** @type {WeakMap<Block, Word[]>} */
  const byBlock = new WeakMap();
  /** @type {Word[]} */
  const chosen = [];

  return {
    /**
     * @param {Block} block
     * @param {number} offset of a character in its text
     * @returns {Word | null} null where the character is not Chinese
     */
    at(block, offset) {
      const words = byBlock.get(block) ?? [];
      const known = words.findLast(({ start, end }) => start <= offset && offset < end);
      if (known) return known;
      const end = endOfCharacter(block.text, offset);
      if (!HAN.test(block.text.slice(offset, end))) return null;
      const word = toWord(block, offset, end);
      byBlock.set(block, [...words, word]);
      return word;
    },

    /** Asks for a word's answer, once; a failure may be tried again. @param {Word} word */
    async resolve(word) {
      if (word.answer) return;
      const outcome = await find(word.block.text, word.start);
      if (!outcome.ok) {
        const { ok, ...failure } = outcome;
        word.failure = failure;
        return;
      }
      adopt(word, outcome.value);
    },

    /**
     * Another word in the place of what the sentence makes of it, by the reader's choice.
     * @param {Block} block
     * @param {import('../../shared/contract.js').Alternative} alternative
     */
    async choose(block, { start, end, surface }) {
      const word = toWord(block, start, end);
      const outcome = await find(surface, 0);
      if (!outcome.ok) return null;
      word.answer = outcome.value;
      chosen.push(word);
      return word;
    },

    /** The reader's choice for a character of the page. @param {Text} node @param {number} offset */
    chosenAt: (node, offset) =>
      chosen.findLast(({ ranges }) =>
        ranges.some((range) => range.node === node && range.start <= offset && offset < range.end),
      ) ?? null,
  };
}

/** @typedef {ReturnType<typeof createWords>} Words */

/** @param {Block} block @param {number} start @param {number} end @returns {Word} */
export function toWord(block, start, end) {
  const ranges = toNodeRanges(block, start, end);
  return { kind: 'word', block, start, end, ranges, answer: null, failure: null };
}

/** Gives a word its answer and its length. @param {Word} word @param {LookupAnswer} answer */
export function adopt(word, answer) {
  word.answer = answer;
  word.failure = null;
  // A term that is split (挂了个号) is the whole of its parts.
  const parts = answer.annotation?.parts ?? [[answer.word.start, answer.word.end]];
  word.start = answer.annotation?.start ?? answer.word.start;
  word.end = answer.annotation?.end ?? answer.word.end;
  word.ranges = parts.flatMap(([start, end]) => toNodeRanges(word.block, start, end));
}
