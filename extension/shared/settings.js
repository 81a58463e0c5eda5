/**
 * The reader's settings: read from the browser's storage with every value checked, and written there.
 * What belongs to this machine or says where the reader goes stays on it; the rest is synchronised.
 */

/** @typedef {'hover' | 'alt' | 'ctrl' | 'shift' | 'click'} Trigger */
/** @typedef {'pinyin' | 'zhuyin'} Notation */
/** @typedef {'none' | 'standard' | 'pleco'} TonePalette */
/** @typedef {'both' | 'background' | 'underline' | 'none'} MarkStyle */

/**
 * @typedef {object} Settings
 * @property {boolean} enabled
 * @property {string[]} disabledSites host names
 * @property {number} port of the server on 127.0.0.1
 * @property {boolean} isPaired with the server, so that words can be saved; the token is kept apart
 * @property {'auto' | 'en' | 'zh_CN'} language of the interface
 * @property {Trigger} trigger
 * @property {number} delayMs for how long the pointer rests before the tooltip opens
 * @property {boolean} anyWord explain every Chinese word, not only marked terms
 * @property {Notation} notation
 * @property {TonePalette} toneColours
 * @property {'page' | 'light' | 'dark'} theme
 * @property {'small' | 'medium' | 'large'} textSize
 * @property {'alt' | 'alt-shift' | 'off'} shortcuts what is held for the keys J, K and L
 * @property {MarkStyle} markStyle
 * @property {boolean} firstOnly mark only the first occurrence of a term on a page
 * @property {boolean} hidesKnown leave terms that the reader knows unmarked
 * @property {string[]} hiddenDomains
 * @property {string[]} hiddenRegisters
 */

/**
 * @template T
 * @typedef {{area: 'local' | 'sync', fallback: T, isValid: (value: unknown) => boolean}} Field
 */

export const LONGEST_DELAY_MS = 1500;

/** @type {{[K in keyof Settings]: Field<Settings[K]>}} */
const FIELDS = {
  enabled: flag('local', true),
  disabledSites: names('local'),
  port: { area: 'local', fallback: 8788, isValid: isPort },
  isPaired: flag('local', false),
  language: choice('sync', 'auto', ['auto', 'en', 'zh_CN']),
  trigger: choice('sync', 'hover', ['hover', 'alt', 'ctrl', 'shift', 'click']),
  delayMs: { area: 'sync', fallback: 120, isValid: isDelay },
  anyWord: flag('sync', true),
  notation: choice('sync', 'pinyin', ['pinyin', 'zhuyin']),
  toneColours: choice('sync', 'standard', ['none', 'standard', 'pleco']),
  theme: choice('sync', 'page', ['page', 'light', 'dark']),
  textSize: choice('sync', 'medium', ['small', 'medium', 'large']),
  shortcuts: choice('sync', 'alt', ['alt', 'alt-shift', 'off']),
  markStyle: choice('sync', 'both', ['both', 'background', 'underline', 'none']),
  firstOnly: flag('sync', false),
  hidesKnown: flag('sync', true),
  hiddenDomains: names('sync'),
  hiddenRegisters: names('sync'),
};

const KEYS = /** @type {(keyof Settings)[]} */ (Object.keys(FIELDS));

export const DEFAULTS = toSettings({});

/**
 * Makes settings of whatever is stored; a value of the wrong kind gives way to the default.
 * @param {Record<string, unknown>} stored
 * @returns {Settings}
 */
export function toSettings(stored) {
  const pairs = KEYS.map((key) => {
    const { fallback, isValid } = FIELDS[key];
    return [key, isValid(stored[key]) ? stored[key] : fallback];
  });
  return /** @type {Settings} */ (Object.fromEntries(pairs));
}

/** The names of values that are there but cannot be used. @param {Record<string, unknown>} stored */
export function invalidKeys(stored) {
  return KEYS.filter((key) => key in stored && !FIELDS[key].isValid(stored[key]));
}

/** What may leave this browser in a file: everything but what holds for this machine alone. */
export const PORTABLE_KEYS = KEYS.filter((key) => key !== 'isPaired');

/** @param {unknown} value @returns {value is number} */
export function isPort(value) {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
}

/** @param {unknown} value @returns {value is number} */
export function isDelay(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LONGEST_DELAY_MS;
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
 * The list of sites with one of them switched.
 * @param {Settings} settings
 * @param {string} hostname
 * @param {boolean} on
 * @returns {string[]}
 */
export function withSite({ disabledSites }, hostname, on) {
  const others = disabledSites.filter((site) => site !== hostname);
  return on ? others : [...others, hostname];
}

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  const [local, sync] = await Promise.all([
    chrome.storage.local.get(keysOf('local')),
    chrome.storage.sync.get(keysOf('sync')),
  ]);
  return toSettings({ ...local, ...sync });
}

/** Writes some of the settings and leaves the others alone. @param {Partial<Settings>} changes */
export async function saveSettings(changes) {
  /** @type {Record<'local' | 'sync', Record<string, unknown>>} */
  const areas = { local: {}, sync: {} };
  for (const [key, value] of Object.entries(changes)) {
    areas[FIELDS[/** @type {keyof Settings} */ (key)].area][key] = value;
  }
  await Promise.all([chrome.storage.local.set(areas.local), chrome.storage.sync.set(areas.sync)]);
}

/**
 * Calls back with the new settings whenever they change, until the returned function is called.
 * @param {(settings: Settings) => void} callback
 */
export function watchSettings(callback) {
  /** @param {Record<string, unknown>} changes */
  const listener = async (changes) => {
    if (KEYS.some((key) => key in changes)) callback(await loadSettings());
  };
  chrome.storage.onChanged.addListener(listener);
  return () => chrome.storage?.onChanged.removeListener(listener);
}

/** @param {Pick<Settings, 'port'>} settings @param {string} path */
export function serverUrl({ port }, path) {
  return new URL(path, `http://127.0.0.1:${port}`).href;
}

/** @param {'local' | 'sync'} area */
function keysOf(area) {
  return KEYS.filter((key) => FIELDS[key].area === area);
}

/** @param {'local' | 'sync'} area @param {boolean} fallback @returns {Field<boolean>} */
function flag(area, fallback) {
  return { area, fallback, isValid: (value) => typeof value === 'boolean' };
}

/**
 * @template {string} T
 * @param {'local' | 'sync'} area
 * @param {T} fallback
 * @param {T[]} values
 * @returns {Field<T>}
 */
function choice(area, fallback, values) {
  return { area, fallback, isValid: (value) => values.includes(/** @type {T} */ (value)) };
}

/** @param {'local' | 'sync'} area @returns {Field<string[]>} */
function names(area) {
  const isValid = (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.every((name) => typeof name === 'string');
  return { area, fallback: [], isValid };
}
