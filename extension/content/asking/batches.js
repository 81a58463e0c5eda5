/** Waiting blocks with their distance from what the reader sees go in; the next batch comes out. */

export const MAX_BATCH_CHARS = 12_000; // answered in well under a second, and far below 200,000
export const MAX_BATCH_BLOCKS = 200;

/**
 * How far a box is from the visible part of the window: 0 when any of it can be seen.
 * @param {{top: number, bottom: number}} box
 * @param {number} windowHeight
 */
export function distanceFromView({ top, bottom }, windowHeight) {
  return Math.max(0, -bottom, top - windowHeight);
}

/**
 * Takes the nearest blocks that fit into one request, at least one of them.
 * @template {{text: string, distance: number}} T
 * @param {T[]} waiting in the order of the page
 * @returns {T[]}
 */
export function chooseBatch(waiting) {
  /** @type {T[]} */
  const batch = [];
  let chars = 0;
  for (const block of waiting.toSorted((a, b) => a.distance - b.distance)) {
    chars += block.text.length;
    if (batch.length > 0 && (chars > MAX_BATCH_CHARS || batch.length === MAX_BATCH_BLOCKS)) break;
    batch.push(block);
  }
  return batch;
}
