// The form for an entry of the reader's own: checked while it is written, saved as a file.

import { showFaults } from './entry-faults.js';
import { controls, fill, inForm, read } from './entry-fields.js';
import { element, say, start, trying } from './page.js';
import { ask, Fault } from './server.js';

/** @typedef {import('./entry-faults.js').Complaint} Complaint */

const PAUSE_MS = 400; // after the last key, before the entry is checked

const form = element('#entry', HTMLFormElement);
const state = element('#state', HTMLElement);
const replace = element('#replace', HTMLButtonElement);
const headword = control('headword');
const pinyin = control('pinyin');
const changing = element('#own', HTMLElement).dataset.headword ?? '';

/** @type {Record<string, any>} the entry as it was, with what the form does not show */
let before = {};
/** @type {Set<string>} the fields that the reader has written in */
const touched = new Set();
let isTried = false;
let isChanged = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let asked = 0;

/** @param {string} name */
function control(name) {
  return element(`[name="${name}"]`, HTMLInputElement);
}

/** @param {string} path */
const isDue = (path) =>
  isTried ||
  [...touched].some((name) => name === path || name.startsWith(`${path}.`)) ||
  !controls(form).some(({ name }) => name === path || name.startsWith(`${path}.`));

/**
 * Check what is written now; an answer that a later question overtakes is dropped.
 * @returns {Promise<{domain: string, entry: Record<string, any>, complaints: Complaint[]} | null>}
 */
async function check() {
  clearTimeout(waiting);
  asked += 1;
  const number = asked;
  const { domain, entry, rows } = read(form, before);
  const found = await ask('POST', '/v1/own-entries/check', { domain, entry });
  if (number !== asked) return null;
  if (!touched.has('pinyin') && !changing && pinyin.value !== found.pinyin) {
    pinyin.value = found.pinyin;
    return check();
  }
  /** @type {Complaint[]} */
  const complaints = found.complaints.map((/** @type {Complaint} */ complaint) => ({
    ...complaint,
    path: inForm(complaint.path, rows),
  }));
  showFaults(form, complaints, isDue);
  const missing = complaints.filter(({ keeps_out }) => keeps_out).length;
  const advice = complaints.length - missing;
  state.textContent = missing
    ? `${missing} ${missing === 1 ? 'field is' : 'fields are'} still empty or not right.`
    : `It can be saved.${advice ? ` ${advice} ${advice === 1 ? 'piece' : 'pieces'} of advice above would make it better.` : ''}`;
  return { domain, entry, complaints };
}

/** @param {boolean} mayReplace */
async function save(mayReplace) {
  isTried = true;
  replace.hidden = true;
  const checked = await check();
  if (!checked) return;
  if (checked.complaints.some(({ keeps_out }) => keeps_out)) {
    const first = form.querySelector('[aria-invalid]');
    if (first instanceof HTMLElement) first.focus();
    return;
  }
  const { domain, entry } = checked;
  try {
    const { url } = await ask('POST', '/v1/own-entries', { domain, entry, replace: mayReplace });
    isChanged = false;
    location.assign(url);
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.status !== 409) throw fault;
    state.textContent = `You have an entry ${headword.value} already.`;
    replace.hidden = false;
    replace.focus();
  }
}

function showRows() {
  for (const list of form.querySelectorAll('[data-rows]')) {
    const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.row')]);
    for (const row of rows)
      if ([...row.querySelectorAll('input')].some(({ value }) => value)) row.hidden = false;
    const more = list.querySelector('.more');
    if (more instanceof HTMLElement) more.hidden = rows.every(({ hidden }) => !hidden);
  }
}

form.addEventListener('input', (event) => {
  if (event.target instanceof Element) touched.add(event.target.getAttribute('name') ?? '');
  isChanged = true;
  clearTimeout(waiting);
  waiting = setTimeout(() => trying(async () => void (await check())), PAUSE_MS);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  trying(() => save(changing !== ''));
});
form.addEventListener('click', (event) => {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('.more')) return;
  const row = event.target.closest('[data-rows]')?.querySelector('.row[hidden]');
  if (!(row instanceof HTMLElement)) return;
  row.hidden = false;
  row.querySelector('input')?.focus();
  showRows();
});
replace.addEventListener('click', () => trying(() => save(true)));
addEventListener('beforeunload', (event) => {
  if (isChanged) event.preventDefault();
});

start(async () => {
  say('');
  if (changing) {
    const found = await ask('GET', `/v1/own-entries/${encodeURIComponent(changing)}`);
    before = found.entry;
    fill(form, before, found.domain);
    isTried = true;
  }
  showRows();
  if (headword.value) {
    touched.add('headword');
    await check();
  }
});
