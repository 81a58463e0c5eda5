/** The colours behind a term go in, the tooltip's theme comes out. */

import { hostOf } from '../reading/element-rules.js';

/** @typedef {'light' | 'dark'} Theme */

/**
 * The theme of the page where this element stands.
 * @param {Element} element
 * @returns {Theme}
 */
export function themeAt(element) {
  /** @type {Element | null} */
  let current = element;
  while (current) {
    const lightness = lightnessOf(getComputedStyle(current).backgroundColor);
    if (lightness !== null) return lightness < 0.45 ? 'dark' : 'light';
    current = current.parentElement ?? hostOf(current);
  }
  // Nothing is painted behind the text but the canvas, which follows the page's colour scheme.
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return scheme === 'dark' || (/dark/.test(scheme) && prefersDark) ? 'dark' : 'light';
}

/**
 * How light a computed colour is, from 0 to 1; null when one can see through it.
 * @param {string} colour
 * @returns {number | null}
 */
export function lightnessOf(colour) {
  const [, space = '', values = ''] = /^([a-z]+)\((.*)\)$/.exec(colour) ?? [];
  const numbers = values.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  const [first = 0, second = 0, third = 0, alpha = 1] = numbers;
  if (numbers.length < 3 || alpha < 0.5) return null;
  if (space.startsWith('ok')) return first;
  if (space === 'lab' || space === 'lch') return first / 100;
  const white = space === 'color' ? 1 : 255;
  return (0.2126 * first + 0.7152 * second + 0.0722 * third) / white;
}
