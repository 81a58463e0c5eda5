/** The reader page: a paragraph cut at its terms and words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSegments } from '../../server/yanwai/web/static/reader/segments.js';

/** @param {...[number, number]} parts @returns {any} */
function term(...parts) {
  return { annotation: { parts }, entry: {} };
}

/** @param {string} text @param {any[]} terms @param {[number, number, string][]} [readings] */
function cut(text, terms, readings = []) {
  const read = readings.map(([start, end, pinyin]) => ({ start, end, pinyin }));
  return toSegments(text, terms, read).map(({ term: found, words }) => {
    const inside = words.map(({ text: word, pinyin }) => (pinyin ? `${word}(${pinyin})` : word));
    return found ? `[${inside.join('')}]` : inside.join('');
  });
}

test('a term is a segment of its own, at the edges too', () => {
  assert.deepEqual(cut('小程序里', [term([0, 3])]), ['[小程序]', '里']);
  assert.deepEqual(cut('打开小程序', [term([2, 5])]), ['打开', '[小程序]']);
});

test('a split term is a segment for each of its parts', () => {
  assert.deepEqual(cut('加了他微信', [term([0, 1], [3, 5])]), ['[加]', '了他', '[微信]']);
});

test('readings stand over their words inside and outside of terms', () => {
  const readings = /** @type {[number, number, string][]} */ ([
    [0, 2, 'dǎkāi'],
    [2, 5, 'xiǎo chéngxù'],
  ]);
  assert.deepEqual(cut('打开小程序。', [term([2, 5])], readings), [
    '打开(dǎkāi)',
    '[小程序(xiǎo chéngxù)]',
    '。',
  ]);
});

test('a reading that runs over the edge of a term is left out, and no text is lost', () => {
  const readings = /** @type {[number, number, string][]} */ ([[1, 3, 'over the edge']]);
  assert.deepEqual(cut('打开小程序', [term([2, 5])], readings), ['打开', '[小程序]']);
});

test('offsets count what JavaScript counts', () => {
  assert.deepEqual(cut('😀小程序', [term([2, 5])], [[2, 5, 'x']]), ['😀', '[小程序(x)]']);
});

test('an empty paragraph has no segments', () => {
  assert.deepEqual(cut('', []), []);
});
