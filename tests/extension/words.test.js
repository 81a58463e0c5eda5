/** Words of a text: one object for each, whichever character is met, and asked for once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLookups } from '../../extension/content/asking/lookups.js';
import { createWords } from '../../extension/content/pointing/targets.js';

/** @typedef {import('../../extension/shared/contract.js').LookupAnswer} LookupAnswer */

const node = /** @type {Text} */ (/** @type {unknown} */ ({ data: '他失眠了。很累。' }));
const block = { text: node.data, pieces: [{ node, start: 0, end: 8, offset: 0 }] };

/** @param {number} start @param {number} end @returns {LookupAnswer} */
function answer(start, end) {
  const word = { start, end, surface: '失眠', pinyin: 'shīmián', zhuyin: '' };
  const none = { annotation: null, entry: null, frequency: null };
  return { word, ...none, dictionary: [], alternatives: [], terms: [], characters: [], hsk: [] };
}

test('a word is the same object for each of its characters once its length is known', async () => {
  const words = createWords(async () => ({ ok: true, value: answer(1, 3) }));
  const word = words.at(block, 1);
  assert.ok(word);
  await words.resolve(word);
  assert.equal(words.at(block, 2), word);
  assert.notEqual(words.at(block, 3), word);
  assert.deepEqual(word.ranges, [{ node, start: 1, end: 3 }]);
});

test('there is no word where the character is not Chinese', () => {
  const words = createWords(async () => ({ ok: true, value: answer(0, 1) }));
  assert.equal(words.at(block, 4), null);
});

test('a failure is told and tried again', async () => {
  let isUp = false;
  const words = createWords(async () =>
    isUp ? { ok: true, value: answer(1, 3) } : { ok: false, reason: 'unreachable' },
  );
  const word = words.at(block, 1);
  assert.ok(word);
  await words.resolve(word);
  assert.deepEqual(word.failure, { reason: 'unreachable' });
  isUp = true;
  await words.resolve(word);
  assert.equal(word.answer?.word.surface, '失眠');
  assert.equal(word.failure, null);
});

test('the same question is asked once, with the sentences around it, and offsets come back', async () => {
  /** @type {[string, number][]} */
  const asked = [];
  const find = createLookups(async (text, offset) => {
    asked.push([text, offset]);
    return { ok: true, value: answer(0, 2) };
  });
  const text = '第一句。第二句。失眠很累。第四句。第五句。';
  const [first, second] = await Promise.all([find(text, 8), find(text, 8)]);
  assert.deepEqual(asked, [['第二句。失眠很累。第四句。', 4]]);
  assert.ok(first.ok && second.ok);
  assert.equal(first.value.word.start, 4);
});

test('a failed question is not remembered', async () => {
  let times = 0;
  const find = createLookups(async () => {
    times += 1;
    return { ok: false, reason: 'unreachable' };
  });
  await find('失眠', 0);
  await find('失眠', 0);
  assert.equal(times, 2);
});
