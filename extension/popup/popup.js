/** The reader's switches go out to the settings; the state of the site and of the server comes in. */

import { fillTexts, message, useLanguage } from '../shared/i18n.js';
import { ask } from '../shared/messages.js';
import { isPort, loadSettings, saveSettings, withSite } from '../shared/settings.js';

/** @typedef {import('../shared/messages.js').Outcome<import('../shared/contract.js').Health>} HealthOutcome */

const site = input('site');
const everywhere = input('everywhere');
const port = input('port');
const action = /** @type {HTMLButtonElement} */ (byId('action'));
const read = /** @type {HTMLButtonElement} */ (byId('read'));

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
function input(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/** The tab on which the popup was opened. @returns {Promise<number | undefined>} */
async function currentTab() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/** The host of the page on which the popup was opened; null where Yanwai cannot run. */
async function currentHostname() {
  const tab = await currentTab();
  if (tab === undefined) return null;
  try {
    const answer = await chrome.tabs.sendMessage(tab, { type: 'describe' }, { frameId: 0 });
    return /** @type {import('../shared/messages.js').PageDescription} */ (answer).hostname;
  } catch {
    return null;
  }
}

async function showSwitches() {
  const settings = await loadSettings();
  const hostname = await currentHostname();
  everywhere.checked = settings.enabled;
  everywhere.disabled = false;
  port.value = String(settings.port);
  site.checked = hostname !== null && !settings.disabledSites.includes(hostname);
  site.disabled = hostname === null || !settings.enabled;
  read.disabled = site.disabled || !site.checked;
  byId('not-here').hidden = hostname !== null;
  if (hostname) byId('site-label').textContent = message('onThisSiteNamed', hostname);
  site.onchange = async () => {
    if (!hostname) return;
    read.disabled = !site.checked;
    const disabledSites = withSite(await loadSettings(), hostname, site.checked);
    await saveSettings({ disabledSites });
  };
  everywhere.onchange = async () => {
    await saveSettings({ enabled: everywhere.checked });
    site.disabled = hostname === null || !everywhere.checked;
    read.disabled = site.disabled || !site.checked;
  };
}

async function checkServer() {
  byId('state-text').textContent = message('checking');
  action.disabled = true;
  const outcome = await ask({ type: 'health' });
  const state = outcome.ok ? 'connected' : outcome.reason;
  byId('state').dataset.state = state;
  byId('state-text').textContent = await stateText(outcome);
  byId('command').hidden = state !== 'unreachable';
  action.hidden = outcome.ok;
  action.disabled = false;
  action.textContent = message(state === 'not-permitted' ? 'allow' : 'tryAgain');
  action.onclick = state === 'not-permitted' ? requestPermission : checkServer;
}

/** @param {HealthOutcome} outcome */
async function stateText(outcome) {
  if (outcome.ok) {
    return message('connected', outcome.value.lexicon.entries.toLocaleString(message('language')));
  }
  switch (outcome.reason) {
    case 'stranger':
      return message('stranger', (await loadSettings()).port);
    case 'refused':
      return message('refused', outcome.detail);
    case 'not-permitted':
      return message('notPermitted');
    case 'busy':
      return message('busy');
    default:
      return message('unreachable');
  }
}

/** Chrome has a side panel, Firefox a sidebar; both open only in answer to a press. */
async function openGlossary() {
  const sidebar = /** @type {any} */ (chrome).sidebarAction;
  if (sidebar) await sidebar.open();
  else await chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT });
  window.close();
}

/** Opens the reader page with the text of the page, or says why not. */
async function readPage() {
  const tab = await currentTab();
  if (tab === undefined) return;
  const outcome = await ask({ type: 'read-page', tab });
  if (!outcome.ok) return checkServer();
  if (outcome.value === 'opened') return window.close();
  byId('read-notice').textContent = message('nothingToRead');
  byId('read-notice').hidden = false;
}

async function requestPermission() {
  await chrome.permissions.request({ origins: ['http://127.0.0.1/*'] });
  await checkServer();
}

port.onchange = async () => {
  const value = Number(port.value);
  byId('port-wrong').hidden = isPort(value);
  if (!isPort(value)) return;
  await saveSettings({ port: value });
  await checkServer();
};

read.onclick = readPage;
byId('glossary').onclick = () => openGlossary();
byId('options').onclick = () => chrome.runtime.openOptionsPage().then(() => window.close());

await useLanguage((await loadSettings()).language);
fillTexts();
await Promise.all([showSwitches(), checkServer()]);
