/** Names, classes and texts go in, elements come out; text is only ever set as text. */

import { icon } from './icons.js';

const HAN_RUN = /(\p{Script=Han}[\p{Script=Han}，。！？、：；“”…]*)/u;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} className
 * @param {...(Node | string)} children
 */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * Chinese text. Without its language stated, browsers may draw it with Japanese glyphs.
 * @param {string} text
 * @param {string} [className]
 * @param {'zh-Hans' | 'zh-Hant'} [script]
 */
export function chinese(text, className = '', script = 'zh-Hans') {
  const made = element('span', className, text);
  made.lang = script;
  return made;
}

/** @param {string} text @param {string} [className] */
export function pinyin(text, className = 'pinyin') {
  const made = element('span', className, text);
  made.lang = 'zh-Latn-pinyin';
  return made;
}

/** Prose in the reader's language, the Chinese in it marked as such. @param {string} text */
export function prose(text) {
  return text.split(HAN_RUN).map((run, index) => (index % 2 === 1 ? chinese(run) : run));
}

/**
 * @param {string} className
 * @param {string} label
 * @param {() => void} onPress
 */
export function textButton(className, label, onPress) {
  const made = element('button', className, label);
  made.type = 'button';
  made.addEventListener('click', onPress);
  return made;
}

/**
 * @param {string} name of the icon
 * @param {string} label
 * @param {() => void} onPress
 */
export function iconButton(name, label, onPress) {
  const made = textButton(`icon ${name}`, '', onPress);
  made.append(icon(name));
  made.title = label;
  made.setAttribute('aria-label', label);
  return made;
}

/** @param {string} className @param {string} title @param {...Node} content */
export function part(className, title, ...content) {
  return element('section', className, element('p', 'title', ...prose(title)), ...content);
}
