/**
 * Elements go in that show no text yet: hidden ones, and ones to which a shadow root may still be
 * attached, which no observer reports. Those whose time has come go out to be scanned.
 */

import { isDisplayed } from './element-rules.js';

const MAX_ELEMENTS = 2000; // checking one costs about a microsecond
const LOOK_AGAIN_MS = [300, 1500, 6000]; // scripts that build components are mostly done by then

/** @param {(element: Element) => void} onReady */
export function createLater(onReady) {
  /** @type {Map<Element, (element: Element) => boolean>} */
  const waiting = new Map();
  /** @type {ReturnType<typeof setTimeout>[]} */
  let timers = [];
  // The one event that tells of a change of style which shows an element.
  const sight = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) check();
  });

  function check() {
    for (const [element, isReady] of waiting) {
      if (element.isConnected && !isReady(element)) continue;
      waiting.delete(element);
      sight.unobserve(element);
      if (element.isConnected) onReady(element);
    }
  }

  /** @param {Element} element @param {(element: Element) => boolean} isReady */
  function wait(element, isReady) {
    if (waiting.size >= MAX_ELEMENTS) return;
    waiting.set(element, isReady);
    sight.observe(element);
  }

  function clearTimers() {
    timers.forEach(clearTimeout);
    timers = [];
  }

  return {
    /** @param {{hidden: Element[], hosts: Element[]}} found */
    add({ hidden, hosts }) {
      for (const element of hosts) wait(element, hasShadowRoot);
      for (const element of hidden) wait(element, isVisible);
      if (hosts.length === 0) return;
      clearTimers();
      timers = LOOK_AGAIN_MS.map((delay) => setTimeout(check, delay));
    },

    check,

    end() {
      clearTimers();
      sight.disconnect();
      waiting.clear();
    },
  };
}

/** @param {Element} element */
function hasShadowRoot(element) {
  return element.shadowRoot !== null;
}

/** @param {Element} element */
function isVisible(element) {
  return isDisplayed(element) && getComputedStyle(element).visibility === 'visible';
}
