/**
 * The life of the tooltip as one state machine: what the pointer does and the time go in, the next
 * state comes out. It knows no page; `T` is whatever can be hovered.
 */

export const OPEN_DELAY_MS = 120; // shorter, and tooltips flash up under a passing pointer
export const LEAVE_GRACE_MS = 280; // enough to travel from the term into the tooltip
export const SWITCH_DELAY_MS = 200; // another term may lie on the way into the tooltip

/**
 * `until` is when the state changes by itself unless something happens before.
 * @template {object} T
 * @typedef {{name: 'idle', dismissed: T | null}
 *   | {name: 'pending', target: T, until: number}
 *   | {name: 'open', target: T}
 *   | {name: 'leaving', target: T, next: T | null, until: number}} HoverState
 */

/**
 * - `over`: the pointer is on a term or, with null, on none; `isFast` while it flies past
 * - `inside`: the pointer is in the tooltip
 * - `time`: the time has come that `until` named
 * - `dismiss`: closed by the reader's wish; the same term stays closed until the pointer leaves it
 * @template {object} T
 * @typedef {{type: 'over', target: T | null, isFast: boolean, at: number} | {type: 'inside'}
 *   | {type: 'time', at: number} | {type: 'dismiss'} | {type: 'reset'}} HoverEvent
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
  return state.name === 'open' || state.name === 'leaving' ? state.target : null;
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
      return IDLE;
    case 'dismiss':
      return state.name === 'idle' ? state : { name: 'idle', dismissed: state.target };
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
function afterMove(state, { target, isFast, at }) {
  switch (state.name) {
    case 'idle':
      if (target && target === state.dismissed) return state;
      return target ? { name: 'pending', target, until: at + OPEN_DELAY_MS } : IDLE;
    case 'pending':
      if (!target) return IDLE;
      if (target === state.target && !isFast) return state;
      return { name: 'pending', target, until: at + OPEN_DELAY_MS };
    case 'open':
    case 'leaving':
      if (target === state.target) return { name: 'open', target };
      // Resting where it was changes nothing; coming to another term, or flying on, starts anew.
      if (state.name === 'leaving' && target === state.next && !(target && isFast)) return state;
      return {
        name: 'leaving',
        target: state.target,
        next: target,
        until: at + (target ? SWITCH_DELAY_MS : LEAVE_GRACE_MS),
      };
  }
}
