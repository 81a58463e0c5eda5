/**
 * What is known of the server and of each tab goes in; the sign on the toolbar icon comes out. The
 * counts live in the browser's session storage, since the worker may be stopped at any time.
 */

const WARNING = '#8a5a00';
const CALM = '#6b6259';

/** @param {{isOn: boolean, isReachable: boolean}} state */
export async function showServerState({ isOn, isReachable }) {
  const sign = isOn && !isReachable ? '!' : '';
  if ((await stored('sign')) === sign) return;
  await chrome.storage.session.set({ sign });
  await chrome.action.setBadgeTextColor({ color: '#ffffff' });
  await chrome.action.setBadgeBackgroundColor({ color: WARNING });
  await chrome.action.setBadgeText({ text: sign });
  // A tab's own count would hide the sign that holds for all.
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && showCount(id, sign)));
}

/**
 * @param {number} tabId
 * @param {number} frameId 0 is the page itself, whose arrival makes all earlier frames void
 * @param {number} terms
 */
export async function setCount(tabId, frameId, terms) {
  const key = keyOf(tabId);
  const before = /** @type {Record<string, number>} */ ((await stored(key)) ?? {});
  const isNewPage = frameId === 0 && terms === 0;
  const counts = isNewPage ? { 0: 0 } : { ...before, [frameId]: terms };
  await chrome.storage.session.set({ [key]: counts });
  await showCount(tabId, String((await stored('sign')) ?? ''));
}

/** @param {number} tabId */
export async function forgetTab(tabId) {
  await chrome.storage.session.remove(keyOf(tabId));
}

/** @param {number} tabId @param {string} sign */
async function showCount(tabId, sign) {
  const counts = /** @type {Record<string, number>} */ ((await stored(keyOf(tabId))) ?? {});
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const text = sign || (total > 999 ? '999+' : total > 0 ? String(total) : '');
  // The tab may have been closed meanwhile.
  await Promise.allSettled([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: sign ? WARNING : CALM }),
  ]);
}

/** @param {number} tabId */
function keyOf(tabId) {
  return `count:${tabId}`;
}

/** @param {string} key @returns {Promise<unknown>} */
async function stored(key) {
  return (await chrome.storage.session.get(key))[key];
}
