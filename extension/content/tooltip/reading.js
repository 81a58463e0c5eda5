/** A reading goes in; it comes out as an element in the reader's notation and colours. */

import { element } from './elements.js';
import { toneRuns, zhuyinRuns } from './tones.js';

/** @typedef {import('../../shared/settings.js').Notation} Notation */

/** @param {{pinyin: string, zhuyin: string}} reading @param {Notation} notation */
export function readingElement({ pinyin, zhuyin }, notation) {
  const isZhuyin = notation === 'zhuyin';
  const made = element('span', 'reading');
  made.lang = isZhuyin ? 'zh-Bopo' : 'zh-Latn-pinyin';
  for (const { text, tone } of isZhuyin ? zhuyinRuns(zhuyin) : toneRuns(pinyin)) {
    made.append(tone > 0 ? element('span', `tone-${tone}`, text) : text);
  }
  return made;
}
