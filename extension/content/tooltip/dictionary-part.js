/** What the server says of a plain word goes in; what the tooltip shows of CC-CEDICT comes out. */

import { message } from '../../shared/i18n.js';
import { chinese, element, part, prose } from './elements.js';
import { readingElement } from './reading.js';

/** @typedef {import('../../shared/contract.js').DictionaryEntry} DictionaryEntry */
/** @typedef {import('../../shared/contract.js').LookupAnswer} LookupAnswer */
/** @typedef {import('../../shared/settings.js').Notation} Notation */

const MOST_DEFINITIONS = 8; // 打 has more than forty

/**
 * @param {LookupAnswer} answer
 * @param {Notation} notation
 * @returns {Node[]}
 */
export function dictionaryParts(answer, notation) {
  const { word, dictionary, characters, terms } = answer;
  /** @type {Node[]} */
  const parts = [];
  for (const entry of dictionary) parts.push(entryElement(entry, word, notation));
  if (dictionary.length === 0) parts.push(element('p', 'gloss', message('notInDictionary')));
  if (dictionary.length === 0 && characters.length > 1) {
    const items = characters.map(({ character, entries }) =>
      element(
        'li',
        '',
        chinese(character),
        ' ',
        ...prose(entries[0]?.definitions.join('; ') ?? ''),
      ),
    );
    parts.push(part('characters', message('characters'), element('ul', '', ...items)));
  }
  if (terms.length > 0) {
    const items = terms.map(({ headword }) => element('li', '', chinese(headword)));
    parts.push(part('inside', message('termsInside'), element('ul', '', ...items)));
  }
  const levels = levelsOf(answer);
  if (levels) parts.push(levels);
  parts.push(element('p', 'source', 'CC-CEDICT · CC BY-SA 4.0'));
  return parts;
}

/**
 * @param {DictionaryEntry} entry
 * @param {LookupAnswer['word']} word
 * @param {Notation} notation
 */
function entryElement(entry, word, notation) {
  const made = element('section', 'definitions');
  // The reading in this sentence stands above; another one is another word.
  if (bare(entry.pinyin) !== bare(word.pinyin)) {
    made.append(element('p', '', readingElement(entry, notation)));
  }
  const all = [...entry.definitions, ...entry.refers_to.flatMap(reference)];
  const items = all.slice(0, MOST_DEFINITIONS).map((text) => element('li', '', ...prose(text)));
  made.append(element('ul', '', ...items));
  return made;
}

/** @param {DictionaryEntry} entry */
function reference({ simplified, definitions }) {
  return definitions.length > 0 ? [`${simplified}: ${definitions.join('; ')}`] : [];
}

/** @param {LookupAnswer} answer */
function levelsOf({ hsk, frequency }) {
  const badges = [];
  const [first] = hsk;
  if (first) {
    const badge = element('span', 'badge', `HSK ${first.level}`);
    badge.title = first.list;
    badges.push(badge);
  }
  if (frequency)
    badges.push(element('span', 'badge', message(`band_${frequency.band.replace(' ', '_')}`)));
  return badges.length > 0 ? element('p', 'badges', ...badges) : null;
}

/** @param {string} pinyin */
function bare(pinyin) {
  return pinyin.toLowerCase().replace(/[\s'’]/g, '');
}
