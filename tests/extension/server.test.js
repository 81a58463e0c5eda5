/** What the server's answers, and its silence, become. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import { annotate, cancel, health, toMilliseconds } from '../../extension/background/server.js';
import { toSettings } from '../../extension/shared/settings.js';

/** @typedef {{status?: number, headers?: Record<string, string>, body?: unknown, isSilent?: boolean}} Answer */

/** @type {Answer} */
let answer = {};
let received = { method: '', url: '', type: '', body: '' };
let isPermitted = true;

const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request;
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  received = { method, url, type: headers['content-type'] ?? '', body };
  if (answer.isSilent) return;
  response.writeHead(answer.status ?? 200, answer.headers);
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
});

beforeEach(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  isPermitted = true;
  Object.assign(globalThis, { chrome: { permissions: { contains: async () => isPermitted } } });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function settings() {
  const address = server.address();
  return toSettings({ port: typeof address === 'object' ? address?.port : 0 });
}

const blocks = [{ id: '0', text: '打开小程序' }];

test('text is posted as JSON with offsets in UTF-16', async () => {
  answer = { body: { lexicon_version: '1', blocks: [], entries: {} } };
  assert.deepEqual(await annotate(settings(), 'visit', blocks), { ok: true, value: answer.body });
  assert.deepEqual(
    [received.method, received.url, received.type],
    ['POST', '/v1/annotate', 'application/json'],
  );
  assert.deepEqual(JSON.parse(received.body), { blocks, offset_encoding: 'utf-16' });
});

test('nobody on the port is told as unreachable', async () => {
  const gone = settings();
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual(await health(gone), { ok: false, reason: 'unreachable' });
  isPermitted = false;
  assert.deepEqual(await health(gone), { ok: false, reason: 'not-permitted' });
});

test('a busy server is told with the wait it asks for', async () => {
  for (const status of [429, 503]) {
    answer = { status, headers: { 'Retry-After': '3' }, body: { title: 'Busy', status } };
    const outcome = await annotate(settings(), 'visit', blocks);
    assert.deepEqual(outcome, { ok: false, reason: 'busy', retryAfterMs: 3000 });
  }
});

test('a problem document is told as a refusal with its detail', async () => {
  answer = {
    status: 422,
    body: { title: 'Invalid request', detail: 'blocks: too many', status: 422 },
  };
  assert.deepEqual(await annotate(settings(), 'visit', blocks), {
    ok: false,
    reason: 'refused',
    status: 422,
    detail: 'blocks: too many',
  });
});

test('an answer that is not Yanwai’s is told as a stranger’s', async () => {
  for (const other of [
    { body: '<h1>It works!</h1>' },
    { body: { status: 'ok' } },
    { status: 404, body: 'no' },
  ]) {
    answer = other;
    assert.deepEqual(await health(settings()), { ok: false, reason: 'stranger' });
  }
});

test('the wait may be given as seconds or as a date, and nonsense is no wait', () => {
  assert.equal(toMilliseconds('2'), 2000);
  const wait = toMilliseconds(new Date(Date.now() + 10_000).toUTCString()) ?? 0;
  assert.ok(wait > 8000 && wait <= 10_000, `${wait}`);
  assert.equal(toMilliseconds(new Date(0).toUTCString()), 0);
  assert.equal(toMilliseconds('soon'), null);
  assert.equal(toMilliseconds(null), null);
});

test('a request is cancelled when its page goes', async () => {
  const asked = new Promise((resolve) => {
    server.once('request', resolve);
  });
  answer = { isSilent: true };
  const outcome = annotate(settings(), 'visit', blocks);
  await asked;
  cancel('visit');
  assert.deepEqual(await outcome, { ok: false, reason: 'cancelled' });
});

test('saved words without a right token are told as not paired', async () => {
  answer = { status: 401, body: { title: 'This needs the reader’s token', status: 401 } };
  assert.deepEqual(await annotate(settings(), 'visit', blocks), {
    ok: false,
    reason: 'not-paired',
  });
});
