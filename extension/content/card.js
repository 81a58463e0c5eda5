/** A mark goes in; what the tooltip shows of its entry comes out as nodes. */

import { message } from '../shared/i18n.js';
import { chinese, element, pinyin, prose } from './elements.js';
import { chooseExample, emphasise } from './emphasis.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('../shared/contract.js').Choice} Choice */
/** @typedef {import('../shared/contract.js').Entry} Entry */
/** @typedef {import('../shared/contract.js').Sense} Sense */

const DOUBTFUL = 0.6; // below this confidence, another sense may well be the right one

/**
 * @param {Mark} mark
 * @param {string} href of the entry's page
 */
export function createCard({ annotation, entry }, href) {
  const sense = entry.senses.find(({ id }) => id === annotation.sense) ?? entry.senses[0];
  const others = entry.senses.filter((other) => other !== sense);
  const scroller = element('div', 'body', createHead(entry));
  if (sense) scroller.append(createSense(sense));
  if (others.length > 0) scroller.append(createOthers(others, annotation.confidence));
  const example = chooseExample(entry.how_people_say_it, annotation.surface);
  if (example) {
    const variants = entry.variants?.map(({ form }) => form) ?? [];
    // The surface of a split term holds the words between its parts too.
    const own = annotation.parts.length === 1 ? [annotation.surface] : [];
    scroller.append(createExample(example, [...own, entry.headword, ...variants]));
  }
  if (entry.choose_by_situation.length > 0) {
    scroller.append(createChoices(entry.choose_by_situation));
  }
  return [scroller, createFoot(href)];
}

/** @param {Entry} entry */
function createHead({ headword, traditional, pinyin: reading, tagline }) {
  const names = element('p', 'names', chinese(headword, 'headword'));
  if (traditional !== headword) names.append(chinese(traditional, 'traditional', 'zh-Hant'));
  names.append(pinyin(reading));
  return element('header', '', names, element('p', 'tagline', ...prose(tagline)));
}

/** @param {Sense} sense */
function createSense(sense) {
  const made = element('section', 'sense', element('p', 'meaning', ...prose(sense.meaning)));
  if (sense.literal) {
    const label = element('span', 'label', message('literally'));
    made.append(element('p', 'literal', label, ' ', ...prose(sense.literal)));
  }
  const risk = element('span', `badge ${sense.risk}`, message(`risk_${sense.risk}`));
  const register = element('span', 'badge', message(`register_${sense.register}`));
  made.append(element('p', 'badges', risk, register));
  if (sense.risk_note) {
    made.append(element('p', `note ${sense.risk}`, ...prose(sense.risk_note)));
  }
  return made;
}

/** @param {Sense[]} senses @param {number} confidence */
function createOthers(senses, confidence) {
  const title = message(confidence < DOUBTFUL ? 'couldAlsoMean' : 'also');
  const items = senses.map(({ meaning }) => element('li', '', ...prose(meaning)));
  return createPart('others', title, element('ul', '', ...items));
}

/** @param {import('../shared/contract.js').Example} example @param {string[]} forms */
function createExample({ zh, pinyin: reading, en, situation }, forms) {
  const sentence = chinese('', 'sentence');
  for (const { text, isTerm } of emphasise(zh, forms)) {
    sentence.append(isTerm ? element('em', '', text) : text);
  }
  return createPart(
    'example',
    situation,
    element('p', '', sentence),
    element('p', '', pinyin(reading)),
    element('p', 'translation', ...prose(en)),
  );
}

/** @param {Choice[]} choices */
function createChoices(choices) {
  const items = choices.flatMap(({ term, meaning, when }) => [
    element('dt', '', chinese(term), element('span', 'gloss', ...prose(meaning))),
    element('dd', '', ...prose(when)),
  ]);
  return createPart('choices', message('choose'), element('dl', '', ...items));
}

/** @param {string} className @param {string} title @param {...Node} content */
function createPart(className, title, ...content) {
  return element('section', className, element('p', 'title', ...prose(title)), ...content);
}

/** @param {string} href */
function createFoot(href) {
  const link = element('a', 'entry-link', message('fullEntry'));
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return element('footer', '', link, chinese('言外', 'brand'));
}
