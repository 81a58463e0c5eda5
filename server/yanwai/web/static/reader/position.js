/**
 * Where the reader was in this text goes to the browser's storage, and is offered when the text is
 * opened again. The text itself is never stored: it is known by its digest.
 */

const KEY = 'yanwai-reader-positions';
const MOST_TEXTS = 50;
const PAUSE_MS = 400; // after the last movement

/** @typedef {{paragraph: number, at: number}} Position */

/**
 * @param {object} outside
 * @param {string} outside.text
 * @param {() => number} outside.current the index of the paragraph that is read now
 * @param {(paragraph: number) => void} outside.offer
 * @param {() => void} outside.withdraw the offer
 */
export async function keepPosition({ text, current, offer, withdraw }) {
  const digest = await digestOf(text);
  let offered = positions()[digest]?.paragraph ?? 0;
  if (offered > 0) offer(offered);

  function save() {
    const paragraph = current();
    // Who leafs through the beginning has not yet said no to the offer.
    if (paragraph < offered) return;
    passed();
    const others = Object.entries(positions()).filter(([key]) => key !== digest);
    if (paragraph > 0) others.push([digest, { paragraph, at: Date.now() }]);
    others.sort(([, one], [, other]) => other.at - one.at);
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(others.slice(0, MOST_TEXTS))));
  }

  function passed() {
    if (offered > 0) withdraw();
    offered = 0;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    },
    { passive: true },
  );
  addEventListener('pagehide', () => save());
}

/** @returns {Record<string, Position>} */
function positions() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {string} text */
async function digestOf(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
