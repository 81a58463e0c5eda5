/** A page's text on its way to the reader page: to its own tab, once, and nowhere else. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import { handOver, readPage } from '../../extension/background/reading.js';
import { serverUrl, toSettings } from '../../extension/shared/settings.js';

const TEXT = { title: '菜单', text: '打开小程序' };
const NOTHING = { ok: true, value: null };

const server = createServer((_request, response) => {
  response.end(JSON.stringify({ status: 'ok', lexicon: { version: '1', entries: 1 } }));
});
/** @type {string[]} */
let opened = [];
/** What was put off by a minute. @type {(() => void)[]} */
let later = [];
const A_MINUTE = 60_000;
const realTimeout = setTimeout;
/** What the page answers. @type {unknown} */
let page = TEXT;

beforeEach(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  later = [];
  opened = [];
  page = TEXT;
  Object.assign(globalThis, {
    setTimeout(/** @type {() => void} */ callback, /** @type {number} */ ms) {
      return ms === A_MINUTE ? later.push(callback) : realTimeout(callback, ms);
    },
    chrome: {
      tabs: {
        create: async (/** @type {{url: string}} */ { url }) => ({ id: opened.push(url) }),
        sendMessage: async () => page ?? Promise.reject(new Error('nobody is there')),
      },
      permissions: { contains: async () => true },
    },
  });
});

afterEach(() => {
  Object.assign(globalThis, { setTimeout: realTimeout });
  server.closeAllConnections();
  server.close();
});

function settings() {
  const address = server.address();
  return toSettings({ port: typeof address === 'object' ? address?.port : 0 });
}

/** @param {number} id @param {{path?: string, frameId?: number}} [where] */
function tab(id, { path = '/', frameId = 0 } = {}) {
  return handOver(settings(), /** @type {any} */ ({ tab: { id }, frameId, url: urlOf(path) }));
}

/** @param {string} path */
function urlOf(path) {
  return path.startsWith('http') ? path : serverUrl(settings(), path);
}

test('a text is handed to the tab that was opened for it, once, and its address holds none of it', async () => {
  assert.deepEqual(await readPage(settings(), 7), { ok: true, value: 'opened' });
  assert.deepEqual(opened, [urlOf('/')]);
  assert.deepEqual(await tab(2), NOTHING);
  assert.deepEqual(await tab(1), { ok: true, value: TEXT });
  assert.deepEqual(await tab(1), NOTHING);
});

test('a tab that shows anything but the reader page gets nothing, and neither does a frame', async () => {
  await readPage(settings(), 7);
  assert.deepEqual(await tab(1, { frameId: 3 }), NOTHING);
  for (const path of ['/lexicon', 'http://127.0.0.1:1/', 'https://example.com/']) {
    assert.deepEqual(await tab(1, { path }), NOTHING);
  }
  assert.deepEqual(await tab(1), { ok: true, value: TEXT });
});

test('of texts that nobody takes only the last few are kept', async () => {
  for (let count = 0; count < 6; count += 1) await readPage(settings(), 7);
  const taken = await Promise.all(opened.map((_, at) => tab(at + 1)));
  const handed = taken.map((outcome) => outcome.ok && outcome.value !== null);
  assert.deepEqual(handed, [false, false, true, true, true, true]);
});

test('a text that nobody takes is gone after a minute', async () => {
  await readPage(settings(), 7);
  for (const callback of later) callback();
  assert.deepEqual(await tab(1), NOTHING);
});

test('no tab is opened for a page that is switched off, has no text, or has nobody to ask', async () => {
  for (const [answer, value] of [
    ['off', 'off'],
    ['no-text', 'no-text'],
    [undefined, 'no-text'],
  ]) {
    page = answer;
    assert.deepEqual(await readPage(settings(), 7), { ok: true, value });
  }
  assert.deepEqual(opened, []);
});

test('no tab is opened where no server of ours answers', async () => {
  const gone = settings();
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual(await readPage(gone, 7), { ok: false, reason: 'unreachable' });
  assert.deepEqual(opened, []);
});
