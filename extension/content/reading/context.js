/** A text and a position in it go in; the sentences around it, or the one it stands in, come out. */

const SENTENCE_END = /[。！？!?…\n]+[”’」』）)]*/g;
const MAX_CONTEXT = 400; // UTF-16 units to each side; words are told apart by their own sentence

/**
 * The part of a text that decides what stands at a position: its sentence and those beside it.
 * @param {string} text
 * @param {number} offset
 * @returns {{start: number, end: number}}
 */
export function contextAround(text, offset) {
  const { start, end } = sentenceAround(text, offset);
  const before = start > 0 ? sentenceAround(text, start - 1).start : start;
  const after = end < text.length ? sentenceAround(text, end).end : end;
  return {
    start: Math.max(before, wholeFrom(text, offset - MAX_CONTEXT)),
    end: Math.min(after, wholeFrom(text, offset + MAX_CONTEXT)),
  };
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {{start: number, end: number}}
 */
export function sentenceAround(text, offset) {
  let start = 0;
  for (const { 0: sign, index } of text.matchAll(SENTENCE_END)) {
    const end = index + sign.length;
    if (offset < end) return { start, end };
    start = end;
  }
  return { start, end: text.length };
}

/** A position that does not part the two halves of a character. @param {string} text @param {number} at */
function wholeFrom(text, at) {
  if (at <= 0) return 0;
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
