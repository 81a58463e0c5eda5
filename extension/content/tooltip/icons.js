/** A name goes in, a small drawing comes out that takes the colour of the text around it. */

const SVG = 'http://www.w3.org/2000/svg';

/** @type {Record<string, string>} */
const PATHS = {
  speak: 'M3 8v4h3l4 3.5v-11L6 8zM12.8 7.2a4 4 0 0 1 0 5.6M15 5a7 7 0 0 1 0 10',
  pin: 'M7 3.5h6M8 3.5v5l-2.5 3h9L12 8.5v-5M10 11.5v5.5',
  close: 'M5 5l10 10M15 5L5 15',
  save: 'M5.5 3.5h9v13L10 13l-4.5 3.5z',
  known: 'M4 10.5l4 4 8-9',
  copy: 'M7 7h9v9.5H7zM4 13V3.5h9',
  boundaries: 'M6 4v12M14 4v12M8 10h4',
};

/** @param {string} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? '');
  svg.append(path);
  return svg;
}
