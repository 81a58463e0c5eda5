/**
 * The page's changes come in as mutation records; what has to be read again goes out, gathered, and
 * at a pace that leaves the page most of the time however busy it is.
 */

import { isInline } from './element-rules.js';

const MIN_PAUSE_MS = 120; // one burst of changes is read once
const MAX_PAUSE_MS = 2000;
const PAUSE_PER_WORK = 10; // reading takes at most about a tenth of the time

/** @typedef {Element | ShadowRoot} Place */

/**
 * @param {object} outside
 * @param {(text: Text) => void} outside.onTextChanged at once, before the page is painted again
 * @param {(places: Place[]) => void} outside.onSettled
 */
export function createWatcher({ onTextChanged, onSettled }) {
  /** @type {Set<Place>} */
  let changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let pause = MIN_PAUSE_MS;

  const observer = new MutationObserver((records) => {
    for (const record of records) note(record);
    timer ??= setTimeout(settle, pause);
  });

  /** @param {MutationRecord} record */
  function note({ type, target, addedNodes, removedNodes }) {
    if (type === 'characterData') {
      onTextChanged(/** @type {Text} */ (target));
      noteAround(target);
    } else if (type === 'childList') {
      for (const node of addedNodes) noteAround(node);
      // What is left of a line from which something was taken may now read on.
      if (removedNodes.length > 0 && holdsText(target)) noteAround(target);
    }
  }

  /** Notes a block, or for anything else the block in which it runs. @param {Node} node */
  function noteAround(node) {
    if (!node.isConnected) return;
    let place = node;
    while (!(place instanceof ShadowRoot) && !isBlock(place) && place.parentNode) {
      place = place.parentNode;
    }
    if (place instanceof Element || place instanceof ShadowRoot) changed.add(place);
  }

  function settle() {
    timer = undefined;
    const places = outermost(changed);
    changed = new Set();
    const start = performance.now();
    onSettled(places);
    const work = performance.now() - start;
    pause = Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, work * PAUSE_PER_WORK));
  }

  return {
    /** @param {Document | ShadowRoot} root */
    observe(root) {
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        // These hide and show text; what becomes of that is looked up, not read from the record.
        attributeFilter: ['class', 'style', 'hidden', 'open', 'slot'],
      });
    },

    end() {
      observer.disconnect();
      clearTimeout(timer);
    },
  };
}

/** @param {Node} node */
function isBlock(node) {
  return node instanceof Element && !isInline(getComputedStyle(node));
}

/** @param {Node} node */
function holdsText(node) {
  return [...node.childNodes].some((child) => child instanceof Text && /\S/.test(child.data));
}

/** Leaves out what lies within another of the places. @param {Set<Place>} places */
export function outermost(places) {
  return [...places].filter((place) => {
    if (!place.isConnected) return false;
    for (let above = place.parentNode; above; above = above.parentNode) {
      if (places.has(/** @type {Place} */ (above))) return false;
    }
    return true;
  });
}
