/** Where the tooltip stands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeTooltip } from '../../extension/content/tooltip/placement.js';

const window = { width: 1000, height: 800 };
const size = { width: 400, height: 300 };

/** @param {number} left @param {number} top @param {number} [width] */
function lineAt(left, top, width = 60) {
  return { left, top, right: left + width, bottom: top + 20 };
}

test('the tooltip stands below its term, centred on it', () => {
  const line = lineAt(500, 100);
  const place = placeTooltip({ line, term: [line], size, window });
  assert.deepEqual(place, { side: 'below', left: 330, top: 126, maxHeight: 666 });
});

test('near the lower edge it stands above', () => {
  const line = lineAt(500, 700);
  const place = placeTooltip({ line, term: [line], size, window });
  assert.equal(place.side, 'above');
  assert.equal(place.top + size.height, 694);
});

test('near a side it is kept in the window', () => {
  for (const [left, expected] of /** @type {const} */ ([
    [0, 8],
    [980, 592],
  ])) {
    const line = lineAt(left, 100);
    assert.equal(placeTooltip({ line, term: [line], size, window }).left, expected);
  }
});

test('a term over two lines is covered on neither', () => {
  const first = lineAt(900, 100);
  const second = lineAt(0, 130);
  const place = placeTooltip({ line: first, term: [first, second], size, window });
  assert.equal(place.side, 'below');
  assert.ok(place.top > second.bottom);
});

test('too tall for either, it stands below with less height rather than over the line', () => {
  const line = lineAt(500, 390);
  const place = placeTooltip({ line, term: [line], size: { width: 400, height: 560 }, window });
  assert.deepEqual([place.side, place.top, place.maxHeight], ['below', 416, 376]);
});

test('beside a column of vertical text it stands to the right', () => {
  const line = { left: 300, top: 50, right: 320, bottom: 760 };
  const place = placeTooltip({ line, term: [line], size, window });
  assert.deepEqual([place.side, place.left], ['right', 326]);
});

test('the tooltip is in the window and off its term wherever the term is', () => {
  for (let left = 0; left <= 940; left += 47) {
    for (let top = 0; top <= 780; top += 39) {
      const line = lineAt(left, top);
      const place = placeTooltip({ line, term: [line], size, window });
      const height = Math.min(size.height, place.maxHeight);
      assert.ok(place.left >= 8 && place.left + size.width <= 992, `${left}, ${top}`);
      assert.ok(place.top >= 8 && place.top + height <= 792, `${left}, ${top}`);
      const isApart =
        place.top >= line.bottom ||
        place.top + height <= line.top ||
        place.left >= line.right ||
        place.left + size.width <= line.left;
      assert.ok(isApart, `${left}, ${top}`);
    }
  }
});

test('in a narrow window the width gives way', () => {
  const line = lineAt(100, 100);
  const place = placeTooltip({ line, term: [line], size, window: { width: 320, height: 568 } });
  assert.equal(place.left, 8);
});
