/** The page's terms come in from its frames; they are listed, and a click leads to each on the page. */

import { fillTexts, message, useLanguage } from '../shared/i18n.js';
import { ask, toBackgroundRequest } from '../shared/messages.js';
import { loadSettings } from '../shared/settings.js';

/** @typedef {import('../shared/glossary.js').GlossaryNews} GlossaryNews */
/** @typedef {import('../shared/glossary.js').GlossaryTerm} GlossaryTerm */

const settings = await loadSettings();
/** The last news of each frame. @type {Map<string, GlossaryNews>} */
let frames = new Map();
/** @type {chrome.runtime.Port | null} */
let port = null;
/** How often each term was asked for, so that the next click leads to its next occurrence. @type {Map<string, number>} */
const turns = new Map();

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

async function connect() {
  port?.disconnect();
  frames = new Map();
  show();
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  port = chrome.tabs.connect(tab.id, { name: 'glossary' });
  port.onMessage.addListener(onNews);
  // A page without our script closes the port at once, and so does one that is left.
  port.onDisconnect.addListener(() => void chrome.runtime.lastError);
}

/** @param {GlossaryNews} news */
function onNews(news) {
  frames.set(news.page, news);
  show();
}

/** The frames' terms, the page's own first, each with where it is. */
function allTerms() {
  const ordered = [...frames.values()].sort((a, b) => Number(b.isTop) - Number(a.isTop));
  return ordered.flatMap(({ page, terms }) => terms.map((term) => ({ page, term })));
}

function show() {
  const all = allTerms();
  const top = [...frames.values()].find(({ isTop }) => isTop);
  byId('page-title').textContent = top?.title ?? '';
  byId('actions').hidden = all.length === 0;
  byId('empty').hidden = all.length > 0;
  byId('empty').textContent = message(frames.size > 0 ? 'noTerms' : 'noPage');
  byId('terms').replaceChildren(...all.map(({ page, term }) => item(page, term)));
}

/** @param {string} page @param {GlossaryTerm} term */
function item(page, term) {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = message('goTo', term.headword);
  const word = span('word', term.headword, 'zh-Hans');
  const isZhuyin = settings.notation === 'zhuyin';
  word.append(span('reading', isZhuyin ? term.zhuyin : term.pinyin, 'zh-Latn-pinyin'));
  if (term.times > 1) word.append(span('times', `× ${term.times}`));
  button.append(word, span('', term.meaning), span('sentence', term.sentence, 'zh-Hans'));
  button.addEventListener('click', () => {
    const turn = turns.get(term.headword) ?? 0;
    turns.set(term.headword, turn + 1);
    port?.postMessage({ page, headword: term.headword, turn });
  });
  const made = document.createElement('li');
  made.append(button);
  return made;
}

/** @param {string} className @param {string} text @param {string} [lang] */
function span(className, text, lang = '') {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

/** Tab-separated, as spreadsheets and flash-card programs read it. */
async function copyAll() {
  const lines = allTerms().map(({ term }) =>
    [term.headword, term.pinyin, term.meaning, term.sentence].map(oneCell).join('\t'),
  );
  await navigator.clipboard.writeText(`${lines.join('\n')}\n`);
  byId('notice').textContent = message('copied');
}

/** @param {string} text */
function oneCell(text) {
  return text.replace(/\s+/g, ' ');
}

async function saveAll() {
  let count = 0;
  for (const [page, { url, title, terms }] of frames) {
    for (const { headword, sentence } of terms) {
      const context = { sentence, url, title };
      const request = { word: headword, status: /** @type {const} */ ('learning'), context };
      const outcome = await ask({ type: 'save-word', ...request });
      if (!outcome.ok) return showFailure(outcome.reason);
      count += frames.has(page) ? 1 : 0;
    }
  }
  byId('notice').textContent = message('savedAll', count);
}

/** @param {string} reason */
function showFailure(reason) {
  const text =
    reason === 'not-paired'
      ? `${message('howToPair')} yanwai pair`
      : `${message('unreachable')} ${message('startCommand')}`;
  byId('notice').textContent = text;
}

await useLanguage(settings.language);
fillTexts();
byId('copy').onclick = copyAll;
byId('save').onclick = saveAll;
chrome.tabs.onActivated.addListener(connect);
chrome.tabs.onUpdated.addListener((_id, change, tab) => {
  if (tab.active && change.status === 'loading') connect();
});
// A frame whose reading has just begun reports that it has no terms yet.
chrome.runtime.onMessage.addListener((request, sender) => {
  const isNews = toBackgroundRequest(request)?.type === 'count' && request.terms === 0;
  if (isNews && sender.tab?.active) connect();
});
await connect();
