/** What the reader does with pointer and keys goes in; whether it asks for a tooltip comes out. */

/** @typedef {import('../../shared/settings.js').Trigger} Trigger */

/** The names of the keys that can be held. @type {Partial<Record<Trigger, string>>} */
export const HELD_KEYS = { alt: 'Alt', ctrl: 'Control', shift: 'Shift' };

/** Clicks on these do something of the page's own. */
const INTERACTIVE = [
  'a[href], area, button, input, label, option, select, summary, textarea, audio, video, iframe',
  '[contenteditable]:not([contenteditable="false" i]), [onclick], [tabindex]',
  '[role="button" i], [role="link" i], [role="menuitem" i], [role="tab" i], [role="checkbox" i]',
].join(', ');

/**
 * Does moving the pointer onto a word ask for its tooltip?
 * @param {Trigger} trigger
 * @param {{altKey: boolean, ctrlKey: boolean, shiftKey: boolean, metaKey: boolean}} held
 */
export function isHoverAsking(trigger, { altKey, ctrlKey, shiftKey, metaKey }) {
  switch (trigger) {
    case 'alt':
      return altKey && !ctrlKey && !shiftKey && !metaKey;
    case 'ctrl':
      return ctrlKey && !altKey && !shiftKey && !metaKey;
    case 'shift':
      return shiftKey && !altKey && !ctrlKey && !metaKey;
    case 'hover':
      return true;
    case 'click':
      return false;
  }
}

/** Is a click here the reader's alone, or does the page do something with it? @param {Event} event */
export function isPlainClick(event) {
  return !event.composedPath().some((node) => node instanceof Element && node.matches(INTERACTIVE));
}

/** Does the reader type into what this event comes from? @param {Event} event */
export function isTyping(event) {
  const [origin] = event.composedPath();
  if (!(origin instanceof HTMLElement)) return false;
  return origin.isContentEditable || origin.matches('input, textarea, select, [role="textbox" i]');
}
