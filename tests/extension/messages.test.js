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
  const request = { type: 'annotate', page: '1', blocks: [{ id: '0', text: '小程序' }] };
  assert.deepEqual(toBackgroundRequest(request), request);
  assert.deepEqual(toBackgroundRequest({ type: 'health' }), { type: 'health' });
});

test('an unknown or broken request is refused', () => {
  const broken = [
    ...[null, 'health', {}, { type: 'toString' }, { type: 'annotate' }],
    { type: 'annotate', page: '1', blocks: [{}] },
    { type: 'lookup', page: '1', text: '好', offset: -1 },
    { type: 'read-page', tab: 'this one' },
    { type: 'save-word', word: '好', status: 'loved', context: null },
    { type: 'save-word', word: '好', status: 'known', context: { sentence: '好' } },
  ];
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
