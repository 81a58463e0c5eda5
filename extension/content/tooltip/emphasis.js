/** A sentence and the forms of a term go in; the sentence comes out in runs, the term's marked. */

/** @typedef {{text: string, isTerm: boolean}} Run */

const MAX_GAP = 4; // between the parts of a split term: 加[了他]微信

/**
 * @param {string} sentence
 * @param {string[]} forms the likeliest first
 * @returns {Run[]}
 */
export function emphasise(sentence, forms) {
  const whole = forms.find((form) => form && sentence.includes(form));
  if (whole) return toRuns(sentence, everyIndex(sentence, whole));
  for (const form of forms) {
    const parts = splitParts(sentence, form);
    if (parts.length > 0) return toRuns(sentence, parts);
  }
  return [{ text: sentence, isTerm: false }];
}

/**
 * The example that shows the form on the page, or else the first.
 * @template {{zh: string}} T
 * @param {T[]} examples
 * @param {string} surface
 */
export function chooseExample(examples, surface) {
  return examples.find((example) => example.zh.includes(surface)) ?? examples[0];
}

/** @typedef {[start: number, end: number]} Part */

/** @param {string} sentence @param {string} form @returns {Part[]} */
function everyIndex(sentence, form) {
  /** @type {Part[]} */
  const found = [];
  let at = sentence.indexOf(form);
  while (at >= 0) {
    found.push([at, at + form.length]);
    at = sentence.indexOf(form, at + form.length);
  }
  return found;
}

/**
 * Finds a term's characters in their order with little between them.
 * @param {string} sentence
 * @param {string} form
 * @returns {Part[]}
 */
function splitParts(sentence, form) {
  const characters = [...form];
  if (characters.length < 2) return [];
  const between = `[^，。！？；]{0,${MAX_GAP}}?`;
  const pattern = characters.map((character) => `(${escapePattern(character)})`).join(between);
  const match = new RegExp(pattern, 'du').exec(sentence);
  return /** @type {Part[]} */ (match?.indices?.slice(1) ?? []);
}

/** @param {string} text */
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** @param {string} sentence @param {Part[]} parts @returns {Run[]} */
function toRuns(sentence, parts) {
  /** @type {Run[]} */
  const runs = [];
  let at = 0;
  for (const [start, end] of parts) {
    if (start > at) runs.push({ text: sentence.slice(at, start), isTerm: false });
    const last = runs.at(-1);
    if (last?.isTerm) last.text += sentence.slice(start, end);
    else runs.push({ text: sentence.slice(start, end), isTerm: true });
    at = end;
  }
  if (at < sentence.length) runs.push({ text: sentence.slice(at), isTerm: false });
  return runs;
}
