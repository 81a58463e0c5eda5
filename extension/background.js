/**
 * Messages from pages and from the extension's own come in; this is the only part that talks to the
 * server. What it must remember is in the browser's storage, so it may be stopped at any time.
 */

import { forgetTab, setCount, showServerState } from './background/badge.js';
import { createMenu, onMenuClick } from './background/menu.js';
import { handOver, readPage } from './background/reading.js';
import { annotate, cancel, domains, health, lookUp } from './background/server.js';
import { forget, pair, save, statusOf, unpair } from './background/words.js';
import { toBackgroundRequest } from './shared/messages.js';
import { loadSettings, serverUrl, watchSettings } from './shared/settings.js';

/** @typedef {import('./shared/messages.js').BackgroundRequest} BackgroundRequest */
/** @typedef {import('./shared/messages.js').PageRequest} PageRequest */
/**
 * @template T
 * @typedef {import('./shared/messages.js').Outcome<T>} Outcome
 */

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const request = sender.id === chrome.runtime.id ? toBackgroundRequest(message) : null;
  if (!request) return false;
  answer(request, sender).then(respond);
  return true; // the answer comes later
});
chrome.runtime.onInstalled.addListener(createMenu);
chrome.contextMenus.onClicked.addListener(onMenuClick);
chrome.tabs.onRemoved.addListener(forgetTab);

watchSettings(async (settings) => {
  await createMenu();
  if (!settings.enabled) await showServerState({ isOn: false, isReachable: true });
});

/**
 * @param {BackgroundRequest} request
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<Outcome<unknown>>}
 */
async function answer(request, sender) {
  const settings = await loadSettings();
  switch (request.type) {
    case 'annotate':
      return noted(settings, await annotate(settings, request.page, request.blocks));
    case 'lookup':
      return noted(settings, await lookUp(settings, request.page, request.text, request.offset));
    case 'cancel':
      return done(cancel(request.page));
    case 'health': {
      const outcome = await noted(settings, await health(settings));
      if (outcome.ok) await tellPages({ type: 'server-up' });
      return outcome;
    }
    case 'open-entry': {
      // Opened from here, the page that was read neither learns of it nor is named as the referrer.
      const { path, active } = request;
      return done(await chrome.tabs.create({ url: serverUrl(settings, path), active }));
    }
    case 'open-options':
      return done(await chrome.runtime.openOptionsPage());
    case 'count': {
      const { tab, frameId = 0 } = sender;
      return done(tab?.id !== undefined && (await setCount(tab.id, frameId, request.terms)));
    }
    case 'word-status':
      return statusOf(settings, request.word);
    case 'save-word': {
      const { word, status, context } = request;
      return told(word, status, await save(settings, word, status, context));
    }
    case 'forget-word':
      return told(request.word, null, await forget(settings, request.word));
    case 'pair':
      return pair(settings, request.code);
    case 'unpair':
      return unpair();
    case 'domains':
      return domains(settings);
    case 'read-page':
      // A page's own script must not have another page read.
      if (!sender.url?.startsWith(chrome.runtime.getURL(''))) return { ok: true, value: 'no-text' };
      return readPage(settings, request.tab);
    case 'handed-text':
      return handOver(settings, sender);
  }
}

/** @param {unknown} _ */
function done(_) {
  return /** @type {const} */ ({ ok: true, value: null });
}

/**
 * Shows on the toolbar whether the server answers.
 * @template T
 * @param {import('./shared/settings.js').Settings} settings
 * @param {Outcome<T>} outcome
 * @returns {Promise<Outcome<T>>}
 */
async function noted(settings, outcome) {
  if (!outcome.ok && outcome.reason === 'cancelled') return outcome;
  // A server that is busy or finds fault is there.
  const isReachable = outcome.ok || outcome.reason === 'busy' || outcome.reason === 'refused';
  await showServerState({ isOn: settings.enabled, isReachable });
  return outcome;
}

/**
 * Tells every page of a change to a saved word, if it was made.
 * @template T
 * @param {string} word
 * @param {import('./shared/contract.js').WordStatus | null} status
 * @param {Outcome<T>} outcome
 */
async function told(word, status, outcome) {
  if (outcome.ok) await tellPages({ type: 'word-changed', word, status });
  return outcome;
}

/** @param {PageRequest} message */
async function tellPages(message) {
  const tabs = await chrome.tabs.query({});
  // Tabs without our content script answer with an error, which says nothing new.
  await Promise.allSettled(
    tabs.map((tab) => tab.id !== undefined && chrome.tabs.sendMessage(tab.id, message)),
  );
}
