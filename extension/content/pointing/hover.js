/**
 * The life of one tooltip as a state machine: what the pointer does and the time go in, the next
 * state comes out. It knows no page; `T` is whatever can be hovered.
 */

export const LEAVE_GRACE_MS = 280; // enough to travel from the term into the tooltip
export const SWITCH_DELAY_MS = 200; // another term may lie on the way into the tooltip

/**
 * `until` is when the state changes by itself unless something happens before.
 * @template {object} T
 * @typedef {{name: 'idle', dismissed: T | null}
 *   | {name: 'pending', target: T, until: number}
 *   | {name: 'open', target: T}
 *   | {name: 'leaving', target: T, next: T | null, until: number}
 *   | {name: 'pinned', target: T}} HoverState
 */

/**
 * - `over`: the pointer is on a term or, with null, on none; `isFast` while it flies past; the
 *   tooltip opens when `delay` ms have gone by
 * - `inside`: the pointer is in the tooltip
 * - `time`: the time has come that `until` named
 * - `open`: opened by a click, a tap or a key, now
 * - `pin`: kept, or no longer kept, until the reader closes it
 * - `dismiss`: closed by the reader's wish; the same term stays closed until the pointer leaves it
 * - `reset`: closed because the page has moved on, unless it is pinned
 * @template {object} T
 * @typedef {{type: 'over', target: T | null, isFast: boolean, at: number, delay: number}
 *   | {type: 'inside'} | {type: 'time', at: number} | {type: 'open', target: T, isPinned: boolean}
 *   | {type: 'pin'} | {type: 'dismiss'} | {type: 'reset'}} HoverEvent
 */

/** @type {HoverState<never>} */
export const IDLE = { name: 'idle', dismissed: null };

/**
 * The term whose tooltip is to be seen in this state.
 * @template {object} T
 * @param {HoverState<T>} state
 * @returns {T | null}
 */
export function shownIn(state) {
  return state.name === 'idle' || state.name === 'pending' ? null : state.target;
}

/**
 * @template {object} T
 * @param {HoverState<T>} state
 * @param {HoverEvent<T>} event
 * @returns {HoverState<T>}
 */
export function nextState(state, event) {
  switch (event.type) {
    case 'reset':
      return state.name === 'pinned' ? state : IDLE;
    case 'dismiss':
      return state.name === 'idle' ? state : { name: 'idle', dismissed: state.target };
    case 'open':
      return { name: event.isPinned ? 'pinned' : 'open', target: event.target };
    case 'pin':
      return togglePin(state);
    case 'inside':
      return state.name === 'leaving' ? { name: 'open', target: state.target } : state;
    case 'time':
      return 'until' in state && event.at >= state.until ? afterWaiting(state) : state;
    case 'over':
      return afterMove(state, event);
  }
}

/**
 * @template {object} T
 * @param {HoverState<T>} state
 * @returns {HoverState<T>}
 */
function togglePin(state) {
  const target = shownIn(state);
  if (!target) return state;
  return { name: state.name === 'pinned' ? 'open' : 'pinned', target };
}

/**
 * @template {object} T
 * @param {Extract<HoverState<T>, {until: number}>} state
 * @returns {HoverState<T>}
 */
function afterWaiting(state) {
  const target = state.name === 'pending' ? state.target : state.next;
  return target ? { name: 'open', target } : IDLE;
}

/**
 * @template {object} T
 * @param {HoverState<T>} state
 * @param {Extract<HoverEvent<T>, {type: 'over'}>} event
 * @returns {HoverState<T>}
 */
function afterMove(state, { target, isFast, at, delay }) {
  switch (state.name) {
    case 'pinned':
      return state;
    case 'idle':
      if (target && target === state.dismissed) return state;
      return target ? { name: 'pending', target, until: at + delay } : IDLE;
    case 'pending':
      if (!target) return IDLE;
      if (target === state.target && !isFast) return state;
      return { name: 'pending', target, until: at + delay };
    case 'open':
    case 'leaving':
      if (target === state.target) return { name: 'open', target };
      // Resting where it was changes nothing; coming to another term, or flying on, starts anew.
      if (state.name === 'leaving' && target === state.next && !(target && isFast)) return state;
      return {
        name: 'leaving',
        target: state.target,
        next: target,
        until: at + (target ? Math.max(delay, SWITCH_DELAY_MS) : LEAVE_GRACE_MS),
      };
  }
}
