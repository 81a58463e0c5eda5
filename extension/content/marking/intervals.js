/** Sorted lists of intervals that never overlap: inserting one, and finding those at an offset. */

/**
 * The intervals that touch the gap at `offset`. A caret stands between two characters, so an
 * interval on either side of it counts.
 * @template {{start: number, end: number}} T
 * @param {T[]} intervals
 * @param {number} offset
 * @returns {T[]}
 */
export function touching(intervals, offset) {
  const first = lowerBound(intervals, (interval) => interval.end >= offset);
  return intervals.slice(first, first + 2).filter((interval) => interval.start <= offset);
}

/**
 * Puts an interval in its place; one that overlaps another is refused.
 * @template {{start: number, end: number}} T
 * @param {T[]} intervals
 * @param {T} added
 * @returns {boolean} whether it was put in
 */
export function insert(intervals, added) {
  const at = lowerBound(intervals, (interval) => interval.end > added.start);
  const next = intervals[at];
  if (next && next.start < added.end) return false;
  intervals.splice(at, 0, added);
  return true;
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => boolean} isReached false up to some item, true from there on
 */
function lowerBound(items, isReached) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(/** @type {T} */ (items[middle]))) high = middle;
    else low = middle + 1;
  }
  return low;
}
