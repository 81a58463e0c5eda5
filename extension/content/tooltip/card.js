/** Something that can be explained goes in; what its tooltip shows comes out as nodes. */

import { message } from '../../shared/i18n.js';
import { dictionaryParts } from './dictionary-part.js';
import { chinese, element, iconButton, prose } from './elements.js';
import { entryParts } from './entry-part.js';
import { readingElement } from './reading.js';
import { canSpeak, speak } from './speech.js';
import { createToolbar, failureText } from './toolbar.js';

/** @typedef {import('../pointing/targets.js').Target} Target */
/** @typedef {import('../../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../../shared/contract.js').Entry} Entry */
/** @typedef {import('../../shared/contract.js').LookupAnswer} LookupAnswer */
/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * What is known of a target: the lexicon's entry, or what the dictionary says.
 * @typedef {{entry: Entry, annotation: Annotation | null, answer: LookupAnswer | null}
 *   | {entry: null, annotation: null, answer: LookupAnswer}} Content
 */

/**
 * @typedef {object} CardActions
 * @property {import('./toolbar.js').WordActions} word
 * @property {() => void} pin
 * @property {() => void} close
 * @property {(path: string, active: boolean) => void} openEntry
 * @property {(path: string) => string} urlOf
 */

/** @param {Target} target @returns {Content | null} null while there is no answer */
export function contentOf(target) {
  if (target.kind === 'term') {
    return { entry: target.entry, annotation: target.annotation, answer: null };
  }
  const { answer } = target;
  if (!answer) return null;
  return answer.entry
    ? { entry: answer.entry, annotation: answer.annotation, answer }
    : { entry: null, annotation: null, answer };
}

/** The word under which a target is saved, spoken and copied. @param {Content} content */
export function wordOf({ entry, answer }) {
  return entry?.headword ?? answer?.dictionary[0]?.simplified ?? answer?.word.surface ?? '';
}

/**
 * @param {Content} content
 * @param {Settings} settings
 * @param {CardActions} actions
 */
export function createCard(content, settings, actions) {
  const { entry, annotation, answer } = content;
  const word = wordOf(content);
  const body = element('div', entry ? 'body' : 'body word', createHead(content, settings, actions));
  if (entry) body.append(...entryParts(entry, annotation));
  else if (answer) body.append(...dictionaryParts(answer, settings.notation));
  const foot = element('footer', '', ...createToolbar(word, settings.isPaired, actions.word));
  if (entry) foot.querySelector('.tools')?.append(entryLink(entry.url, actions));
  return [body, foot];
}

/**
 * @param {Content} content
 * @param {Settings} settings
 * @param {CardActions} actions
 */
function createHead(content, settings, actions) {
  const { entry, answer } = content;
  const first = answer?.dictionary[0];
  const simplified = entry?.headword ?? first?.simplified ?? answer?.word.surface ?? '';
  const traditional = entry?.traditional ?? first?.traditional ?? simplified;
  const reading = entry ?? answer?.word ?? { pinyin: '', zhuyin: '' };
  const names = element('p', 'names', chinese(simplified, 'headword'));
  if (traditional !== simplified) names.append(chinese(traditional, 'traditional', 'zh-Hant'));
  names.append(readingElement(reading, settings.notation));
  if (entry?.is_own) names.append(element('span', 'badge', message('yours')));
  const buttons = element('p', 'buttons');
  if (canSpeak()) buttons.append(iconButton('speak', message('speak'), () => speak(simplified)));
  buttons.append(
    iconButton('pin', message('pin'), actions.pin),
    iconButton('close', message('close'), actions.close),
  );
  const head = element('header', '', element('div', 'top', names, buttons));
  if (entry) head.append(element('p', 'tagline', ...prose(entry.tagline)));
  return head;
}

/** @param {string} path @param {CardActions} actions */
function entryLink(path, actions) {
  const link = element('a', 'entry-link', message('fullEntry'));
  link.href = actions.urlOf(path);
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  /** @param {MouseEvent} event */
  const follow = (event) => {
    if (event.button > 1) return;
    // The page must not see the click, nor be the one from which the entry is opened.
    event.preventDefault();
    event.stopPropagation();
    const isInBackground = event.button === 1 || event.ctrlKey || event.metaKey;
    actions.openEntry(path, !isInBackground);
  };
  link.addEventListener('click', follow);
  link.addEventListener('auxclick', follow);
  return link;
}

/** One plain sentence instead of an answer. @param {import('../../shared/messages.js').Failure} failure */
export function createFailureCard(failure) {
  return [element('div', 'body', element('p', 'failure', failureText(failure)))];
}
