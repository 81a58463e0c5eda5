/**
 * Targets with their content go in; their tooltips are shown beside them, one above the other. The
 * host is the one element that is added to the page, and a closed shadow root keeps page and
 * tooltips out of each other's way.
 */

import { message } from '../../shared/i18n.js';
import { rectsOf } from '../marking/ranges.js';
import { characterAt } from '../pointing/character.js';
import { CARD_STYLE } from './card-style.js';
import { element } from './elements.js';
import { createInnerText } from './inner-text.js';
import { placeTooltip } from './placement.js';
import { themeAt } from './theme.js';

/** @typedef {import('../pointing/pointer.js').Point} Point */
/** @typedef {import('../pointing/targets.js').Target} Target */
/** @typedef {{card: HTMLDivElement, target: Target | null, point: Point | null}} Layer */

const COMPACT_PX = 190; // with less height only what matters most is shown

/** @param {import('../../shared/settings.js').Settings} settings */
export function createTooltips(settings) {
  const host = document.createElement('yanwai-tooltip');
  host.popover = 'manual';
  const announcer = element('output', 'announcer');
  const root = host.attachShadow({ mode: 'closed' });
  const innerText = createInnerText();
  /** @type {Layer[]} */
  const layers = [];
  /** @type {HTMLElement | null} */
  let focusedBefore = null;

  const style = element('style', '');
  // Set in one piece by this script: text appended to it would count as the page's own, for which
  // Firefox asks the page's policy.
  style.textContent = CARD_STYLE;
  root.append(style, createLayer().card, announcer);

  function createLayer() {
    const card = element('div', 'card');
    card.setAttribute('role', 'tooltip');
    card.lang = message('language');
    card.hidden = true;
    card.tabIndex = -1;
    card.dataset.tones = settings.toneColours;
    card.dataset.size = settings.textSize;
    // A press on a button takes away neither the page's selection nor its focus.
    card.addEventListener('mousedown', (event) => {
      if (/** @type {Element} */ (event.target).closest('button')) event.preventDefault();
    });
    /** @type {Layer} */
    const layer = { card, target: null, point: null };
    layers.push(layer);
    return layer;
  }

  /** @param {number} level */
  function layerOf(level) {
    const layer = layers[level];
    if (layer) return layer;
    const made = createLayer();
    announcer.before(made.card);
    return made;
  }

  /** @param {Layer} layer */
  function place({ card, target, point }) {
    const rects = target ? rectsOf(target.ranges) : [];
    const line = rects.find((rect) => point && holds(rect, point)) ?? rects[0];
    const window = { width: document.documentElement.clientWidth, height: innerHeight };
    // A pinned tooltip whose term is scrolled away stays where it is.
    if (!line || line.bottom < 0 || line.top > window.height) return;
    card.style.maxHeight = '';
    delete card.dataset.compact;
    const search = () =>
      placeTooltip({
        line,
        term: rects,
        size: { width: card.offsetWidth, height: card.offsetHeight },
        window,
      });
    let found = search();
    if (found.maxHeight < Math.min(COMPACT_PX, card.offsetHeight)) {
      card.dataset.compact = '';
      found = search();
    }
    card.style.left = `${found.left}px`;
    card.style.top = `${found.top}px`;
    card.style.maxHeight = `min(${found.maxHeight}px, var(--tallest))`;
    card.dataset.side = found.side;
  }

  /** @param {Element} parent */
  function bringUp(parent) {
    // What lies outside an open modal dialog, or an element in full screen, can be seen but not used.
    const home = parent.closest('dialog:modal, :fullscreen') ?? document.documentElement;
    if (host.parentNode !== home) home.append(host);
    // Shown anew each time, it comes above all that the page has put into the top layer.
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  }

  /** @param {number} level @param {Element} parent */
  function themeFor(level, parent) {
    if (level > 0) return layers[0]?.card.dataset.theme;
    return settings.theme === 'page' ? themeAt(parent) : settings.theme;
  }

  /** @param {number} level @param {boolean} isPinned */
  function setPinned(level, isPinned) {
    const { card } = layerOf(level);
    card.setAttribute('role', isPinned ? 'dialog' : 'tooltip');
    card.toggleAttribute('data-pinned', isPinned);
    card.querySelector('.icon.pin')?.setAttribute('aria-pressed', String(isPinned));
  }

  return {
    /**
     * @param {number} level
     * @param {object} shown
     * @param {Target} shown.target
     * @param {Point | null} shown.point of the pointer on the term; null when there is none
     * @param {boolean} shown.isPinned
     * @param {string} shown.label
     * @param {Node[]} shown.nodes
     */
    show(level, { target, point, isPinned, label, nodes }) {
      const layer = layerOf(level);
      const { card } = layer;
      const parent = target.ranges[0]?.node.parentElement ?? document.documentElement;
      Object.assign(layer, { target, point });
      card.replaceChildren(...nodes);
      card.setAttribute('aria-label', label);
      setPinned(level, isPinned);
      card.dataset.theme = themeFor(level, parent);
      card.hidden = false;
      if (level === 0) bringUp(parent);
      place(layer);
    },

    /** Is this target's tooltip there? @param {number} level @param {Target} target */
    isShowing: (level, target) => layers[level]?.target === target,

    setPinned,

    /** @param {number} level */
    hide(level) {
      const layer = layers[level];
      if (!layer?.target) return;
      const { card } = layer;
      const hadFocus = card.contains(root.activeElement);
      Object.assign(layer, { target: null, point: null });
      card.hidden = true;
      card.replaceChildren();
      if (level > 0) {
        card.remove();
        layers.length = level;
      } else if (host.isConnected) {
        host.hidePopover();
        announcer.textContent = '';
        if (host.parentNode !== document.documentElement) document.documentElement.append(host);
      }
      if (hadFocus) focusedBefore?.focus({ preventScroll: true });
    },

    /** Moves the focus into a tooltip, from where closing brings it back. @param {number} level */
    focus(level) {
      if (!root.activeElement) {
        focusedBefore = /** @type {HTMLElement | null} */ (document.activeElement);
      }
      layerOf(level).card.focus({ preventScroll: true });
    },

    /** Says something to who cannot see the tooltip. @param {string} text */
    announce(text) {
      announcer.textContent = text;
    },

    /** The page has moved under the tooltips. */
    placeAgain() {
      for (const layer of layers) if (layer.target) place(layer);
    },

    /** The level of the tooltip in which a pointer event is; -1 outside. @param {MouseEvent} event */
    levelAt({ target, clientX, clientY }) {
      if (target !== host) return -1;
      const card = root.elementFromPoint(clientX, clientY)?.closest('.card');
      return card ? layers.findIndex((layer) => layer.card === card) : layers.length - 1;
    },

    /**
     * The Chinese character at a point of a tooltip, with the text in which it stands.
     * @param {Point} point
     */
    characterAt({ x, y }) {
      const { isRead, locate } = innerText;
      const found = characterAt({ root, shadowRoots: [root], x, y, isRead });
      return found && locate(found.node, found.offset);
    },

    destroy() {
      host.remove();
    },
  };
}

/** @typedef {ReturnType<typeof createTooltips>} Tooltips */

/** @param {DOMRect} rect @param {Point} point */
function holds({ left, right, top, bottom }, { x, y }) {
  return x >= left && x < right && y >= top && y < bottom;
}
