// The review: one card at a time, by keys or by hand.

import { build, element, say, start, trying, undo } from './page.js';
import { ask } from './server.js';

/**
 * @typedef {{role: string, text: string}} Line
 * @typedef {{word: string, kind: string, last_review: string | null, front: Line[], back: Line[],
 *   options: string[], right: string, url: string | null, source: string}} Card
 */

const ASKED = /** @type {Record<string, string>} */ ({
  meaning: 'What does it mean?',
  gap: 'Which word is missing?',
  word: 'Which word is it?',
  choice: 'Which would you say here?',
});
const ANSWERS = ['again', 'hard', 'good', 'easy'];
const CHINESE = new Set(['word', 'sentence']);
const SOON_MS = 20 * 60_000; // a card that comes back so soon is worth waiting for

const front = element('#front', HTMLElement);
const back = element('#back', HTMLElement);
const options = element('#options', HTMLElement);
const answers = element('#answers', HTMLElement);
const show = element('#show', HTMLButtonElement);

/** @type {Card | undefined} */
let card;
let isShown = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {Line[]} lines */
const set = (lines) =>
  lines.map(({ role, text }) =>
    build('p', { class: `line-${role}`, text, lang: CHINESE.has(role) ? 'zh-Hans' : 'en' }),
  );

function fill() {
  element('#card', HTMLElement).hidden = !card;
  isShown = false;
  if (!card) return;
  element('#asked', HTMLElement).textContent = ASKED[card.kind] ?? '';
  front.replaceChildren(...set(card.front));
  back.replaceChildren();
  options.replaceChildren(
    ...card.options.map((term, index) => {
      const button = build('button', { lang: 'zh-Hans', text: term });
      button.type = 'button';
      button.setAttribute('aria-keyshortcuts', String(index + 1));
      button.addEventListener('click', () => reveal(term));
      return build('li', {}, button);
    }),
  );
  answers.hidden = true;
  show.hidden = card.options.length > 0;
  (card.options.length ? options.querySelector('button') : show)?.focus();
}

/** @param {string} [chosen] of the options */
function reveal(chosen) {
  if (!card || isShown) return;
  isShown = true;
  back.replaceChildren(...set(card.back));
  if (card.url) {
    const more = build('a', { text: 'The whole entry' });
    more.href = card.url;
    back.append(build('p', { class: 'aside' }, more));
  } else if (card.source) back.append(build('p', { class: 'aside', text: card.source }));
  for (const button of options.querySelectorAll('button')) {
    const term = button.textContent;
    button.disabled = true;
    button.classList.toggle('right', term === card.right);
    button.classList.toggle('wrong', term === chosen && term !== card.right);
  }
  if (chosen !== undefined) say(chosen === card.right ? 'Right.' : `Here it is ${card.right}.`);
  show.hidden = true;
  answers.hidden = false;
  const likely = chosen !== undefined && chosen !== card.right ? 'again' : 'good';
  element(`#answers [data-answer=${likely}]`, HTMLButtonElement).focus();
}

async function refresh() {
  clearTimeout(waiting);
  const found = await ask('GET', '/v1/reviews/due?most=1');
  [card] = found.cards;
  element('#waiting', HTMLElement).textContent = String(found.waiting);
  element('#fresh', HTMLElement).textContent = String(found.fresh);
  element('#done', HTMLElement).hidden = Boolean(card);
  element('#later', HTMLElement).textContent = later(found.next_at);
  fill();
}

/** @param {string | null} moment */
function later(moment) {
  if (!moment) return 'Nothing is waiting. Save a word while you read, and it will be here.';
  const at = new Date(moment);
  const ms = at.getTime() - Date.now();
  if (ms < SOON_MS) {
    waiting = setTimeout(() => trying(refresh), Math.max(1_000, ms));
    return 'The next card comes back in a few minutes; this page will show it.';
  }
  const when = at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
  return `The next card is due on ${when}.`;
}

/** @param {string} answer */
async function grade(answer) {
  if (!card || !isShown) return;
  const { word, kind, last_review } = card;
  isShown = false; // a second key does not answer the same card
  await trying(async () => {
    try {
      await ask('POST', '/v1/reviews', { word, kind, answer, last_review });
      say('');
    } finally {
      await refresh(); // also when another tab has answered it
    }
  });
}

show.addEventListener('click', () => reveal());
answers.addEventListener('click', (event) => {
  const answer = event.target instanceof HTMLElement && event.target.dataset.answer;
  if (answer) grade(answer);
});
element('#undo', HTMLButtonElement).addEventListener('click', () => undo(refresh));
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement)
    return;
  const number = Number(event.key);
  const option = card?.options[number - 1];
  if (event.key === 'u') undo(refresh);
  else if (isShown && ANSWERS[number - 1]) grade(ANSWERS[number - 1] ?? '');
  else if (!isShown && option !== undefined) reveal(option);
  else if (!isShown && event.key === ' ' && card && !card.options.length) reveal();
  else return;
  event.preventDefault();
});

start(refresh);
