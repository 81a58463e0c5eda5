/** Text goes in, the verdict whether it is Chinese comes out; Japanese and Korean are left alone. */

export const HAN = /\p{Script=Han}/u;
const KANA = /[\u3041-\u3096\u309d-\u30fa\u30fd-\u30ff\uff66-\uff9f]/;
const HANGUL = /\p{Script=Hangul}/gu;
const HANS = /\p{Script=Han}/gu;

/** A whole block like yyds or 666 is a remark; longer ones without Han are another language. */
const TOKEN = /^[\p{Emoji}\p{P}\s]*[A-Za-z0-9]{2,12}[\p{Emoji}\p{P}\s]*$/u;

/** @typedef {'chinese' | 'token' | 'foreign'} Verdict */

/** @param {string} tag a language tag, or nothing */
export function isForeignLanguage(tag) {
  return /^(ja|ko)\b/i.test(tag);
}

/** @param {string} text @returns {Verdict} */
export function judgeBlock(text) {
  if (KANA.test(text)) return 'foreign';
  if (!HAN.test(text)) return TOKEN.test(text) ? 'token' : 'foreign';
  const hangul = text.match(HANGUL)?.length ?? 0;
  return hangul > (text.match(HANS)?.length ?? 0) ? 'foreign' : 'chinese';
}

/**
 * Judges the blocks of one page in the order in which they are met. On a page where most blocks
 * with Han characters also hold kana, the few without are Japanese too.
 */
export function createPageJudge() {
  let chinese = 0;
  let japanese = 0;

  return {
    /** Takes notice of a block. @param {string} text */
    see(text) {
      if (KANA.test(text)) japanese += text.length;
      else chinese += text.match(HANS)?.length ?? 0;
    },

    /** Is this block, on this page, text for the server? @param {string} text */
    isForUs(text) {
      if (japanese > chinese) return false;
      const verdict = judgeBlock(text);
      return verdict === 'chinese' || (verdict === 'token' && chinese > 0);
    },
  };
}
