/** What becomes of text that the server did not take. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remedyFor } from '../../extension/content/asking/retry.js';

test('a busy server is asked again, later each time, and then left in peace', () => {
  const busy = /** @type {const} */ ({ reason: 'busy', retryAfterMs: null });
  const remedies = [0, 1, 2, 3, 4].map((before) => remedyFor(busy, before));
  assert.deepEqual(
    remedies.map((remedy) => ('ms' in remedy ? remedy.ms : remedy.act)),
    [1000, 2000, 4000, 8000, 'rest'],
  );
});

test('the wait the server asks for is kept, within reason', () => {
  assert.deepEqual(remedyFor({ reason: 'busy', retryAfterMs: 5000 }, 0), { act: 'wait', ms: 5000 });
  assert.deepEqual(remedyFor({ reason: 'busy', retryAfterMs: 3_600_000 }, 0), {
    act: 'wait',
    ms: 30_000,
  });
});

test('without a server everything rests until the reader comes back', () => {
  for (const reason of /** @type {const} */ (['unreachable', 'stranger', 'not-permitted'])) {
    assert.deepEqual(remedyFor({ reason }, 0), { act: 'rest' });
  }
});

test('one refused batch is skipped, a row of them ends the asking', () => {
  const refused = /** @type {const} */ ({ reason: 'refused', status: 422, detail: '' });
  assert.deepEqual(remedyFor(refused, 0), { act: 'skip' });
  assert.deepEqual(remedyFor(refused, 2), { act: 'rest' });
});

test('a script that has lost its extension ends', () => {
  assert.deepEqual(remedyFor({ reason: 'orphaned' }, 0), { act: 'end' });
});
