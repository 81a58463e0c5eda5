/**
 * The reader's keys go in, wishes come out: next and previous term, look closer, close. Letters
 * count only with Alt (or Alt and Shift) held, and never while the reader types.
 */

import { isTyping } from './trigger.js';

/** @typedef {'next' | 'previous' | 'closer'} Wish */

/** By the place of the key, since Alt makes other characters on some keyboards. @type {Record<string, Wish>} */
const KEYS = { KeyJ: 'next', KeyK: 'previous', KeyL: 'closer' };

/**
 * @param {Pick<KeyboardEvent, 'code' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>} event
 * @param {import('../../shared/settings.js').Settings['shortcuts']} held
 * @returns {Wish | null}
 */
export function wishOf({ code, altKey, shiftKey, ctrlKey, metaKey }, held) {
  if (held === 'off' || !altKey || ctrlKey || metaKey) return null;
  if (shiftKey !== (held === 'alt-shift')) return null;
  return KEYS[code] ?? null;
}

/**
 * @param {object} outside
 * @param {import('../../shared/settings.js').Settings['shortcuts']} outside.shortcuts
 * @param {(wish: Wish) => boolean} outside.onWish whether something was done
 * @param {() => boolean} outside.onEscape whether something was closed
 */
export function createKeys({ shortcuts, onWish, onEscape }) {
  const listeners = new AbortController();

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      if (onEscape()) spend(event);
      return;
    }
    const wish = wishOf(event, shortcuts);
    if (wish && !isTyping(event) && onWish(wish)) spend(event);
  }

  window.addEventListener('keydown', onKey, { capture: true, signal: listeners.signal });
  return { end: () => listeners.abort() };
}

/** The page does not hear of the key: a dialog under the tooltip stays open. @param {Event} event */
function spend(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
