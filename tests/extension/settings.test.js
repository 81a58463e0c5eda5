/** Settings, whatever the storage holds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DEFAULTS,
  invalidKeys,
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
  const odd = {
    enabled: 'no',
    disabledSites: ['a.cn', 7],
    port: '80',
    trigger: 'wink',
    delayMs: -1,
  };
  assert.deepEqual(toSettings({ ...odd, other: 1 }), DEFAULTS);
  assert.deepEqual(invalidKeys({ ...odd, firstOnly: true, other: 1 }), [
    ...['enabled', 'disabledSites', 'port', 'trigger', 'delayMs'],
  ]);
});

test('a port is a whole number from 1 to 65535', () => {
  assert.deepEqual([1, 65535, 0, 65536, 80.5, '80', Number.NaN].map(isPort), [
    ...[true, true],
    ...[false, false, false, false, false],
  ]);
});

test('switching a site off and on again leaves no trace', () => {
  const once = withSite(DEFAULTS, 'a.cn', false);
  const off = withSite({ ...DEFAULTS, disabledSites: once }, 'a.cn', false);
  assert.deepEqual(off, ['a.cn']);
  assert.deepEqual(withSite({ ...DEFAULTS, disabledSites: off }, 'a.cn', true), []);
});

test('a frame is off when it or any page around it is', () => {
  const settings = toSettings({ disabledSites: ['a.cn'] });
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
