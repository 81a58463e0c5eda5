/** HTML goes in, a jsdom page comes out whose names the extension's modules find as their globals. */

import { JSDOM } from 'jsdom';

const NAMES = ['document', 'Element', 'HTMLSlotElement', 'ShadowRoot', 'Text', 'getComputedStyle'];

/** @param {string} html */
export function openPage(html) {
  const { window } = new JSDOM(`<!doctype html><html lang="zh-CN"><body>${html}</body></html>`);
  // jsdom has no layout: what is displayed is told from the styles alone.
  window.Element.prototype.checkVisibility = function () {
    for (
      let element = /** @type {Element | null} */ (this);
      element;
      element = element.parentElement
    ) {
      if (window.getComputedStyle(element).display === 'none') return false;
    }
    return true;
  };
  for (const name of NAMES) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  }
  return window.document;
}
