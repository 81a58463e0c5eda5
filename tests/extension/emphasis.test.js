/** The term inside its example. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseExample, emphasise } from '../../extension/content/tooltip/emphasis.js';

/** @param {string} sentence @param {...string} forms */
function marked(sentence, ...forms) {
  return emphasise(sentence, forms)
    .map(({ text, isTerm }) => (isTerm ? `[${text}]` : text))
    .join('');
}

test('every occurrence of the form on the page is emphasised', () => {
  assert.equal(marked('小程序里还有小程序', '小程序'), '[小程序]里还有[小程序]');
});

test('the first form that occurs is taken', () => {
  assert.equal(marked('用小程式点餐', '小程序', '小程式'), '用[小程式]点餐');
});

test('the parts of a split term are emphasised without the words between', () => {
  assert.equal(marked('我加了他微信', '加微信'), '我[加]了他[微信]');
});

test('parts in different clauses belong to no term', () => {
  assert.equal(marked('再加一份，微信付', '加微信'), '再加一份，微信付');
});

test('signs in a form are no pattern', () => {
  assert.equal(marked('这题(。・', '+?.*'), '这题(。・');
});

test('the example with the form on the page is preferred', () => {
  const examples = [{ zh: '开小程序' }, { zh: '用小程式' }];
  assert.equal(chooseExample(examples, '小程式'), examples[1]);
  assert.equal(chooseExample(examples, '微信小程序'), examples[0]);
});
