/** Paragraphs go to the server; what it says of each comes back, however busy it is. */

import { ask, Fault } from '../own/server.js';

/** @typedef {import('./types.js').Annotation} Annotation */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {import('./types.js').Term} Term */
/** @typedef {import('./paragraphs.js').Paragraph} Paragraph */

const BUSY = 503;
const PAUSE_MS = 1000; // what the server's Retry-After says

/**
 * @param {Paragraph[]} paragraphs
 * @returns {Promise<Term[][]>} the terms of each
 */
export async function annotate(paragraphs) {
  /** @type {{blocks: {annotations: Annotation[]}[], entries: Record<string, Entry>}} */
  const answer = await patiently('/v1/annotate', paragraphs);
  return answer.blocks.map(({ annotations }) =>
    annotations.flatMap((annotation) => {
      const entry = answer.entries[annotation.headword];
      return entry ? [{ annotation, entry }] : [];
    }),
  );
}

/**
 * @param {Paragraph[]} paragraphs
 * @returns {Promise<Reading[][]>} the readings of each one's words
 */
export async function read(paragraphs) {
  /** @type {{blocks: {words: Reading[]}[]}} */
  const answer = await patiently('/v1/readings', paragraphs);
  return answer.blocks.map(({ words }) => words);
}

/** @param {string} path @param {Paragraph[]} paragraphs @returns {Promise<any>} */
async function patiently(path, paragraphs) {
  const blocks = paragraphs.map(({ index, text }) => ({ id: String(index), text }));
  for (;;) {
    try {
      return await ask('POST', path, { blocks, offset_encoding: 'utf-16' });
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.status !== BUSY) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
