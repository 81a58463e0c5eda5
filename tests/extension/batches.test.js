/** What is sent first, and how much at once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chooseBatch,
  distanceFromView,
  MAX_BATCH_BLOCKS,
  MAX_BATCH_CHARS,
} from '../../extension/content/asking/batches.js';

/** @param {number} distance @param {number} length */
const block = (distance, length) => ({ distance, text: '字'.repeat(length) });

test('what can be seen has no distance, the rest counts from the nearer edge', () => {
  assert.equal(distanceFromView({ top: -50, bottom: 10 }, 800), 0);
  assert.equal(distanceFromView({ top: 900, bottom: 950 }, 800), 100);
  assert.equal(distanceFromView({ top: -300, bottom: -200 }, 800), 200);
});

test('the nearest blocks go first, those at the same distance in the order of the page', () => {
  const [far, near, seen, seenToo] = [block(500, 1), block(100, 2), block(0, 3), block(0, 4)];
  assert.deepEqual(chooseBatch([far, near, seen, seenToo]), [seen, seenToo, near, far]);
});

test('a batch holds only as many characters and blocks as allowed', () => {
  const half = MAX_BATCH_CHARS / 2;
  assert.equal(chooseBatch([block(0, half), block(1, half), block(2, 1)]).length, 2);
  const many = Array.from({ length: MAX_BATCH_BLOCKS + 5 }, () => block(0, 1));
  assert.equal(chooseBatch(many).length, MAX_BATCH_BLOCKS);
});

test('a block that is too long by itself is sent alone', () => {
  assert.equal(chooseBatch([block(0, MAX_BATCH_CHARS + 1), block(1, 1)]).length, 1);
});

test('nothing waiting makes an empty batch', () => {
  assert.deepEqual(chooseBatch([]), []);
});
