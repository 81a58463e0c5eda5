/** A term goes in; what its tooltip says comes out as nodes. */

import { chooseExample, emphasise } from '/shared/emphasis.js';
import { build } from '../own/page.js';
import { chinese, pinyin, prose, senseParts, sensesOf } from './parts.js';

/** @typedef {import('./types.js').Choice} Choice */
/** @typedef {import('./types.js').Example} Example */
/** @typedef {import('./types.js').Sense} Sense */
/** @typedef {import('./types.js').Term} Term */

/** @param {Term} term @returns {Node[]} */
export function cardParts(term) {
  const { annotation, entry } = term;
  const { meant, others } = sensesOf(term);
  const example = chooseExample(entry.how_people_say_it, annotation.surface);
  return [
    names(term),
    prose('tagline', entry.tagline),
    ...(meant ? senseParts(meant) : []),
    ...(others.length > 0 ? [otherSenses(others, annotation.other_senses.length > 0)] : []),
    ...(example ? [exampleFigure(example, formsOf(term))] : []),
    ...(entry.choose_by_situation.length > 0 ? choices(entry.choose_by_situation) : []),
    fullEntry(entry.url),
  ];
}

/** @param {Term} term */
function names({ entry }) {
  const heading = build('h2', { class: 'names' }, chinese(entry.headword, 'headword'));
  if (entry.traditional !== entry.headword) {
    heading.append(' ', chinese(entry.traditional, 'traditional', 'zh-Hant'));
  }
  heading.append(' ', pinyin(entry.pinyin));
  return heading;
}

/** @param {Sense[]} senses @param {boolean} isDoubtful */
function otherSenses(senses, isDoubtful) {
  const list = build('ul', {}, ...senses.map(({ meaning }) => build('li', {}, ...bare(meaning))));
  const title = isDoubtful ? 'Could also mean' : 'Elsewhere';
  return build('div', { class: 'others' }, build('h3', { text: title }), list);
}

/** @param {string} text */
function bare(text) {
  return prose('', text).childNodes;
}

/** How the term may be written in an example. @param {Term} term */
function formsOf({ annotation, entry }) {
  // The surface of a split term holds the words between its parts too.
  const own = annotation.parts.length === 1 ? [annotation.surface] : [];
  return [...own, entry.headword, ...(entry.variants ?? []).map(({ form }) => form)];
}

/** @param {Example} example @param {string[]} forms */
function exampleFigure({ zh, pinyin: reading, en, situation }, forms) {
  const sentence = build('p', { class: 'zh', lang: 'zh-Hans' });
  for (const { text, isTerm } of emphasise(zh, forms)) {
    sentence.append(isTerm ? build('em', { text }) : text);
  }
  const quote = build('blockquote', {}, sentence, build('p', {}, pinyin(reading)), prose('en', en));
  return build('figure', { class: 'example' }, build('figcaption', { text: situation }), quote);
}

/** @param {Choice[]} all */
function choices(all) {
  const list = build('dl', { class: 'choices' });
  for (const { term, meaning, when, url } of all) {
    const word = url ? build('a', { lang: 'zh-Hans', text: term }) : chinese(term);
    if (url && word instanceof HTMLAnchorElement) word.href = url;
    list.append(
      build('dt', {}, word, ' ', build('span', { class: 'gloss' }, ...bare(meaning))),
      build('dd', {}, ...bare(when)),
    );
  }
  return [build('h3', { text: 'Choose by situation' }), list];
}

/** @param {string} url */
function fullEntry(url) {
  const link = build('a', { text: 'Full entry' });
  link.href = url;
  return build('p', { class: 'full-entry' }, link);
}
