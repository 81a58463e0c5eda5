// Named figures in, an SVG drawing with its table out: whoever cannot see the one reads the other.

import { build } from './page.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 640;
const HEIGHT = 180;
const FOOT = 22; // pixels below the axis for names
const ROW = 22; // pixels a row takes in a drawing that lies across
const NAMES = 210; // pixels for the names in it

/**
 * @typedef {{name: string, value: number | null}} Figure
 * @typedef {{title: string, unit: string, most?: number, across?: boolean}} How
 */

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * @param {Figure[]} figures
 * @param {How} how
 * @param {number} height
 * @param {SVGElement[]} shapes
 */
function drawing(figures, how, height, shapes) {
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' });
  svg.setAttribute('aria-label', how.title);
  svg.append(...shapes);
  const rows = figures.map(({ name, value }) =>
    build('tr', {}, build('th', { text: name }), build('td', { text: told(value, how) })),
  );
  const table = build('details', {}, build('summary', { text: 'As a table' }));
  table.append(build('table', {}, build('tbody', {}, ...rows)));
  return build('figure', { class: 'chart' }, build('figcaption', { text: how.title }), svg, table);
}

/**
 * @param {number | null} value
 * @param {How} how
 */
const told = (value, how) => (value === null ? 'none' : `${Math.round(value)}${how.unit}`);

/** @param {Figure[]} figures */
const highest = (figures) => Math.max(1, ...figures.map(({ value }) => value ?? 0));

/**
 * @param {Figure[]} figures
 * @param {number} most
 * @param {How} how
 */
function frame(figures, most, how) {
  const floor = HEIGHT - FOOT;
  const [first, last] = [figures[0]?.name ?? '', figures.at(-1)?.name ?? ''];
  return [
    shape('line', { x1: 0, y1: floor, x2: WIDTH, y2: floor, class: 'axis' }),
    shape('text', { x: 0, y: 12 }, `${Math.round(most)}${how.unit}`),
    shape('text', { x: 0, y: HEIGHT - 5 }, first),
    shape('text', { x: WIDTH, y: HEIGHT - 5, 'text-anchor': 'end' }, last),
  ];
}

/**
 * @param {Figure[]} figures
 * @param {How} how
 */
export function bars(figures, how) {
  const most = how.most ?? highest(figures);
  if (how.across) return across(figures, how, most);
  const floor = HEIGHT - FOOT;
  const step = WIDTH / Math.max(1, figures.length);
  const shapes = figures.map(({ name, value }, index) => {
    const tall = ((value ?? 0) / most) * (floor - 16);
    const width = Math.max(1, step * 0.7);
    const bar = shape('rect', { x: index * step, y: floor - tall, width, height: tall });
    bar.append(shape('title', {}, `${name}: ${told(value, how)}`));
    return bar;
  });
  return drawing(figures, how, HEIGHT, [...frame(figures, most, how), ...shapes]);
}

/**
 * @param {Figure[]} figures
 * @param {How} how
 * @param {number} most
 */
function across(figures, how, most) {
  const shapes = figures.flatMap(({ name, value }, index) => {
    const y = index * ROW;
    const width = Math.max(1, ((value ?? 0) / most) * (WIDTH - NAMES - 50));
    return [
      shape('text', { x: NAMES - 8, y: y + 15, 'text-anchor': 'end' }, name),
      shape('rect', { x: NAMES, y: y + 4, width, height: ROW - 8 }),
      shape('text', { x: NAMES + width + 6, y: y + 15 }, told(value, how)),
    ];
  });
  return drawing(figures, how, Math.max(1, figures.length) * ROW, shapes);
}

/**
 * A line through the figures there are; where there is none it is broken.
 * @param {Figure[]} figures
 * @param {How} how
 */
export function line(figures, how) {
  const most = how.most ?? highest(figures);
  const floor = HEIGHT - FOOT;
  const step = WIDTH / Math.max(1, figures.length - 1);
  let path = '';
  let isOn = false;
  /** @type {SVGElement[]} */
  const dots = [];
  figures.forEach(({ name, value }, index) => {
    if (value === null) {
      isOn = false;
      return;
    }
    const [x, y] = [index * step, floor - (value / most) * (floor - 16)];
    path += `${isOn ? 'L' : 'M'}${x} ${y}`;
    isOn = true;
    const dot = shape('circle', { cx: x, cy: y, r: 3 });
    dot.append(shape('title', {}, `${name}: ${told(value, how)}`));
    dots.push(dot);
  });
  const shapes = [...frame(figures, most, how), shape('path', { d: path }), ...dots];
  return drawing(figures, how, HEIGHT, shapes);
}
