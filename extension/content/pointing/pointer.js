/**
 * What the reader does with pointer, touch and page goes in; the levels of tooltips hear of it.
 * Level 0 belongs to the page, level n to the words in tooltip n - 1.
 */

import { HELD_KEYS, isHoverAsking, isPlainClick } from './trigger.js';

/** @typedef {import('./level.js').Level} Level */
/** @typedef {import('./targets.js').Target} Target */
/** @typedef {{x: number, y: number}} Point */

const FAST_PX_PER_MS = 0.6; // a hand that aims at a word is slower than this when it arrives

/**
 * @param {object} outside
 * @param {Pick<import('../../shared/settings.js').Settings, 'trigger' | 'delayMs'>} outside.settings
 * @param {Level[]} outside.levels
 * @param {(point: Point, level: number) => Target | null} outside.targetAt
 * @param {(event: MouseEvent) => number} outside.tooltipAt the level of the tooltip in which an event is; -1 outside
 * @param {() => void} outside.onMoved the page has scrolled or been resized under the tooltips
 */
export function createPointer({ settings, levels, targetAt, tooltipAt, onMoved }) {
  const { trigger, delayMs } = settings;
  const listeners = new AbortController();
  let last = { x: 0, y: 0, at: 0 };
  /** In which tooltip the pointer is. */
  let place = -1;
  let isAsking = trigger === 'hover';
  let frame = 0;
  /** Where a press began, that may become a click on a word. @type {Point | null} */
  let pressed = null;

  const [page] = /** @type {[Level, ...Level[]]} */ (levels);

  /** @param {PointerEvent} event */
  function onMove(event) {
    if (event.pointerType === 'touch') return;
    cancelAnimationFrame(frame);
    place = tooltipAt(event);
    isAsking = isHoverAsking(trigger, event);
    // With a button down the reader selects or drags.
    if (event.buttons !== 0) {
      if (place < 0 && !page.isPinned()) page.dispatch({ type: 'dismiss' });
      return;
    }
    for (const level of levels.slice(0, place + 1)) level.dispatch({ type: 'inside' });
    const { clientX: x, clientY: y } = event;
    frame = requestAnimationFrame(() => onRest(x, y));
  }

  /** @param {number} x @param {number} y */
  function onRest(x, y) {
    const at = performance.now();
    const speed = Math.hypot(x - last.x, y - last.y) / Math.max(1, at - last.at);
    last = { x, y, at };
    const isFast = speed > FAST_PX_PER_MS;
    const inner = levels[place + 1];
    const found = inner && (isAsking || inner.shown()) ? targetAt({ x, y }, place + 1) : null;
    // Without the key only what is open already stays open.
    const target = isAsking || found === inner?.shown() ? found : null;
    inner?.dispatch({ type: 'over', target, isFast, at, delay: delayMs });
    for (const deeper of levels.slice(place + 2)) {
      deeper.dispatch({ type: 'over', target: null, isFast, at, delay: delayMs });
    }
  }

  /** @param {KeyboardEvent} event */
  function onKeyChange(event) {
    if (event.key !== HELD_KEYS[trigger]) return;
    isAsking = isHoverAsking(trigger, event);
    if (isAsking) onRest(last.x, last.y);
  }

  /** @param {PointerEvent} event */
  function onPress(event) {
    place = tooltipAt(event);
    pressed = place < 0 && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    const isOnShown = pressed && page.shown() && targetAt(pressed, 0) === page.shown();
    // A press elsewhere closes even a pinned tooltip.
    if (place < 0 && !isOnShown) page.dispatch({ type: 'dismiss' });
    else closeAbove(Math.max(1, place + 1));
  }

  /** @param {PointerEvent} event */
  function onClick(event) {
    const start = pressed;
    pressed = null;
    const isTouch = event.pointerType === 'touch';
    if (!start || event.detail > 1 || tooltipAt(event) >= 0) return;
    if (!isPlainClick(event)) return page.dispatch({ type: 'dismiss' });
    if (getSelection()?.isCollapsed === false && !isTouch) return;
    const target = targetAt({ x: event.clientX, y: event.clientY }, 0);
    if (!target) return;
    if (target === page.shown()) page.dispatch({ type: 'pin' });
    else if (isTouch || trigger === 'click')
      page.dispatch({ type: 'open', target, isPinned: true });
  }

  /** @param {PointerEvent} event */
  function onLeave(event) {
    if (event.relatedTarget) return;
    cancelAnimationFrame(frame);
    const at = performance.now();
    for (const level of levels) {
      level.dispatch({ type: 'over', target: null, isFast: true, at, delay: delayMs });
    }
  }

  function onScroll() {
    onMoved();
    // The pointer has come to a term just before: it may be on another one now.
    if (page.isPending()) frame = requestAnimationFrame(() => onRest(last.x, last.y));
    else reset();
  }

  function reset() {
    cancelAnimationFrame(frame);
    page.dispatch({ type: 'reset' });
  }

  /** @param {number} from the first level whose tooltip goes */
  function closeAbove(from) {
    for (const level of levels.slice(from)) level.dispatch({ type: 'dismiss' });
  }

  /**
   * @template {Event} E
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: E) => void} listener
   */
  function listen(target, type, listener) {
    const options = { capture: true, passive: true, signal: listeners.signal };
    target.addEventListener(type, /** @type {EventListener} */ (listener), options);
  }

  listen(document, 'pointermove', onMove);
  listen(document, 'pointerdown', onPress);
  listen(document, 'click', onClick);
  listen(document, 'pointerout', onLeave);
  // Scrolling inside the tooltip's closed tree is not heard out here.
  listen(document, 'scroll', onScroll);
  if (HELD_KEYS[trigger]) {
    listen(window, 'keydown', onKeyChange);
    listen(window, 'keyup', onKeyChange);
  }
  listen(window, 'resize', onScroll);
  for (const type of ['blur', 'pagehide']) listen(window, type, reset);

  return {
    /** Where the pointer was seen last. */
    lastPoint: () => ({ x: last.x, y: last.y }),

    end() {
      listeners.abort();
      cancelAnimationFrame(frame);
      closeAbove(0);
    },
  };
}
