/** Messages between the parts of the extension. */

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ask, toBackgroundRequest } from '../../extension/shared/messages.js';

/** @param {unknown} chrome */
function setChrome(chrome) {
  Object.assign(globalThis, { chrome });
}

afterEach(() => setChrome(undefined));

test('a known request is read as it is', () => {
  const request = { type: 'annotate', blocks: [{ id: '0', text: '小程序' }] };
  assert.deepEqual(toBackgroundRequest(request), request);
  assert.deepEqual(toBackgroundRequest({ type: 'health' }), { type: 'health' });
});

test('an unknown or broken request is refused', () => {
  const broken = [null, 'health', {}, { type: 'annotate' }, { type: 'annotate', blocks: [{}] }];
  for (const request of broken) assert.equal(toBackgroundRequest(request), null);
});

test('only the pages of entries can be opened', () => {
  const open = { type: 'open-entry', path: '/entries/小程序', active: true };
  assert.deepEqual(toBackgroundRequest(open), open);
  for (const path of ['https://example.com/', '//example.com/entries/', '/v1/words', 7]) {
    assert.equal(toBackgroundRequest({ ...open, path }), null);
  }
});

test('without its extension a script learns that it is an orphan', async () => {
  assert.deepEqual(await ask({ type: 'health' }), { ok: false, reason: 'orphaned' });
  setChrome({ runtime: { id: undefined } });
  assert.deepEqual(await ask({ type: 'health' }), { ok: false, reason: 'orphaned' });
});

test('a background that ends while it works counts as unreachable', async () => {
  setChrome({ runtime: { id: 'x', sendMessage: async () => undefined } });
  assert.deepEqual(await ask({ type: 'health' }), { ok: false, reason: 'unreachable' });
  setChrome({ runtime: { id: 'x', sendMessage: () => Promise.reject(new Error('closed')) } });
  assert.deepEqual(await ask({ type: 'health' }), { ok: false, reason: 'unreachable' });
});
