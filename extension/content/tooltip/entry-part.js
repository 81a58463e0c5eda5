/** An entry of the lexicon and the sense that is meant go in; what the tooltip says of it comes out. */

import { message } from '../../shared/i18n.js';
import { chinese, element, part, pinyin, prose, textButton } from './elements.js';
import { chooseExample, emphasise } from './emphasis.js';

/** @typedef {import('../../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../../shared/contract.js').Choice} Choice */
/** @typedef {import('../../shared/contract.js').Entry} Entry */
/** @typedef {import('../../shared/contract.js').Example} Example */
/** @typedef {import('../../shared/contract.js').Sense} Sense */

const DOUBTFUL = 0.6; // below this confidence, another sense may well be the right one

/**
 * @param {Entry} entry
 * @param {Annotation | null} annotation
 * @returns {Node[]}
 */
export function entryParts(entry, annotation) {
  const sense = entry.senses.find(({ id }) => id === annotation?.sense) ?? entry.senses[0];
  const others = entry.senses.filter((other) => other !== sense);
  /** @type {Node[]} */
  const parts = [];
  if (sense) parts.push(senseElement(sense));
  if (others.length > 0) parts.push(otherSenses(others, annotation?.confidence ?? 1));
  const surface = annotation?.surface ?? entry.headword;
  const example = chooseExample(entry.how_people_say_it, surface);
  const forms = formsOf(entry, annotation);
  if (example) parts.push(exampleElement(example, forms));
  if (entry.choose_by_situation.length > 0) parts.push(choices(entry.choose_by_situation));
  parts.push(more(entry, example, forms));
  return parts;
}

/** @param {Entry} entry @param {Annotation | null} annotation */
function formsOf(entry, annotation) {
  const variants = entry.variants?.map(({ form }) => form) ?? [];
  // The surface of a split term holds the words between its parts too.
  const own = annotation?.parts.length === 1 ? [annotation.surface] : [];
  return [...own, entry.headword, ...variants];
}

/** @param {Sense} sense */
function senseElement(sense) {
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
function otherSenses(senses, confidence) {
  const title = message(confidence < DOUBTFUL ? 'couldAlsoMean' : 'also');
  const items = senses.map(({ meaning }) => element('li', '', ...prose(meaning)));
  return part('others', title, element('ul', '', ...items));
}

/** @param {Example} example @param {string[]} forms */
function exampleElement({ zh, pinyin: reading, en, situation }, forms) {
  const sentence = chinese('', 'sentence');
  for (const { text, isTerm } of emphasise(zh, forms)) {
    sentence.append(isTerm ? element('em', '', text) : text);
  }
  return part(
    'example',
    situation,
    element('p', '', sentence),
    element('p', '', pinyin(reading)),
    element('p', 'translation', ...prose(en)),
  );
}

/** @param {Choice[]} all */
function choices(all) {
  const items = all.flatMap(({ term, meaning, when }) => [
    element('dt', '', chinese(term), element('span', 'gloss', ...prose(meaning))),
    element('dd', '', ...prose(when)),
  ]);
  return part('choices', message('choose'), element('dl', '', ...items));
}

/**
 * What is read on demand, opened in place.
 * @param {Entry} entry
 * @param {Example | undefined} shown
 * @param {string[]} forms
 */
function more(entry, shown, forms) {
  const rest = element('div', 'rest');
  rest.hidden = true;
  const button = textButton('more', message('more'), () => {
    if (!rest.hasChildNodes()) rest.append(...restOf(entry, shown, forms));
    rest.hidden = !rest.hidden;
    button.setAttribute('aria-expanded', String(!rest.hidden));
    button.textContent = message(rest.hidden ? 'more' : 'less');
  });
  button.setAttribute('aria-expanded', 'false');
  return element('div', 'more-part', button, rest);
}

/** @param {Entry} entry @param {Example | undefined} shown @param {string[]} forms */
function restOf(entry, shown, forms) {
  const parts = [part('fits', message('whenItFits'), ...proseBlocks(entry.when_it_fits_blocks))];
  for (const example of entry.how_people_say_it) {
    if (example !== shown) parts.push(exampleElement(example, forms));
  }
  if (entry.avoid.length > 0) {
    const items = entry.avoid.map((text) => element('li', '', ...prose(text)));
    parts.push(part('avoid', message('avoid'), element('ul', '', ...items)));
  }
  if (entry.origin) {
    const { text, certainty } = entry.origin;
    const doubt =
      certainty === 'documented'
        ? []
        : [' ', element('span', 'gloss', message(`origin_${certainty}`))];
    parts.push(part('origin', message('origin'), element('p', '', ...prose(text), ...doubt)));
  }
  if (entry.related.length > 0) {
    const items = entry.related.map(({ term, relation }) =>
      element(
        'li',
        '',
        chinese(term),
        ' ',
        element('span', 'gloss', message(`related_${relation}`)),
      ),
    );
    parts.push(part('related', message('related'), element('ul', '', ...items)));
  }
  return parts;
}

/** @param {import('../../shared/contract.js').ProseBlock[]} blocks */
function proseBlocks(blocks) {
  return blocks.map(({ kind, runs }) => {
    const made = element('p', kind);
    for (const { text, strong, em } of runs) {
      const content = prose(text);
      if (strong) made.append(element('strong', '', ...content));
      else if (em) made.append(element('em', '', ...content));
      else made.append(...content);
    }
    return made;
  });
}
