/** A word and what can be done with it go in; the row of buttons under it comes out. */

import { message } from '../../shared/i18n.js';
import { copyText } from './clipboard.js';
import { chinese, element, textButton } from './elements.js';

/** @typedef {import('../../shared/contract.js').Alternative} Alternative */
/** @typedef {import('../../shared/contract.js').SavedWord} SavedWord */
/** @typedef {import('../../shared/contract.js').WordStatus} WordStatus */
/** @typedef {import('../../shared/messages.js').Failure} Failure */
/**
 * @template T
 * @typedef {import('../../shared/messages.js').Outcome<T>} Outcome
 */

/**
 * @typedef {object} WordActions
 * @property {() => Promise<Outcome<SavedWord | null>>} status
 * @property {(status: WordStatus) => Promise<Outcome<SavedWord>>} save
 * @property {() => Promise<Outcome<null>>} forget
 * @property {() => Promise<Alternative[]>} alternatives
 * @property {(alternative: Alternative) => void} choose
 * @property {() => void} openOptions
 */

/**
 * @param {string} text what is copied
 * @param {boolean} isPaired
 * @param {WordActions} actions
 */
export function createToolbar(text, isPaired, actions) {
  const notice = element('p', 'notice');
  notice.setAttribute('role', 'status');
  notice.hidden = true;
  const others = element('p', 'boundaries');
  others.hidden = true;
  /** @type {WordStatus | null} */
  let status = null;

  /** @param {...(Node | string)} content */
  function say(...content) {
    notice.replaceChildren(...content);
    notice.hidden = false;
  }

  const save = textButton('save', '', () => toggle('learning'));
  const known = textButton('known', '', () => toggle('known'));
  const copy = textButton('copy', message('copy'), () => {
    say(message(copyText(text) ? 'copied' : 'notCopied'));
  });
  const wrong = textButton('wrong', message('wrongWord'), showOthers);
  wrong.setAttribute('aria-expanded', 'false');

  /** @param {WordStatus} wanted */
  async function toggle(wanted) {
    const isSet = status === wanted;
    const outcome = await (isSet ? actions.forget() : actions.save(wanted));
    if (!outcome.ok) return explain(outcome);
    show(isSet ? null : wanted);
    say(message(isSet ? 'forgotten' : `done_${wanted}`));
  }

  /** @param {WordStatus | null} now */
  function show(now) {
    status = now;
    save.textContent = message(now === 'learning' ? 'saved' : 'save');
    save.setAttribute('aria-pressed', String(now === 'learning'));
    known.textContent = message('iKnowThis');
    known.setAttribute('aria-pressed', String(now === 'known'));
  }

  /** @param {Failure} failure */
  function explain(failure) {
    if (failure.reason !== 'not-paired') return say(failureText(failure));
    const button = textButton('open-options', message('openOptions'), actions.openOptions);
    say(message('howToPair'), ' ', element('code', '', 'yanwai pair'), ' ', button);
  }

  async function showOthers() {
    const isOpen = wrong.getAttribute('aria-expanded') === 'true';
    wrong.setAttribute('aria-expanded', String(!isOpen));
    others.hidden = isOpen;
    if (isOpen || others.hasChildNodes()) return;
    const found = await actions.alternatives();
    if (found.length === 0) others.append(message('noOtherWord'));
    for (const alternative of found) {
      const button = textButton('boundary', '', () => actions.choose(alternative));
      button.append(chinese(alternative.surface));
      others.append(button);
    }
  }

  show(null);
  if (isPaired) {
    actions.status().then((outcome) => outcome.ok && outcome.value && show(outcome.value.status));
  }
  const buttons = element('p', 'tools', save, known, copy, wrong);
  return [others, notice, buttons];
}

/** @param {Failure} failure */
export function failureText(failure) {
  switch (failure.reason) {
    case 'refused':
      return message('refused', failure.detail);
    case 'busy':
      return message('busy');
    case 'not-permitted':
      return message('notPermitted');
    default:
      return `${message('unreachable')} ${message('startCommand')}`;
  }
}
