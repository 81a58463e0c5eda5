/** Which blocks are Chinese. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPageJudge, judgeBlock } from '../../extension/content/reading/language.js';

test('a block with Han characters is Chinese, with Latin in it as well', () => {
  assert.equal(judgeBlock('打开小程序'), 'chinese');
  assert.equal(judgeBlock('他说 yyds，我说666'), 'chinese');
});

test('a block with kana is Japanese, whatever Han it holds', () => {
  assert.equal(judgeBlock('この小程序は便利'), 'foreign');
});

test('a block that is Hangul for the most part is Korean', () => {
  assert.equal(judgeBlock('대한민국 大韓'), 'foreign');
});

test('a lone token counts only on a page with Chinese text', () => {
  assert.equal(judgeBlock('yyds!'), 'token');
  assert.equal(judgeBlock('Read more about it'), 'foreign');
  const judge = createPageJudge();
  assert.equal(judge.isForUs('yyds!'), false);
  judge.see('今天也要加油');
  assert.equal(judge.isForUs('yyds!'), true);
});

test('on a Japanese page a headline without kana is Japanese too', () => {
  const judge = createPageJudge();
  judge.see('東京都知事選挙');
  judge.see('これはとても長い日本語の文章です');
  assert.equal(judge.isForUs('東京都知事選挙'), false);
});
