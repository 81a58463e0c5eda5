/** A reading in pinyin or zhuyin goes in; it comes out in runs, each with the tone of its syllable. */

/** `tone` is 1 to 5, 5 the neutral tone; 0 for what is not a syllable. @typedef {{text: string, tone: number}} ToneRun */

const MARKS = ['\u0304', '\u0301', '\u030c', '\u0300']; // macron, acute, caron, grave
const ZHUYIN_MARKS = ['ˊ', 'ˇ', 'ˋ', '˙'];
const INITIAL = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?';
const FINAL =
  '(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|üan|ai|ei|ui|ao|ou|iu|ie|üe|ue|er|an|en|in|un|ün|ia|ua|uo|io|a|o|e|ê|i|u|ü|ng|n|m|r)';
const SYLLABLE = new RegExp(`${INITIAL}${FINAL}`, 'y');
const VOWEL = /[aeiouüê]/;

/** @param {string} reading @returns {ToneRun[]} */
export function toneRuns(reading) {
  /** @type {ToneRun[]} */
  const runs = [];
  const letters = [...reading.normalize('NFC')];
  const bare = letters.map(bareLetter);
  for (let at = 0; at < letters.length; ) {
    const length = syllableLength(bare.join(''), at);
    const text = letters.slice(at, at + Math.max(1, length)).join('');
    add(runs, { text, tone: length > 0 ? toneOf(text) : 0 });
    at += Math.max(1, length);
  }
  return runs;
}

/** @param {string} reading whose syllables are parted by spaces @returns {ToneRun[]} */
export function zhuyinRuns(reading) {
  return reading
    .split(/(\s+)/)
    .filter(Boolean)
    .map((text) => ({ text, tone: /[ㄅ-ㄯ]/.test(text) ? zhuyinTone(text) : 0 }));
}

/**
 * The longest syllable at a place, but for letters that the next syllable needs to begin with.
 * @param {string} bare
 * @param {number} at
 */
function syllableLength(bare, at) {
  SYLLABLE.lastIndex = at;
  let length = SYLLABLE.exec(bare)?.[0].length ?? 0;
  // fan-guan, not fang-uan; xie-ren, not xier-en
  while (length > 1 && isTakenByNext(bare, at, length)) length -= 1;
  return length;
}

/** @param {string} bare @param {number} at @param {number} length */
function isTakenByNext(bare, at, length) {
  const last = bare.charAt(at + length - 1);
  const next = bare.charAt(at + length);
  const isConsonant = last === 'n' || last === 'g' || last === 'r';
  return isConsonant && VOWEL.test(next) && VOWEL.test(bare.slice(at, at + length - 1));
}

/** @param {string} letter */
function bareLetter(letter) {
  const bare = letter
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0304\u0301\u030c\u0300]/g, '')
    .normalize('NFC');
  return bare.length === 1 ? bare : letter;
}

/** @param {string} syllable */
function toneOf(syllable) {
  const marks = syllable.normalize('NFD');
  const tone = MARKS.findIndex((mark) => marks.includes(mark));
  return tone < 0 ? 5 : tone + 1;
}

/** @param {string} syllable */
function zhuyinTone(syllable) {
  const at = ZHUYIN_MARKS.findIndex((mark) => syllable.includes(mark));
  return at < 0 ? 1 : at + 2;
}

/** Joins what is no syllable. @param {ToneRun[]} runs @param {ToneRun} added */
function add(runs, added) {
  const last = runs.at(-1);
  if (last && last.tone === 0 && added.tone === 0) last.text += added.text;
  else runs.push(added);
}
