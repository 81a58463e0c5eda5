/**
 * Runs one hover machine against the clock: events go in; its tooltip is asked for, shown and
 * hidden. The page has one level, and each open tooltip another for the words inside it.
 */

import { IDLE, nextState, shownIn } from './hover.js';

/** @typedef {import('./targets.js').Target} Target */
/** @typedef {import('./hover.js').HoverEvent<Target>} Event */

/**
 * @param {object} outside
 * @param {(target: Target) => void} outside.onExpected the tooltip may be wanted soon
 * @param {(target: Target, isPinned: boolean) => void} outside.show
 * @param {() => void} outside.hide
 */
export function createLevel({ onExpected, show, hide }) {
  /** @type {import('./hover.js').HoverState<Target>} */
  let state = IDLE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Event} event */
  function dispatch(event) {
    const before = state;
    state = nextState(state, event);
    if ('until' in state && event.type === 'over' && !event.isFast) {
      const expected = state.name === 'pending' ? state.target : state.next;
      if (expected) onExpected(expected);
    }
    if (state === before) return;
    clearTimeout(timer);
    if ('until' in state) {
      const wait = state.until - performance.now();
      timer = setTimeout(() => dispatch({ type: 'time', at: performance.now() + 1 }), wait);
    }
    const shown = shownIn(state);
    const isPinChanged = (state.name === 'pinned') !== (before.name === 'pinned');
    if (shown === shownIn(before) && !isPinChanged) return;
    if (shown) show(shown, state.name === 'pinned');
    else hide();
  }

  return {
    dispatch,
    shown: () => shownIn(state),
    isPinned: () => state.name === 'pinned',
    isPending: () => state.name === 'pending',
  };
}

/** @typedef {ReturnType<typeof createLevel>} Level */
