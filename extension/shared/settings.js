/** The reader's settings: read from the browser's storage with every value checked, and written there. */

/** @typedef {{enabled: boolean, disabledSites: string[], port: number}} Settings */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({ enabled: true, disabledSites: [], port: 8788 });

/**
 * Makes settings of whatever is stored; a value of the wrong kind gives way to the default.
 * @param {Record<string, unknown>} stored
 * @returns {Settings}
 */
export function toSettings(stored) {
  const { enabled, disabledSites, port } = stored;
  return {
    enabled: typeof enabled === 'boolean' ? enabled : DEFAULTS.enabled,
    disabledSites: Array.isArray(disabledSites)
      ? disabledSites.filter((site) => typeof site === 'string')
      : [],
    port: isPort(port) ? port : DEFAULTS.port,
  };
}

/** @param {unknown} value @returns {value is number} */
export function isPort(value) {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
}

/**
 * Is Yanwai on where all these hosts take part? A frame is off when the page around it is.
 * @param {Settings} settings
 * @param {string[]} hostnames of the frame and the pages around it
 */
export function isOnFor(settings, hostnames) {
  return settings.enabled && !hostnames.some((name) => settings.disabledSites.includes(name));
}

/**
 * Returns the settings with one site switched.
 * @param {Settings} settings
 * @param {string} hostname
 * @param {boolean} on
 * @returns {Settings}
 */
export function withSite(settings, hostname, on) {
  const others = settings.disabledSites.filter((site) => site !== hostname);
  return { ...settings, disabledSites: on ? others : [...others, hostname] };
}

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  return toSettings(await chrome.storage.local.get(null));
}

/** @param {Settings} settings */
export async function saveSettings(settings) {
  await chrome.storage.local.set(settings);
}

/**
 * Calls back with the new settings whenever they change, until the returned function is called.
 * @param {(settings: Settings) => void} callback
 */
export function watchSettings(callback) {
  /** @param {unknown} _changes @param {string} area */
  const listener = async (_changes, area) => {
    if (area === 'local') callback(await loadSettings());
  };
  chrome.storage.onChanged.addListener(listener);
  return () => chrome.storage?.onChanged.removeListener(listener);
}

/** @param {Settings} settings @param {string} path */
export function serverUrl(settings, path) {
  return new URL(path, `http://127.0.0.1:${settings.port}`).href;
}
