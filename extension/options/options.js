/** The reader's choices go out to the settings at once, and the preview follows. */

import { fillTexts, message, useLanguage } from '../shared/i18n.js';
import { ask } from '../shared/messages.js';
import {
  DEFAULTS,
  isPort,
  loadSettings,
  PORTABLE_KEYS,
  saveSettings,
  watchSettings,
  withSite,
} from '../shared/settings.js';
import { createField } from './fields.js';
import { showPreview } from './preview.js';
import { fromFile, toFile } from './transfer.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */

const HOSTNAME = /^(?=.{1,253}$)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u;
const SAVED_MS = 1500;

let settings = await loadSettings();
/** @type {string[]} */
let domains = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @template {HTMLElement} [T=HTMLElement] @param {string} id */
function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @param {string} id */
function input(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/** @param {Partial<Settings>} changes */
async function change(changes) {
  await saveSettings(changes);
  byId('saved').textContent = message('savedNow');
  clearTimeout(timer);
  timer = setTimeout(() => {
    byId('saved').textContent = '';
  }, SAVED_MS);
}

function showFields() {
  for (const section of document.querySelectorAll('[data-section]')) {
    const title = document.createElement('h2');
    title.textContent = message(section.getAttribute('data-section') ?? '');
    const keys = /** @type {(keyof Settings)[]} */ (
      section.getAttribute('data-fields')?.split(' ') ?? []
    );
    const fields = keys.map((key) => createField(key, settings, domains, change));
    section.replaceChildren(title, ...fields);
  }
}

function showSites() {
  const items = settings.disabledSites.map((site) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', message('remove', site));
    button.onclick = () => change({ disabledSites: withSite(settings, site, true) });
    const made = document.createElement('li');
    made.append(site, button);
    return made;
  });
  const none = document.createElement('li');
  none.textContent = message('noSites');
  byId('sites').replaceChildren(...(items.length > 0 ? items : [none]));
}

function showServer() {
  input('port').value = String(settings.port);
  byId('paired').hidden = !settings.isPaired;
  byId('unpaired').hidden = settings.isPaired;
}

/** @param {Settings} now */
async function show(now) {
  const isOtherLanguage = now.language !== settings.language;
  settings = now;
  if (isOtherLanguage) await translate();
  showSites();
  showServer();
  byId('sample').dataset.marks = settings.markStyle;
  showPreview(byId('preview'), settings);
}

async function translate() {
  await useLanguage(settings.language);
  fillTexts();
  document.title = message('optionsTitle');
  showFields();
}

async function loadDomains() {
  const outcome = await ask({ type: 'domains' });
  if (!outcome.ok) return;
  domains = outcome.value;
  showFields();
}

byId('add-site').onsubmit = async (event) => {
  event.preventDefault();
  const site = input('site').value.trim().toLowerCase();
  byId('site-wrong').hidden = HOSTNAME.test(site);
  if (!HOSTNAME.test(site)) return;
  input('site').value = '';
  await change({ disabledSites: withSite(settings, site, false) });
};

byId('pair').onsubmit = async (event) => {
  event.preventDefault();
  const outcome = await ask({ type: 'pair', code: input('code').value.trim() });
  byId('pair-wrong').hidden = outcome.ok;
  if (outcome.ok) input('code').value = '';
  else {
    const isAway = outcome.reason === 'unreachable';
    byId('pair-wrong').textContent = isAway
      ? `${message('unreachable')} ${message('startCommand')}`
      : message('pairFailed');
  }
};

byId('unpair').onclick = () => ask({ type: 'unpair' });

input('port').onchange = async () => {
  const port = Number(input('port').value);
  byId('port-wrong').hidden = isPort(port);
  if (isPort(port)) await change({ port });
};

byId('export').onclick = () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([toFile(settings)], { type: 'application/json' }));
  link.download = 'yanwai-settings.json';
  link.click();
  URL.revokeObjectURL(link.href);
};

byId('import').onclick = () => input('file').click();

input('file').onchange = async () => {
  const text = await input('file').files?.[0]?.text();
  input('file').value = '';
  if (text === undefined) return;
  const read = fromFile(text);
  if ('settings' in read) {
    await change(read.settings);
    settings = await loadSettings();
    showFields();
  }
  byId('import-state').textContent =
    'wrong' in read ? message('importWrong', read.wrong) : message('imported');
};

byId('reset').onclick = async () => {
  await change(Object.fromEntries(PORTABLE_KEYS.map((key) => [key, DEFAULTS[key]])));
  settings = await loadSettings();
  showFields();
};

watchSettings(show);
await translate();
await show(settings);
await loadDomains();
