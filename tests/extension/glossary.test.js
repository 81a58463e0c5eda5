/** The list of a page's terms, and settings in a file. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsOf } from '../../extension/content/glossary.js';
import { SAMPLE } from '../../extension/options/preview.js';
import { fromFile, toFile } from '../../extension/options/transfer.js';
import { toSettings } from '../../extension/shared/settings.js';

/** @typedef {import('../../extension/content/marking/marks.js').Mark} Mark */

/** @param {string} text @param {number} start @returns {Mark} */
function mark(text, start) {
  const span = { start, end: start + 3, surface: '小程序', headword: '小程序' };
  const rest = { sense: 'hosted-app', match: 'exact', confidence: 1 };
  const annotation = { ...span, ...rest, parts: /** @type {[number, number][]} */ ([[0, 3]]) };
  return { kind: 'term', annotation, entry: SAMPLE, block: { text, pieces: [] }, ranges: [] };
}

test('a term is listed once, with its first sentence and how often it is met', () => {
  const [term, ...others] = termsOf([mark('来了。打开小程序。好。', 5), mark('小程序', 0)]);
  assert.deepEqual(others, []);
  assert.deepEqual([term?.sentence, term?.times], ['打开小程序。', 2]);
});

test('settings come back from their file as they were, but for the pairing', () => {
  Object.assign(globalThis, {
    chrome: { i18n: { getMessage: (/** @type {string} */ name) => name } },
  });
  const settings = toSettings({ delayMs: 300, disabledSites: ['a.cn'], isPaired: true });
  const read = fromFile(toFile(settings));
  assert.ok('settings' in read);
  const { isPaired, ...rest } = settings;
  assert.deepEqual(read.settings, rest);
});
