/** The reader's settings and the extension's messages come in; the session on this page starts and ends. */

import { useLanguage } from '../shared/i18n.js';
import { isOnFor, loadSettings, serverUrl, watchSettings } from '../shared/settings.js';
import { pageText } from './page-text.js';
import { startSession } from './session.js';

/** @typedef {import('../shared/settings.js').Settings} Settings */
/** @typedef {import('../shared/messages.js').PageRequest} PageRequest */

export async function start() {
  // Pictures and feeds that the browser shows by itself have no body to read.
  if (!(document.body instanceof HTMLElement)) return;
  /** @type {ReturnType<typeof startSession> | null} */
  let session = null;
  // An older version of this script may have left its tooltip when the extension was updated.
  for (const host of document.querySelectorAll('yanwai-tooltip')) host.remove();

  let inUse = '';

  /** @param {Settings} settings */
  async function apply(settings) {
    const isOn = isOnHere(settings);
    const wanted = isOn ? relevantTo(settings) : '';
    if (wanted === inUse) return;
    inUse = wanted;
    session?.end();
    session = null;
    if (!isOn) return;
    await useLanguage(settings.language);
    // Meanwhile they may have changed again.
    if (inUse === wanted) session = startSession({ settings, onOrphaned: detach });
  }

  /** @param {PageRequest} request @param {unknown} _sender @param {(answer: unknown) => void} respond */
  function onMessage(request, _sender, respond) {
    switch (request.type) {
      case 'server-up':
        session?.wake();
        break;
      case 'describe':
        if (window === window.top) respond({ hostname: location.hostname });
        break;
      case 'read-text':
        if (window === window.top) respond(session ? (pageText() ?? 'no-text') : 'off');
        break;
      case 'explain-selection':
        session?.explainSelection();
        break;
      case 'word-changed':
        session?.onWordChanged(request.word, request.status);
        break;
    }
  }

  function detach() {
    inUse = 'orphaned';
    session?.end();
    session = null;
    stopWatching();
    globalThis.chrome?.runtime?.onMessage?.removeListener(onMessage);
  }

  chrome.runtime.onMessage.addListener(onMessage);
  const stopWatching = watchSettings(apply);
  await apply(await loadSettings());
}

/** What a session is made of; a change of anything else leaves it alone. @param {Settings} settings */
function relevantTo({ disabledSites, ...rest }) {
  return JSON.stringify(rest);
}

/** @param {Settings} settings */
function isOnHere(settings) {
  // Yanwai's own pages explain themselves.
  if (location.origin === new URL(serverUrl(settings, '/')).origin) return false;
  return isOnFor(settings, [location.hostname, ...outerHostnames()]);
}

/** The hosts of the pages around this frame, as far as the browser tells. */
function outerHostnames() {
  return [...(location.ancestorOrigins ?? [])].flatMap((origin) =>
    URL.canParse(origin) ? [new URL(origin).hostname] : [],
  );
}
