/** Light or dark, from computed colours. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lightnessOf } from '../../extension/content/tooltip/theme.js';

test('black is dark and white is light in every notation of computed colours', () => {
  for (const black of ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0.9)', 'color(srgb 0 0 0)', 'oklch(0 0 0)']) {
    assert.equal(lightnessOf(black), 0, black);
  }
  for (const white of [
    'rgb(255, 255, 255)',
    'color(srgb 1 1 1 / 0.8)',
    'oklab(1 0 0)',
    'lab(100 0 0)',
  ]) {
    assert.ok(Math.abs((lightnessOf(white) ?? 0) - 1) < 0.001, white);
  }
});

test('a colour that one can see through says nothing', () => {
  for (const clear of ['rgba(0, 0, 0, 0)', 'rgba(255, 255, 255, 0.2)', 'color(srgb 0 0 0 / 0.1)']) {
    assert.equal(lightnessOf(clear), null, clear);
  }
});
