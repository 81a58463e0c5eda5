/** Rectangles go in, the place of the tooltip comes out: near its term, never over it, in the window. */

const GAP_PX = 6; // between term and tooltip
const MARGIN_PX = 8; // between tooltip and window edge
const USEFUL_PX = 320; // of height shows all that matters; the rest can be scrolled to

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {'below' | 'above' | 'right' | 'left'} Side */
/** @typedef {{side: Side, left: number, top: number, maxHeight: number}} Place */

/**
 * Chooses the first side, below by preference, on which the tooltip fits whole. Beside the term it
 * would cover the line that is being read, so it rather stands below or above with less height.
 * @param {object} input
 * @param {Box} input.line the line of the term that is hovered
 * @param {Box[]} input.term all lines of the term
 * @param {Size} input.size of the tooltip when nothing limits its height
 * @param {Size} input.window
 * @returns {Place}
 */
export function placeTooltip({ line, term, size, window }) {
  const hull = hullOf([line, ...term]);
  const width = Math.min(size.width, window.width - 2 * MARGIN_PX);
  const tallest = window.height - 2 * MARGIN_PX;
  const centre = (line.left + line.right - width) / 2;
  const across = clamp(centre, MARGIN_PX, window.width - MARGIN_PX - width);
  const beside = clamp(
    line.top,
    MARGIN_PX,
    window.height - MARGIN_PX - Math.min(size.height, tallest),
  );

  /** @type {(Place & {isFitting: boolean})[]} */
  const places = [];
  /** @param {Side} side @param {number} room @param {(height: number) => [number, number]} at */
  const offer = (side, room, at) => {
    const maxHeight = Math.min(room, tallest);
    const [left, top] = at(Math.min(size.height, maxHeight));
    places.push({ side, left, top, maxHeight, isFitting: maxHeight >= size.height });
  };
  offer('below', window.height - MARGIN_PX - hull.bottom - GAP_PX, () => [
    across,
    Math.max(MARGIN_PX, hull.bottom + GAP_PX),
  ]);
  offer('above', hull.top - GAP_PX - MARGIN_PX, (height) => [
    across,
    Math.min(hull.top - GAP_PX, window.height - MARGIN_PX) - height,
  ]);
  const stacked = places.slice(0, 2);
  if (hull.right + GAP_PX + width + MARGIN_PX <= window.width) {
    offer('right', tallest, () => [hull.right + GAP_PX, beside]);
  }
  if (hull.left - GAP_PX - width - MARGIN_PX >= 0) {
    offer('left', tallest, () => [hull.left - GAP_PX - width, beside]);
  }
  const best =
    stacked.find((place) => place.isFitting) ??
    stacked.find((place) => place.maxHeight >= USEFUL_PX) ??
    places.find((place) => place.isFitting) ??
    places.reduce((most, place) => (place.maxHeight > most.maxHeight ? place : most));
  const { side, left, top, maxHeight } = best;
  return { side, left: Math.round(left), top: Math.round(top), maxHeight: Math.floor(maxHeight) };
}

/** @param {Box[]} boxes @returns {Box} */
function hullOf(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) {
  return Math.max(low, Math.min(value, high));
}
