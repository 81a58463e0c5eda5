/**
 * Pointer, keys and focus on the terms come in; the tooltip of one of them is shown.
 *
 * It is a dialog that is not modal: resting on a term or going to it by Tab shows it, Enter or a
 * click keeps it open and, from the keyboard, leads into it; Escape closes it and leads back.
 */

import { build } from '../own/page.js';
import { cardParts } from './card.js';
import { linkOf, sentenceOf, termOf } from './paragraphs.js';
import { savingParts } from './saving.js';

/** @typedef {import('./types.js').Term} Term */

const OPEN_MS = 120; // nothing opens while the pointer flies past
const CLOSE_MS = 250; // time to move from the term into the tooltip
const FOCUSABLE = 'a[href], button';

/**
 * @param {HTMLElement} text
 * @param {(term: Term) => void} onShown
 */
export function createTooltip(text, onShown) {
  const body = build('div', { class: 'card-body' });
  const cross = build('button', { class: 'close', text: '×' });
  cross.type = 'button';
  cross.setAttribute('aria-label', 'Close');
  const card = build('div', { class: 'card-over' }, body, cross);
  card.id = 'card';
  card.popover = 'manual';
  card.tabIndex = -1;
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', 'card-name');
  text.after(card);

  /** @type {HTMLAnchorElement | null} */
  let link = null;
  let isKept = false;
  let isReturning = false; // the focus, to a term whose tooltip was closed
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {HTMLAnchorElement} next */
  function open(next) {
    clearTimeout(timer);
    const term = termOf(next);
    if (!term || next === link) return;
    close();
    link = next;
    body.replaceChildren(...cardParts(term), ...savingParts(term, sentenceOf(next)));
    body.querySelector('.names')?.setAttribute('id', 'card-name');
    body.querySelector('.meaning')?.setAttribute('id', 'card-meaning');
    body.scrollTop = 0;
    link.setAttribute('aria-expanded', 'true');
    link.setAttribute('aria-controls', 'card');
    link.setAttribute('aria-describedby', 'card-meaning');
    card.showPopover();
    onShown(term);
  }

  function close() {
    clearTimeout(timer);
    isKept = false;
    if (!link) return;
    link.setAttribute('aria-expanded', 'false');
    link.removeAttribute('aria-controls');
    link.removeAttribute('aria-describedby');
    link = null;
    card.hidePopover();
  }

  /** Closes it, and puts the focus back on its term when it was inside. */
  function leave() {
    const from = card.contains(document.activeElement) ? link : null;
    close();
    if (!from) return;
    isReturning = true;
    from.focus();
    isReturning = false;
  }

  /** What the pointer was on may have been drawn anew while it rested. */
  function openHovered() {
    const hovered = linkOf(text.querySelector('.term:hover'));
    if (hovered) open(hovered);
  }

  text.addEventListener('pointerover', (event) => {
    const over = event.pointerType === 'touch' ? null : linkOf(event.target);
    if (!over || isKept) return;
    clearTimeout(timer);
    if (over !== link) timer = setTimeout(openHovered, OPEN_MS);
  });
  for (const part of [text, card]) {
    part.addEventListener('pointerout', (event) => {
      const isFocused = link && link === document.activeElement && link.matches(':focus-visible');
      if (isKept || isFocused || card.contains(document.activeElement)) return;
      if (event.relatedTarget instanceof Node && card.contains(event.relatedTarget)) return;
      clearTimeout(timer);
      timer = setTimeout(close, CLOSE_MS);
    });
  }
  card.addEventListener('pointerover', () => clearTimeout(timer));

  text.addEventListener('focusin', (event) => {
    const focused = linkOf(event.target);
    if (focused && !isReturning && focused.matches(':focus-visible')) open(focused);
  });
  text.addEventListener('focusout', (event) => {
    const isInside = event.relatedTarget instanceof Node && card.contains(event.relatedTarget);
    if (!isKept && !isInside) close();
  });

  /** @param {MouseEvent | KeyboardEvent} event @param {boolean} goesInside */
  function press(event, goesInside) {
    const pressed = linkOf(event.target);
    if (!pressed || !termOf(pressed) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(pressed);
    isKept = true;
    if (goesInside) card.focus();
  }

  text.addEventListener('click', (event) => {
    // A click that no pointer made, such as a screen reader's, has no count.
    press(event, event.detail === 0);
  });
  text.addEventListener('keydown', (event) => {
    // The click that would follow looks like a pointer's in Firefox.
    if (event.key === 'Enter') press(event, true);
  });

  cross.addEventListener('click', leave);
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [...card.querySelectorAll(FOCUSABLE)];
    const isAtEdge = event.shiftKey
      ? document.activeElement === stops[0] || document.activeElement === card
      : document.activeElement === stops.at(-1);
    // From its term the browser goes on to the next one, or to the one before.
    if (isAtEdge) leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && link) leave();
  });
  document.addEventListener('pointerdown', (event) => {
    const { target } = event;
    if (!link || !(target instanceof Node)) return;
    if (!card.contains(target) && linkOf(target) !== link) close();
  });

  return {
    /** The text was drawn anew: a term that is gone has no tooltip, one that is new may be hovered. */
    review() {
      if (link && !link.isConnected) close();
      if (!link) openHovered();
    },
  };
}
