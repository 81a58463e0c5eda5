/** Settings go out to a file's text and come in from one, with every value checked. */

import { message } from '../shared/i18n.js';
import { invalidKeys, PORTABLE_KEYS, toSettings } from '../shared/settings.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */

/** @param {Settings} settings */
export function toFile(settings) {
  return `${JSON.stringify({ yanwai: 1, settings: portable(settings) }, null, 2)}\n`;
}

/**
 * @param {string} text
 * @returns {{settings: Partial<Settings>} | {wrong: string}} nothing is taken over when anything is wrong
 */
export function fromFile(text) {
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    file = null;
  }
  const stored = file?.yanwai === 1 ? file.settings : null;
  if (typeof stored !== 'object' || stored === null) return { wrong: message('notSettings') };
  const invalid = invalidKeys(stored);
  if (invalid.length > 0) return { wrong: message('badValues', invalid.join(', ')) };
  return { settings: portable(toSettings(stored)) };
}

/** @param {Settings} settings @returns {Partial<Settings>} */
function portable(settings) {
  return Object.fromEntries(PORTABLE_KEYS.map((key) => [key, settings[key]]));
}
