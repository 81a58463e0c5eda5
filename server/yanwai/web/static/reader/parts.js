/** An entry goes in; pieces of what is said of it come out as nodes, for notes and the tooltip. */

import { build } from '../own/page.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Sense} Sense */
/** @typedef {import('./types.js').Term} Term */

const HAN_RUN = /(\p{Script=Han}[\p{Script=Han}，。！？、：；“”…]*)/u;
const UNREMARKABLE = ['neutral', 'current', 'settled'];

/** The lexicon's closed values in words, as the server wrote them. @type {Record<string, string>} */
const LABELS = JSON.parse(document.getElementById('labels')?.textContent ?? '{}');

/** @param {string} text @param {string} [className] @param {'zh-Hans' | 'zh-Hant'} [lang] */
export function chinese(text, className, lang = 'zh-Hans') {
  return build('span', { class: className ?? '', lang, text });
}

/** @param {string} text */
export function pinyin(text) {
  return build('span', { class: 'pinyin', lang: 'zh-Latn-pinyin', text });
}

/**
 * A paragraph of English, the Chinese in it marked as such.
 * @param {string} className
 * @param {string} text
 * @param {...(Node | string)} before
 */
export function prose(className, text, ...before) {
  const runs = text.split(HAN_RUN).map((run, at) => (at % 2 === 1 ? chinese(run) : run));
  return build('p', { class: className }, ...before, ...runs);
}

/** The sense that is meant, and the others. @param {Term} term */
export function sensesOf({ annotation, entry }) {
  const meant = entry.senses.find(({ id }) => id === annotation.sense);
  return { meant, others: entry.senses.filter((sense) => sense !== meant) };
}

/** @param {Sense} sense */
export function senseParts(sense) {
  const parts = [prose('meaning', sense.meaning)];
  if (sense.literal) parts.push(prose('literal', sense.literal, 'Literally: '));
  return [
    ...parts,
    badges(sense),
    ...(sense.risk_note ? [prose('risk-note', sense.risk_note)] : []),
  ];
}

/** @param {Sense} sense */
function badges({ risk, register, sentiment, status }) {
  const list = build('ul', { class: 'badges' });
  list.append(build('li', { class: `badge risk-${risk}`, text: LABELS[risk] ?? risk }));
  for (const value of [register, sentiment, status]) {
    if (!value || UNREMARKABLE.includes(value)) continue;
    list.append(build('li', { class: 'badge', text: capitalised(LABELS[value] ?? value) }));
  }
  return list;
}

/** @param {string} text */
function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
