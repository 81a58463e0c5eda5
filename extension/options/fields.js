/** The settings that are simple choices go in; their labelled controls come out. */

import { message } from '../shared/i18n.js';
import { LONGEST_DELAY_MS } from '../shared/settings.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */
/** @typedef {keyof Settings} Key */

/** @type {Partial<Record<Key, string[]>>} */
const CHOICES = {
  trigger: ['hover', 'alt', 'ctrl', 'shift', 'click'],
  notation: ['pinyin', 'zhuyin'],
  toneColours: ['standard', 'pleco', 'none'],
  theme: ['page', 'light', 'dark'],
  textSize: ['small', 'medium', 'large'],
  language: ['auto', 'en', 'zh_CN'],
  markStyle: ['both', 'background', 'underline', 'none'],
  shortcuts: ['alt', 'alt-shift', 'off'],
};

const REGISTERS = [
  'formal_official',
  'written_neutral',
  'spoken_neutral',
  'spoken_casual',
  'netspeak',
  'subculture',
  'dialect',
  'vulgar',
  'slur',
];

/** Names of messages where the key's own would not do. @type {Partial<Record<Key, string>>} */
const LABELS = { language: 'uiLanguage', hiddenDomains: 'domains', hiddenRegisters: 'registers' };
/** @type {Partial<Record<Key, string>>} */
const HELP = {
  trigger: 'triggerHelp',
  delayMs: 'delayHelp',
  anyWord: 'anyWordHelp',
  firstOnly: 'firstOnlyHelp',
  hidesKnown: 'hidesKnownHelp',
  shortcuts: 'shortcutsHelp',
};

/**
 * @param {Key} key
 * @param {Settings} settings
 * @param {string[]} domains of the lexicon; none while the server is away
 * @param {(changes: Partial<Settings>) => void} onChange
 */
export function createField(key, settings, domains, onChange) {
  const field = make('div', 'field');
  if (key === 'hiddenRegisters') {
    const nameOf = (/** @type {string} */ register) => message(`register_${register}`);
    field.append(checklist(key, REGISTERS, nameOf, settings, onChange));
  } else if (key === 'hiddenDomains') {
    const nameOf = (/** @type {string} */ domain) => domain.replaceAll('_', ' ');
    field.append(checklist(key, domains, nameOf, settings, onChange));
    if (domains.length === 0) field.append(hint('domainsUnavailable'));
  } else {
    field.append(labelled(key, control(key, settings, onChange)));
  }
  const help = HELP[key];
  if (help) field.append(hint(help));
  return field;
}

/** @param {Key} key @param {Settings} settings @param {(changes: Partial<Settings>) => void} onChange */
function control(key, settings, onChange) {
  const values = CHOICES[key];
  if (values) {
    const select = make('select');
    for (const value of values) {
      select.add(new Option(message(`${key}_${value.replace('-', '_')}`), value));
    }
    select.value = String(settings[key]);
    select.onchange = () => onChange({ [key]: select.value });
    return select;
  }
  const input = make('input');
  if (typeof settings[key] === 'boolean') {
    input.type = 'checkbox';
    input.checked = settings[key];
    input.onchange = () => onChange({ [key]: input.checked });
  } else {
    input.type = 'number';
    Object.assign(input, { min: '0', max: String(LONGEST_DELAY_MS), step: '10' });
    input.value = String(settings[key]);
    input.onchange = () => {
      if (input.reportValidity() && input.value)
        onChange({ [key]: Math.round(Number(input.value)) });
    };
  }
  return input;
}

/** @param {Key} key @param {HTMLElement} control */
function labelled(key, control) {
  control.id = key;
  const label = make('label');
  const text = make('span');
  text.textContent = message(LABELS[key] ?? key);
  label.append(text, control);
  return label;
}

/**
 * What is ticked is marked; the setting holds what is not.
 * @param {'hiddenDomains' | 'hiddenRegisters'} key
 * @param {string[]} names
 * @param {(name: string) => string} labelOf
 * @param {Settings} settings
 * @param {(changes: Partial<Settings>) => void} onChange
 */
function checklist(key, names, labelOf, settings, onChange) {
  const set = make('fieldset');
  set.id = key;
  const legend = make('legend');
  legend.textContent = message(LABELS[key] ?? key);
  set.append(legend);
  const hidden = new Set(settings[key]);
  for (const name of names) {
    const box = make('input');
    box.type = 'checkbox';
    box.value = name;
    box.checked = !hidden.has(name);
    box.onchange = () => {
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
      onChange({ [key]: [...hidden] });
    };
    const label = make('label');
    label.append(box, ` ${labelOf(name)}`);
    set.append(label);
  }
  return set;
}

/** @param {string} name */
function hint(name) {
  const made = make('p', 'hint');
  made.textContent = message(name);
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} [className]
 */
function make(name, className = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
