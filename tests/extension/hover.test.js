/** The life of the tooltip. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  IDLE,
  LEAVE_GRACE_MS,
  nextState,
  SWITCH_DELAY_MS,
  shownIn,
} from '../../extension/content/pointing/hover.js';

/** @typedef {{word: string}} Word */
/** @typedef {import('../../extension/content/pointing/hover.js').HoverState<Word>} State */
/** @typedef {import('../../extension/content/pointing/hover.js').HoverEvent<Word>} Event */

const OPEN_DELAY_MS = 120;
const app = { word: '小程序' };
const face = { word: '面子' };

/** @param {Word | null} target @param {number} at @param {boolean} [isFast] @returns {Event} */
const over = (target, at, isFast = false) => ({
  type: 'over',
  target,
  isFast,
  at,
  delay: OPEN_DELAY_MS,
});

/** @param {number} at @returns {Event} */
const time = (at) => ({ type: 'time', at });

/** @param {...Event} events @returns {State} */
function after(...events) {
  return events.reduce((state, event) => nextState(state, event), /** @type {State} */ (IDLE));
}

const opened = [over(app, 0), time(OPEN_DELAY_MS)];

test('a tooltip opens when the pointer has rested on a term for a moment', () => {
  assert.equal(shownIn(after(over(app, 0))), null);
  assert.equal(shownIn(after(over(app, 0), time(OPEN_DELAY_MS - 1))), null);
  assert.equal(shownIn(after(...opened)), app);
});

test('moving slowly within the term does not put the opening off', () => {
  assert.equal(shownIn(after(over(app, 0), over(app, 100), time(OPEN_DELAY_MS))), app);
});

test('a pointer that flies past opens nothing', () => {
  const flying = [over(app, 0, true), over(app, 100, true), time(OPEN_DELAY_MS)];
  assert.equal(shownIn(after(...flying)), null);
  assert.deepEqual(after(over(app, 0, true), over(null, 20, true), time(500)), IDLE);
});

test('the tooltip stays for a moment after the pointer has left', () => {
  const left = [...opened, over(null, 1000)];
  assert.equal(shownIn(after(...left)), app);
  assert.equal(shownIn(after(...left, time(1000 + LEAVE_GRACE_MS - 1))), app);
  assert.deepEqual(after(...left, time(1000 + LEAVE_GRACE_MS)), IDLE);
});

test('the pointer can travel into the tooltip, and stay', () => {
  const inside = after(...opened, over(null, 1000), { type: 'inside' }, time(9000));
  assert.equal(shownIn(inside), app);
  assert.equal(inside.name, 'open');
});

test('another term on the way into the tooltip does not take its place', () => {
  const way = [...opened, over(face, 1000), over(null, 1100), { type: 'inside' }];
  assert.equal(shownIn(after(.../** @type {Event[]} */ (way), time(5000))), app);
});

test('resting on another term opens that one', () => {
  const rested = after(...opened, over(face, 1000), over(face, 1050), time(1000 + SWITCH_DELAY_MS));
  assert.equal(shownIn(rested), face);
});

test('a dismissed tooltip stays closed until the pointer has left its term', () => {
  const dismissed = after(...opened, { type: 'dismiss' });
  assert.equal(shownIn(dismissed), null);
  assert.equal(nextState(dismissed, over(app, 2000)), dismissed);
  const back = [over(null, 2000), over(app, 2100), time(2100 + OPEN_DELAY_MS)];
  assert.equal(shownIn(back.reduce((state, event) => nextState(state, event), dismissed)), app);
});

test('scrolling away closes at once, and the same term may open again', () => {
  const scrolled = after(...opened, { type: 'reset' });
  assert.deepEqual(scrolled, IDLE);
  assert.equal(nextState(scrolled, over(app, 2000)).name, 'pending');
});

test('a pinned tooltip stays whatever the pointer and the page do, until it is closed', () => {
  const pinned = after(...opened, { type: 'pin' });
  assert.equal(pinned.name, 'pinned');
  const events = /** @type {Event[]} */ ([over(null, 2000), over(face, 3000), { type: 'reset' }]);
  assert.equal(shownIn(after(...opened, { type: 'pin' }, ...events)), app);
  assert.equal(shownIn(nextState(pinned, { type: 'dismiss' })), null);
});

test('pinning twice leaves the tooltip to the pointer again', () => {
  const unpinned = after(...opened, { type: 'pin' }, { type: 'pin' });
  assert.equal(unpinned.name, 'open');
  assert.equal(nextState(unpinned, over(null, 2000)).name, 'leaving');
});

test('nothing that is not shown can be pinned', () => {
  assert.deepEqual(after({ type: 'pin' }), IDLE);
});

test('a click or a key opens at once and takes the place of another term', () => {
  const clicked = after(...opened, { type: 'open', target: face, isPinned: true });
  assert.deepEqual(clicked, { name: 'pinned', target: face });
});
