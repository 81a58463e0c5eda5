/** Settings, whatever the storage holds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DEFAULTS,
  isOnFor,
  isPort,
  serverUrl,
  toSettings,
  withSite,
} from '../../extension/shared/settings.js';

test('an empty storage gives the defaults', () => {
  assert.deepEqual(toSettings({}), DEFAULTS);
});

test('stored values of the wrong kind give way to the defaults', () => {
  const odd = toSettings({ enabled: 'no', disabledSites: ['a.cn', 7], port: '80', other: 1 });
  assert.deepEqual(odd, { enabled: true, disabledSites: ['a.cn'], port: 8788 });
});

test('a port is a whole number from 1 to 65535', () => {
  assert.deepEqual([1, 65535, 0, 65536, 80.5, '80', Number.NaN].map(isPort), [
    ...[true, true],
    ...[false, false, false, false, false],
  ]);
});

test('switching a site off and on again leaves no trace', () => {
  const off = withSite(withSite(toSettings({}), 'a.cn', false), 'a.cn', false);
  assert.deepEqual(off.disabledSites, ['a.cn']);
  assert.deepEqual(withSite(off, 'a.cn', true).disabledSites, []);
});

test('a frame is off when it or any page around it is', () => {
  const settings = withSite(toSettings({}), 'a.cn', false);
  assert.equal(isOnFor(settings, ['b.cn']), true);
  assert.equal(isOnFor(settings, ['ads.cn', 'a.cn']), false);
  assert.equal(isOnFor({ ...settings, enabled: false }, ['b.cn']), false);
});

test('the address of an entry is on the reader’s own machine and encoded', () => {
  assert.equal(
    serverUrl(toSettings({ port: 9000 }), '/entries/小程序'),
    'http://127.0.0.1:9000/entries/%E5%B0%8F%E7%A8%8B%E5%BA%8F',
  );
});
