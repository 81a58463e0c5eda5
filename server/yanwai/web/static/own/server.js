// Asks the server for what is the reader's own: with the token that this browser keeps once it is
// paired. It is kept for this address with its port alone, where no other server's page reads it.

const KEY = 'yanwai-token';

/** What the server said was wrong, in its own words. */
export class Fault extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export const isPaired = () => localStorage.getItem(KEY) !== null;

/** @param {string} code as `yanwai pair` printed it */
export async function pair(code) {
  const { token } = await ask('POST', '/v1/pair', { code });
  localStorage.setItem(KEY, token);
}

export const unpair = () => localStorage.removeItem(KEY);

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] sent as JSON; a Blob as its bytes
 * @returns {Promise<Response>}
 */
export async function send(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = {};
  const token = localStorage.getItem(KEY);
  if (token) headers.Authorization = `Bearer ${token}`;
  const isFile = body instanceof Blob;
  if (body !== undefined)
    headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json';
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, { method, headers, body: isFile ? body : JSON.stringify(body) });
  } catch {
    throw new Fault(0, 'Yanwai does not answer. Is its server still running?');
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Fault(response.status, problem.detail ?? `The server answered ${response.status}.`);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the JSON that came back
 */
export async function ask(method, path, body) {
  const response = await send(method, path, body);
  return response.status === 204 ? null : response.json();
}
