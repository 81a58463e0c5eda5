/** The last known state of the server goes in; the sign on the toolbar icon comes out. */

/** @param {{isOn: boolean, isReachable: boolean}} state */
export async function showBadge({ isOn, isReachable }) {
  await chrome.action.setBadgeBackgroundColor({ color: '#8a5a00' });
  await chrome.action.setBadgeTextColor({ color: '#ffffff' });
  await chrome.action.setBadgeText({ text: isOn && !isReachable ? '!' : '' });
}
