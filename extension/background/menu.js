/** The reader's right click on selected text comes in; the frame in which it was is told. */

import { message, useLanguage } from '../shared/i18n.js';
import { loadSettings } from '../shared/settings.js';

const ITEM = 'explain-selection';

export async function createMenu() {
  await useLanguage((await loadSettings()).language);
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({
    id: ITEM,
    title: message('explainSelection'),
    contexts: ['selection'],
    documentUrlPatterns: ['http://*/*', 'https://*/*', 'file:///*'],
  });
}

/**
 * @param {chrome.contextMenus.OnClickData} click
 * @param {chrome.tabs.Tab} [tab]
 */
export async function onMenuClick({ menuItemId, frameId = 0 }, tab) {
  if (menuItemId !== ITEM || tab?.id === undefined) return;
  // A page that was open before the extension was installed has nobody to hear this.
  await Promise.allSettled([chrome.tabs.sendMessage(tab.id, { type: ITEM }, { frameId })]);
}
