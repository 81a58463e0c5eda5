/** From offsets in a block's text back to the nodes, and the cutting of long blocks. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceBlock, toNodeRanges } from '../../extension/content/reading/blocks.js';
import { collect } from '../../extension/content/reading/collect.js';
import { openPage } from './page.js';

/** @typedef {import('../../extension/content/reading/blocks.js').Block} Block */

/** @param {string} html @returns {Block} */
function blockOf(html) {
  const [block] = collect(openPage(html).body).blocks;
  assert.ok(block);
  return block;
}

/** @param {Block} block @param {string} term */
function cut(block, term) {
  const at = block.text.indexOf(term);
  return toNodeRanges(block, at, at + term.length).map(({ node, start, end }) =>
    node.data.slice(start, end),
  );
}

test('a term over several nodes maps to a range in each', () => {
  assert.deepEqual(cut(blockOf('<p>打开<b>小</b>程<i>序吧</i></p>'), '小程序'), ['小', '程', '序']);
});

test('offsets count UTF-16 units beside emoji and rare characters', () => {
  assert.deepEqual(cut(blockOf('<p>😀𠮷<b>👍小</b>程序</p>'), '小程序'), ['小', '程序']);
});

test('folded white space before a term does not shift it', () => {
  assert.deepEqual(cut(blockOf('<p>\n    买   了  \n 个  外卖</p>'), '外卖'), ['外卖']);
});

test('a term over a source line end maps around the gap', () => {
  assert.deepEqual(cut(blockOf('<p>打开小\n   程序</p>'), '小程序'), ['小', '程序']);
});

test('a short block is not cut', () => {
  const block = blockOf('<p>打开小程序。</p>');
  assert.deepEqual(sliceBlock(block, 6), [block]);
});

test('a long block is cut after sentences, and each part still maps to its nodes', () => {
  const slices = sliceBlock(blockOf('<p>点外卖。<b>开小</b>程序！“走吧。”好的</p>'), 8);
  assert.deepEqual(
    slices.map(({ text }) => text),
    ['点外卖。', '开小程序！', '“走吧。”好的'],
  );
  assert.deepEqual(cut(/** @type {Block} */ (slices[1]), '小程序'), ['小', '程序']);
});

test('a long block without sentences is cut between whole characters', () => {
  const slices = sliceBlock(blockOf('<p>一𠮷二𠮷三</p>'), 2);
  assert.equal(slices.map(({ text }) => text).join(''), '一𠮷二𠮷三');
  for (const { text } of slices) assert.ok(text.isWellFormed(), text);
});
