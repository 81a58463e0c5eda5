/** The reader's right click comes in: on selected text the frame is told, on a page it is read. */

import { message, useLanguage } from '../shared/i18n.js';
import { loadSettings } from '../shared/settings.js';
import { readPage } from './reading.js';

const EXPLAIN = 'explain-selection';
const READ = 'read-page';
const PAGES = ['http://*/*', 'https://*/*', 'file:///*'];

export async function createMenu() {
  const { language, enabled } = await loadSettings();
  await useLanguage(language);
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({
    id: EXPLAIN,
    title: message('explainSelection'),
    contexts: ['selection'],
    documentUrlPatterns: PAGES,
  });
  if (!enabled) return;
  chrome.contextMenus.create({
    id: READ,
    title: message('readPage'),
    contexts: ['page'],
    documentUrlPatterns: PAGES,
  });
}

/**
 * @param {chrome.contextMenus.OnClickData} click
 * @param {chrome.tabs.Tab} [tab]
 */
export async function onMenuClick({ menuItemId, frameId = 0 }, tab) {
  if (tab?.id === undefined) return;
  if (menuItemId === EXPLAIN) {
    // A page that was open before the extension was installed has nobody to hear this.
    await Promise.allSettled([chrome.tabs.sendMessage(tab.id, { type: EXPLAIN }, { frameId })]);
  } else if (menuItemId === READ) {
    const outcome = await readPage(await loadSettings(), tab.id);
    // The popup says why: the site is switched off, it has no text, the server does not run.
    if (!outcome.ok || outcome.value !== 'opened') await openPopup();
  }
}

/** Older browsers open it only for a press on the toolbar. */
async function openPopup() {
  await Promise.allSettled([chrome.action.openPopup()]);
}
