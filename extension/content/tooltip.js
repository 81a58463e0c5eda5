/**
 * A hovered mark goes in; its tooltip is shown beside it. The host is the one element that is added
 * to the page, and a closed shadow root keeps page and tooltip out of each other's way.
 */

import { message } from '../shared/i18n.js';
import { ask } from '../shared/messages.js';
import { serverUrl } from '../shared/settings.js';
import { createCard } from './card.js';
import { CARD_STYLE } from './card-style.js';
import { placeTooltip } from './placement.js';
import { themeAt } from './theme.js';

/** @typedef {import('./hit.js').Hit} Hit */

/** @param {import('../shared/settings.js').Settings} settings */
export function createTooltip(settings) {
  const host = document.createElement('yanwai-tooltip');
  host.popover = 'manual';
  const card = document.createElement('div');
  card.setAttribute('role', 'tooltip');
  card.lang = message('language');
  card.hidden = true;
  const style = document.createElement('style');
  style.textContent = CARD_STYLE;
  host.attachShadow({ mode: 'closed' }).append(style, card);
  let path = '';

  /** @param {MouseEvent} event */
  function followLink(event) {
    const isLink = /** @type {Element} */ (event.target).closest('a');
    if (!isLink || event.button > 1) return;
    // The page must not see the click, nor be the one from which the entry is opened.
    event.preventDefault();
    event.stopPropagation();
    const isInBackground = event.button === 1 || event.ctrlKey || event.metaKey;
    ask({ type: 'open-entry', path, active: !isInBackground });
  }
  card.addEventListener('click', followLink);
  card.addEventListener('auxclick', followLink);

  /** @param {Hit} hit */
  function place({ rect, rects }) {
    card.style.maxHeight = '';
    const { left, top, maxHeight, side } = placeTooltip({
      line: rect,
      term: rects,
      size: { width: card.offsetWidth, height: card.offsetHeight },
      window: { width: document.documentElement.clientWidth, height: innerHeight },
    });
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
    card.style.maxHeight = `min(${maxHeight}px, var(--tallest))`;
    card.dataset.side = side;
  }

  return {
    /** @param {Hit} hit */
    show(hit) {
      const parent = hit.mark.ranges[0]?.node.parentElement ?? document.documentElement;
      // What lies outside an open modal dialog can be seen but not used.
      const home = parent.closest('dialog:modal') ?? document.documentElement;
      if (host.parentNode !== home) home.append(host);
      path = hit.mark.entry.url;
      card.replaceChildren(...createCard(hit.mark, serverUrl(settings, path)));
      card.dataset.theme = themeAt(parent);
      card.hidden = false;
      // Shown anew each time, it comes above all that the page has put into the top layer.
      host.hidePopover();
      host.showPopover();
      place(hit);
    },

    hide() {
      card.hidden = true;
      card.replaceChildren();
      if (!host.isConnected) return;
      host.hidePopover();
      if (host.parentNode !== document.documentElement) document.documentElement.append(host);
    },

    /** @param {Event} event */
    isEventInside: (event) => event.target === host,

    destroy() {
      host.remove();
    },
  };
}
