/**
 * Messages from pages and from the popup come in; this is the only part that talks to the server.
 * It keeps nothing in memory, so the browser may stop it at any time.
 */

import { showBadge } from './background/badge.js';
import { annotate, health } from './background/server.js';
import { toBackgroundRequest } from './shared/messages.js';
import { loadSettings, serverUrl, watchSettings } from './shared/settings.js';

/** @typedef {import('./shared/messages.js').BackgroundRequest} BackgroundRequest */

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const request = sender.id === chrome.runtime.id ? toBackgroundRequest(message) : null;
  if (!request) return false;
  answer(request).then(respond);
  return true; // the answer comes later
});

watchSettings(async (settings) => {
  if (!settings.enabled) await showBadge({ isOn: false, isReachable: true });
});

/** @param {BackgroundRequest} request */
async function answer(request) {
  const settings = await loadSettings();
  if (request.type === 'open-entry') {
    // Opened from here, the page that was read neither learns of it nor is named as the referrer.
    await chrome.tabs.create({ url: serverUrl(settings, request.path), active: request.active });
    return { ok: true, value: null };
  }
  const outcome =
    request.type === 'annotate' ? await annotate(settings, request.blocks) : await health(settings);
  await showBadge({ isOn: settings.enabled, isReachable: outcome.ok || isAlive(outcome) });
  if (request.type === 'health' && outcome.ok) await announce();
  return outcome;
}

/** A server that is busy or finds fault is there. @param {{reason: string}} failure */
function isAlive(failure) {
  return failure.reason === 'busy' || failure.reason === 'refused';
}

/** Tells every open page that the server answers, so that pages that gave up try again. */
async function announce() {
  const tabs = await chrome.tabs.query({});
  // Tabs without our content script answer with an error, which says nothing new.
  await Promise.allSettled(
    tabs.map(
      (tab) => tab.id !== undefined && chrome.tabs.sendMessage(tab.id, { type: 'server-up' }),
    ),
  );
}
