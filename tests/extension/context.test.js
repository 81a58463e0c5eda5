/** The part of a text around a position. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextAround, sentenceAround } from '../../extension/content/reading/context.js';

const TEXT = '他来了。“我们走吧！”她说。天黑了';

/** @param {{start: number, end: number}} span */
const cut = ({ start, end }) => TEXT.slice(start, end);

test('a sentence ends with its sign and the quotation mark after it', () => {
  assert.equal(cut(sentenceAround(TEXT, 0)), '他来了。');
  assert.equal(cut(sentenceAround(TEXT, 6)), '“我们走吧！”');
  assert.equal(cut(sentenceAround(TEXT, TEXT.length - 1)), '天黑了');
});

test('the context is the sentence and the ones beside it', () => {
  assert.equal(cut(contextAround(TEXT, 1)), '他来了。“我们走吧！”');
  assert.equal(cut(contextAround(TEXT, 12)), '“我们走吧！”她说。天黑了');
});

test('a text without sentences is cut at some distance, never within a character', () => {
  const long = '𠮷'.repeat(1000);
  const { start, end } = contextAround(long, 1000);
  assert.ok(end - start <= 802);
  assert.equal(long.slice(start, end).isWellFormed(), true);
});
