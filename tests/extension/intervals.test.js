/** Sorted intervals: finding and inserting. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insert, touching } from '../../extension/content/marking/intervals.js';

const intervals = [
  { start: 2, end: 4 },
  { start: 4, end: 6 },
  { start: 9, end: 10 },
];

test('an offset inside an interval finds it', () => {
  assert.deepEqual(touching(intervals, 3), [{ start: 2, end: 4 }]);
});

test('an offset between two intervals finds both', () => {
  assert.deepEqual(touching(intervals, 4), [
    { start: 2, end: 4 },
    { start: 4, end: 6 },
  ]);
});

test('an offset at either edge finds the interval, one beyond does not', () => {
  assert.equal(touching(intervals, 2).length, 1);
  assert.equal(touching(intervals, 10).length, 1);
  assert.equal(touching(intervals, 1).length, 0);
  assert.equal(touching(intervals, 7).length, 0);
  assert.equal(touching([], 0).length, 0);
});

test('an interval is inserted in its place and never over another', () => {
  const list = [...intervals];
  assert.equal(insert(list, { start: 6, end: 9 }), true);
  assert.equal(insert(list, { start: 5, end: 7 }), false);
  assert.equal(insert(list, { start: 0, end: 1 }), true);
  assert.deepEqual(
    list.map(({ start }) => start),
    [0, 2, 4, 6, 9],
  );
});
