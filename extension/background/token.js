/**
 * The token for the reader's own words: kept in a database of the extension's own origin, which no
 * page's script and no content script can open.
 */

const STORE = 'secrets';
const KEY = 'token';

/** @returns {Promise<string | null>} */
export async function readToken() {
  return (await inStore('readonly', (store) => store.get(KEY))) ?? null;
}

/** @param {string} token */
export async function writeToken(token) {
  await inStore('readwrite', (store) => store.put(token, KEY));
}

export async function deleteToken() {
  await inStore('readwrite', (store) => store.delete(KEY));
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} action
 * @returns {Promise<any>}
 */
async function inStore(mode, action) {
  const opening = indexedDB.open('yanwai', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    return await settled(action(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
