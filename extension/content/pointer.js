/**
 * What the reader does with pointer, keys and page goes in; it drives the hover machine and asks
 * for the tooltip to be shown or hidden.
 */

import { IDLE, nextState, shownIn } from './hover.js';

/** @typedef {import('./hit.js').Hit} Hit */
/** @typedef {import('./marks.js').Mark} Mark */

const FAST_PX_PER_MS = 0.6; // a hand that aims at a word is slower than this when it arrives

/**
 * @param {object} outside
 * @param {(x: number, y: number) => Hit | null} outside.hitAt
 * @param {(event: Event) => boolean} outside.isInTooltip
 * @param {(hit: Hit) => void} outside.show
 * @param {() => void} outside.hide
 */
export function createPointer({ hitAt, isInTooltip, show, hide }) {
  const listeners = new AbortController();
  /** @type {import('./hover.js').HoverState<Mark>} */
  let state = IDLE;
  /** @type {Hit | null} */
  let hit = null;
  let last = { x: 0, y: 0, at: 0 };
  let frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {import('./hover.js').HoverEvent<Mark>} event */
  function dispatch(event) {
    const before = state;
    state = nextState(state, event);
    if (state === before) return;
    clearTimeout(timer);
    if ('until' in state) {
      const wait = state.until - performance.now();
      timer = setTimeout(() => dispatch({ type: 'time', at: performance.now() + 1 }), wait);
    }
    if (shownIn(state) === shownIn(before)) return;
    if (shownIn(state) && hit) show(hit);
    else hide();
  }

  /** @param {PointerEvent} event */
  function onMove(event) {
    if (event.pointerType === 'touch') return;
    cancelAnimationFrame(frame);
    if (isInTooltip(event)) return dispatch({ type: 'inside' });
    // With a button down the reader selects or drags.
    if (event.buttons !== 0) return dispatch({ type: 'dismiss' });
    const { clientX: x, clientY: y } = event;
    frame = requestAnimationFrame(() => onRest(x, y));
  }

  /** @param {number} x @param {number} y */
  function onRest(x, y) {
    const at = performance.now();
    const speed = Math.hypot(x - last.x, y - last.y) / Math.max(1, at - last.at);
    last = { x, y, at };
    const found = hitAt(x, y);
    // While another term's tooltip is open, that one's place is not to be forgotten.
    if (found) hit = found;
    dispatch({ type: 'over', target: found?.mark ?? null, isFast: speed > FAST_PX_PER_MS, at });
  }

  function onScroll() {
    if (shownIn(state)) return reset();
    // The pointer has come to a term just before: it may be on another one now.
    if (state.name === 'pending') frame = requestAnimationFrame(() => onRest(last.x, last.y));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'Escape' || !shownIn(state)) return;
    // The key is spent: a dialog under the tooltip stays open.
    event.preventDefault();
    event.stopImmediatePropagation();
    dispatch({ type: 'dismiss' });
  }

  function reset() {
    cancelAnimationFrame(frame);
    dispatch({ type: 'reset' });
  }

  /**
   * @template {Event} E
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: E) => void} listener
   */
  function listen(target, type, listener) {
    const options = { capture: true, passive: type !== 'keydown', signal: listeners.signal };
    target.addEventListener(type, /** @type {EventListener} */ (listener), options);
  }

  listen(document, 'pointermove', onMove);
  listen(window, 'keydown', onKey);
  /** @param {PointerEvent} event */
  const onPress = (event) => isInTooltip(event) || dispatch({ type: 'dismiss' });
  listen(document, 'pointerdown', onPress);
  /** @param {PointerEvent} event */
  const onLeave = (event) => {
    if (event.relatedTarget) return;
    cancelAnimationFrame(frame);
    dispatch({ type: 'over', target: null, isFast: true, at: performance.now() });
  };
  listen(document, 'pointerout', onLeave);
  // Scrolling inside the tooltip's closed tree is not heard out here.
  listen(document, 'scroll', onScroll);
  for (const type of ['resize', 'blur', 'pagehide']) listen(window, type, reset);

  return {
    /** Closes the tooltip when its term is gone. @param {(mark: Mark) => boolean} isThere */
    review(isThere) {
      const shown = shownIn(state);
      if (shown && !isThere(shown)) reset();
    },

    end() {
      listeners.abort();
      reset();
    },
  };
}
