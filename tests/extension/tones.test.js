/** Readings in runs with their tones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toneRuns, zhuyinRuns } from '../../extension/content/tooltip/tones.js';

/** @param {string} pinyin */
const syllables = (pinyin) =>
  toneRuns(pinyin).map(({ text, tone }) => (tone > 0 ? `${text}${tone}` : text));

test('syllables written together are told apart, each with its tone', () => {
  assert.deepEqual(syllables('xiǎo chéngxù'), ['xiǎo3', ' ', 'chéng2', 'xù4']);
  assert.deepEqual(syllables('àimiànzi'), ['ài4', 'miàn4', 'zi5']);
  assert.deepEqual(syllables('nǚ’ér'), ['nǚ3', '’', 'ér2']);
  assert.deepEqual(syllables('yīhuǐr'), ['yī1', 'huǐ3', 'r5']);
});

test('a consonant before a vowel belongs to the syllable that follows', () => {
  assert.deepEqual(syllables('fánnǎo'), ['fán2', 'nǎo3']);
  assert.deepEqual(syllables('dānge'), ['dān1', 'ge5']);
  assert.deepEqual(syllables('gǎnēn'), ['gǎ3', 'nēn1']);
  assert.deepEqual(syllables('nánguā'), ['nán2', 'guā1']);
  assert.deepEqual(syllables('Zhōngguó'), ['Zhōng1', 'guó2']);
});

test('what is no syllable is kept as it is', () => {
  assert.deepEqual(syllables('V 50, xie'), ['V 50, ', 'xie5']);
  assert.equal(
    toneRuns('dǎ call！')
      .map(({ text }) => text)
      .join(''),
    'dǎ call！',
  );
});

test('zhuyin has the first tone without a mark', () => {
  assert.deepEqual(
    zhuyinRuns('ㄇㄚ ㄇㄚˊ ㄇㄚˇ ㄇㄚˋ ㄗ˙').map(({ tone }) => tone),
    [...[1, 0, 2, 0, 3, 0, 4, 0, 5]],
  );
});
