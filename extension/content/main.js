/** The reader's settings and the extension's messages come in; the session on this page starts and ends. */

import { isOnFor, loadSettings, serverUrl, watchSettings } from '../shared/settings.js';
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

  let portInUse = 0;

  /** @param {Settings} settings */
  function apply(settings) {
    const isOn = isOnHere(settings);
    if (isOn === Boolean(session) && settings.port === portInUse) return;
    session?.end();
    session = isOn ? startSession({ settings, onOrphaned: detach }) : null;
    portInUse = settings.port;
  }

  /** @param {PageRequest} request @param {unknown} _sender @param {(answer: unknown) => void} respond */
  function onMessage(request, _sender, respond) {
    if (request.type === 'server-up') session?.wake();
    if (request.type === 'describe' && window === window.top)
      respond({ hostname: location.hostname });
  }

  function detach() {
    session?.end();
    session = null;
    stopWatching();
    globalThis.chrome?.runtime?.onMessage?.removeListener(onMessage);
  }

  chrome.runtime.onMessage.addListener(onMessage);
  const stopWatching = watchSettings(apply);
  apply(await loadSettings());
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
