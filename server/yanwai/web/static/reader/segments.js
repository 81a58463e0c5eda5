/** A paragraph's text, its terms and its readings go in; runs of text, each with what it has, come out. */

/** @typedef {import('./types.js').Term} Term */
/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {{text: string, pinyin: string | null}} Word */
/** @typedef {{term: Term | null, words: Word[]}} Segment */

/**
 * Cuts a text at the edges of its terms; a split term gives one segment for each of its parts.
 * @param {string} text
 * @param {Term[]} terms sorted, none overlapping another
 * @param {Reading[]} readings sorted, none overlapping another
 * @returns {Segment[]}
 */
export function toSegments(text, terms, readings) {
  /** @type {Segment[]} */
  const segments = [];
  let done = 0;
  /** @param {number} end @param {Term | null} term */
  const cut = (end, term) => {
    if (end > done) segments.push({ term, words: toWords(text, done, end, readings) });
    done = Math.max(done, end);
  };
  for (const term of terms) {
    for (const [start, end] of term.annotation.parts) {
      cut(start, null);
      cut(end, term);
    }
  }
  cut(text.length, null);
  return segments;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Reading[]} readings
 */
function toWords(text, start, end, readings) {
  /** @type {Word[]} */
  const words = [];
  let done = start;
  for (const reading of readings) {
    // A word over the edge of a term, from a lexicon that has changed meanwhile, goes unread.
    if (reading.start < done || reading.end > end) continue;
    if (reading.start > done) words.push({ text: text.slice(done, reading.start), pinyin: null });
    words.push({ text: text.slice(reading.start, reading.end), pinyin: reading.pinyin });
    done = reading.end;
  }
  if (done < end) words.push({ text: text.slice(done, end), pinyin: null });
  return words;
}
