/** The reader's keys and the glossary's clicks come in; terms are scrolled to and explained. */

import { rectsOf } from './marking/ranges.js';
import { createKeys } from './pointing/keys.js';
import { blockOfNode, selectedText } from './pointing/selection.js';

/** @typedef {import('./marking/marks.js').Mark} Mark */

const MAX_WORD = 20; // a longer selection is not one word

/**
 * @param {object} outside
 * @param {import('../shared/settings.js').Settings} outside.settings
 * @param {import('./marking/marks.js').Marks} outside.marks
 * @param {import('./reading/scan.js').Scanner} outside.scanner
 * @param {import('./explaining.js').Explaining} outside.explaining
 */
export function createWalking({ settings, marks, scanner, explaining }) {
  /** The term that was visited last. @type {Mark | null} */
  let visited = null;

  const keys = createKeys({
    shortcuts: settings.shortcuts,
    onWish(wish) {
      if (wish === 'closer') return explaining.lookCloser() || explainSelection();
      return step(wish === 'next' ? 1 : -1);
    },
    onEscape: explaining.close,
  });

  /** @param {1 | -1} by */
  function step(by) {
    const all = marks.inOrder();
    const shown = explaining.shown();
    const current = shown?.kind === 'term' ? shown : visited;
    const at = current ? all.indexOf(current) : -1;
    const next = at >= 0 ? at + by : startOfWalk(all, by);
    const mark = all[(next + all.length) % all.length];
    if (!mark) return false;
    visit(mark);
    return true;
  }

  /** @param {Mark} mark */
  function visit(mark) {
    visited = mark;
    bringIntoView(mark);
    explaining.open(mark);
  }

  function explainSelection() {
    const selected = selectedText(getSelection());
    if (!selected) return false;
    const { node, offset, text } = selected;
    explain(node, offset, text);
    return true;
  }

  /** @param {Text} node @param {number} offset @param {string} text */
  async function explain(node, offset, text) {
    const { words } = explaining;
    const place = scanner.locate(node, offset) ?? { block: blockOfNode(node), offset };
    const { block } = place;
    const target = marks.find(node, offset) ?? words.at(block, place.offset);
    const isOneWord = text.length <= MAX_WORD && block.text.startsWith(text, place.offset);
    if (isOneWord && target?.kind === 'word') {
      await words.resolve(target);
      if (target.answer?.word.surface !== text) {
        const end = place.offset + text.length;
        const whole = await words.choose(block, { start: place.offset, end, surface: text });
        if (whole?.answer?.word.surface === text) return explaining.open(whole);
      }
    }
    if (target) explaining.open(target);
  }

  return {
    visit,
    explainSelection,
    end: keys.end,
  };
}

/** Where a walk begins: with the first term that can be seen, or the last above. @param {Mark[]} all @param {1 | -1} by */
function startOfWalk(all, by) {
  const first = all.findIndex(({ ranges }) => rectsOf(ranges).some(({ bottom }) => bottom > 0));
  if (first < 0) return by > 0 ? 0 : -1;
  return by > 0 ? first : first - 1;
}

/** @param {Mark} mark */
function bringIntoView({ ranges }) {
  const isVisible = rectsOf(ranges).some(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
  if (!isVisible)
    ranges[0]?.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
}
