// The page of saved words: filter, select, change in bulk, undo, take along, bring in.

import { met } from './met.js';
import { build, element, say, start, trying, undo } from './page.js';
import { ask, send } from './server.js';

/**
 * @typedef {{word: string, url: string | null, status: string, updated_at: string, times_saved: number, contexts: import('./met.js').Context[]}} Word
 */

const STATUSES = /** @type {Record<string, string>} */ ({
  learning: 'Learning',
  known: 'Known',
  ignored: 'Ignored',
});

const list = element('#list', HTMLElement);
const all = element('#all', HTMLInputElement);
const filter = element('#filter', HTMLFormElement);

let page = 1;

const status = () => new FormData(filter).get('status') ?? '';

/** @param {Word} word */
function row(word) {
  const box = build('input');
  box.type = 'checkbox';
  box.value = word.word;
  box.setAttribute('aria-label', word.word);
  const name = build(word.url ? 'a' : 'span', { text: word.word, lang: 'zh-Hans' });
  if (name instanceof HTMLAnchorElement && word.url) name.href = word.url;
  const place = build('td');
  const [context] = word.contexts;
  if (context) place.append(...met(context));
  const day = new Date(word.updated_at).toLocaleDateString(undefined, { dateStyle: 'medium' });
  return build(
    'tr',
    {},
    build('td', {}, box),
    build('th', {}, name),
    build('td', { class: `status-${word.status}`, text: STATUSES[word.status] ?? '' }),
    place,
    build('td', { class: 'aside', text: day }),
  );
}

async function refresh() {
  const found = await ask('GET', `/v1/words?page=${page}${status() && `&status=${status()}`}`);
  if (page > found.pages) {
    page = found.pages;
    await refresh();
    return;
  }
  list.replaceChildren(...found.words.map(row));
  all.checked = false;
  element('#total', HTMLElement).textContent =
    found.total === 1 ? '1 word' : `${found.total.toLocaleString()} words`;
  element('#none', HTMLElement).hidden = found.total > 0;
  element('#table', HTMLElement).hidden = found.total === 0;
  element('#pages', HTMLElement).hidden = found.pages < 2;
  element('#page', HTMLElement).textContent = `${found.page} of ${found.pages}`;
  element('#before', HTMLButtonElement).disabled = found.page <= 1;
  element('#next', HTMLButtonElement).disabled = found.page >= found.pages;
}

const boxes = () =>
  /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll('input[type=checkbox]')]);

/** @param {string | null} to the status the selected words get; null forgets them */
async function change(to) {
  const words = boxes().flatMap((box) => (box.checked ? [box.value] : []));
  if (!words.length) {
    say('Select words first, by the boxes before them.');
    return;
  }
  await trying(async () => {
    const { changed } = await ask('PATCH', '/v1/words', { words, status: to });
    await refresh();
    const done = to === null ? 'forgotten' : `now ${STATUSES[to]?.toLowerCase()}`;
    say(`${changed} ${changed === 1 ? 'word is' : 'words are'} ${done}. Undo takes it back.`);
  });
}

/** @param {string} name */
async function download(name) {
  await trying(async () => {
    const response = await send('GET', `/v1/exports/${name}`);
    const link = build('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

/** @param {File} file */
async function bringIn(file) {
  const result = element('#brought', HTMLElement);
  result.replaceChildren();
  await trying(async () => {
    const name = encodeURIComponent(file.name.slice(0, 200));
    const found = await ask('POST', `/v1/imports?name=${name}`, file);
    await refresh();
    say(
      `${file.name}, read as ${found.read_as}: ${found.added} added, ${found.renewed} renewed, ` +
        `${found.kept} kept as they were, ${found.left_out} left out.`,
    );
    for (const { line, reason } of found.left)
      result.append(build('li', { text: `Line ${line}: ${reason}` }));
    if (found.left_out > found.left.length)
      result.append(build('li', { text: `and ${found.left_out - found.left.length} more` }));
  });
}

filter.addEventListener('change', () => {
  page = 1;
  trying(refresh);
});
all.addEventListener('change', () => {
  for (const box of boxes()) box.checked = all.checked;
});
element('#bulk', HTMLElement).addEventListener('click', (event) => {
  const button = event.target instanceof HTMLButtonElement ? event.target : null;
  if (button?.dataset.status) change(button.dataset.status);
  else if (button?.id === 'forget') change(null);
  else if (button?.id === 'undo') undo(refresh);
});
for (const [id, by] of /** @type {[string, number][]} */ ([
  ['#before', -1],
  ['#next', 1],
])) {
  element(id, HTMLButtonElement).addEventListener('click', () => {
    page += by;
    trying(refresh);
  });
}
element('#exports', HTMLElement).addEventListener('click', (event) => {
  const name = event.target instanceof HTMLElement && event.target.dataset.name;
  if (name) download(name);
});
const chosen = element('#import', HTMLInputElement);
chosen.addEventListener('change', async () => {
  const [file] = chosen.files ?? [];
  if (file) await bringIn(file);
  chosen.value = '';
});

start(refresh);
