/**
 * What the reader points at goes in; its tooltip is shown, on the page and, in turn, for the words
 * inside a tooltip. Wires the levels of hovering, the words and the tooltips.
 */

import { message } from '../shared/i18n.js';
import { ask, isOrphaned } from '../shared/messages.js';
import { serverUrl } from '../shared/settings.js';
import { createLookups } from './asking/lookups.js';
import { characterAt } from './pointing/character.js';
import { createLevel } from './pointing/level.js';
import { createPointer } from './pointing/pointer.js';
import { createWords } from './pointing/targets.js';
import { sentenceAround } from './reading/context.js';
import { contentOf, createCard, createFailureCard, wordOf } from './tooltip/card.js';
import { createTooltips } from './tooltip/tooltips.js';

/** @typedef {import('./pointing/pointer.js').Point} Point */
/** @typedef {import('./pointing/targets.js').Target} Target */
/** @typedef {import('./tooltip/card.js').Content} Content */
/** @typedef {import('../shared/contract.js').Alternative} Alternative */

const DEPTH = 4; // a word in the tooltip of a word in the tooltip of a word on the page

/**
 * @param {object} outside
 * @param {import('../shared/settings.js').Settings} outside.settings
 * @param {string} outside.page names this visit in requests
 * @param {import('./marking/marks.js').Marks} outside.marks
 * @param {import('./reading/scan.js').Scanner} outside.scanner
 * @param {() => ShadowRoot[]} outside.shadowRoots the page's open ones
 * @param {() => void} outside.onOrphaned
 */
export function createExplaining({ settings, page, marks, scanner, shadowRoots, onOrphaned }) {
  const find = createLookups((text, offset) => ask({ type: 'lookup', page, text, offset }));
  const words = createWords(find);
  const tooltips = createTooltips(settings);
  /** Where the pointer met what is shown. @type {(Point | null)[]} */
  const points = [];
  /** What the text was when its tooltip was opened. */
  let shownText = '';
  let hasToldOfFailure = false;

  const levels = Array.from({ length: DEPTH }, (_, level) =>
    createLevel({
      onExpected: (target) => target.kind === 'word' && words.resolve(target),
      show: (target, isPinned) => show(level, target, isPinned),
      hide: () => hide(level),
    }),
  );
  const pointer = createPointer({
    settings,
    levels,
    targetAt,
    tooltipAt: tooltips.levelAt,
    onMoved: tooltips.placeAgain,
  });

  /** @param {Point} point @param {number} level @returns {Target | null} */
  function targetAt(point, level) {
    const target = level === 0 ? targetOnPage(point) : targetInTooltip(point);
    if (target) points[level] = point;
    return target;
  }

  /** @param {Point} point */
  function targetOnPage({ x, y }) {
    if (isOrphaned()) {
      onOrphaned();
      return null;
    }
    const { isRead } = scanner;
    const found = characterAt({ root: document, shadowRoots: shadowRoots(), x, y, isRead });
    return found && targetFor(found.node, found.offset, settings.anyWord);
  }

  /**
   * @param {Text} node
   * @param {number} offset
   * @param {boolean} anyWord or only marked terms
   * @returns {Target | null}
   */
  function targetFor(node, offset, anyWord) {
    const known = words.chosenAt(node, offset) ?? marks.find(node, offset);
    if (known || !anyWord) return known;
    const place = scanner.locate(node, offset);
    return place && words.at(place.block, place.offset);
  }

  /** @param {Point} point */
  function targetInTooltip(point) {
    const place = tooltips.characterAt(point);
    return place && words.at(place.block, place.offset);
  }

  /** @param {number} level @param {Target} target @param {boolean} isPinned */
  async function show(level, target, isPinned) {
    if (tooltips.isShowing(level, target)) return tooltips.setPinned(level, isPinned);
    levels[level + 1]?.dispatch({ type: 'dismiss' });
    if (target.kind === 'word' && !target.answer) {
      await words.resolve(target);
      // Meanwhile the reader may have moved on.
      if (levels[level]?.shown() !== target) return;
    }
    const content = contentOf(target);
    if (content) showContent(level, target, content);
    else showFailure(level, target);
  }

  /** @param {number} level @param {Target} target @param {Content} content */
  function showContent(level, target, content) {
    hasToldOfFailure = false;
    const label = wordOf(content);
    const nodes = createCard(content, settings, actionsFor(level, target, label));
    open(level, target, label, nodes);
  }

  /** The server's silence is told once, or to a reader who insists. @param {number} level @param {Target} target */
  function showFailure(level, target) {
    const failure = target.kind === 'word' ? target.failure : null;
    const isWanted = levels[level]?.isPinned() || !hasToldOfFailure;
    if (!failure || failure.reason === 'cancelled' || !isWanted) {
      levels[level]?.dispatch({ type: 'dismiss' });
      return;
    }
    hasToldOfFailure = true;
    open(level, target, message('extensionName'), createFailureCard(failure));
  }

  /** @param {number} level @param {Target} target @param {string} label @param {Node[]} nodes */
  function open(level, target, label, nodes) {
    const isPinned = levels[level]?.isPinned() ?? false;
    if (level === 0) {
      shownText = textOf(target);
      marks.setHovered(target.ranges);
    }
    tooltips.show(level, { target, point: points[level] ?? null, isPinned, label, nodes });
  }

  /** @param {number} level */
  function hide(level) {
    levels[level + 1]?.dispatch({ type: 'dismiss' });
    tooltips.hide(level);
    if (level === 0) marks.setHovered([]);
  }

  /**
   * @param {number} level
   * @param {Target} target
   * @param {string} word
   * @returns {import('./tooltip/card.js').CardActions}
   */
  function actionsFor(level, target, word) {
    return {
      word: {
        status: () => ask({ type: 'word-status', word }),
        save: (status) =>
          ask({ type: 'save-word', word, status, context: level === 0 ? contextOf(target) : null }),
        forget: () => ask({ type: 'forget-word', word }),
        alternatives: () => alternativesOf(target),
        choose: (alternative) => choose(level, target, alternative),
        openOptions: () => ask({ type: 'open-options' }),
      },
      pin: () => levels[level]?.dispatch({ type: 'pin' }),
      close: () => levels[level]?.dispatch({ type: 'dismiss' }),
      openEntry: (path, active) => ask({ type: 'open-entry', path, active }),
      urlOf: (path) => serverUrl(settings, path),
    };
  }

  /** @param {Target} target @returns {Promise<Alternative[]>} */
  async function alternativesOf(target) {
    const outcome = await find(target.block.text, startOf(target));
    if (!outcome.ok) return [];
    const { word, alternatives } = outcome.value;
    const shown = textOf(target);
    return [word, ...alternatives].filter(({ surface }) => surface !== shown);
  }

  /** @param {number} level @param {Target} target @param {Alternative} alternative */
  async function choose(level, target, alternative) {
    const isPinned = levels[level]?.isPinned() ?? false;
    const word = await words.choose(target.block, alternative);
    if (word) levels[level]?.dispatch({ type: 'open', target: word, isPinned });
  }

  return {
    targetFor,
    words,

    /**
     * Opens a target's tooltip for who did not point at it, and says what it is.
     * @param {Target} target
     */
    async open(target) {
      points[0] = null;
      levels[0]?.dispatch({ type: 'open', target, isPinned: true });
      if (target.kind === 'word') await words.resolve(target);
      const content = contentOf(target);
      // A live region is heard only when it changes while it is there.
      if (content) requestAnimationFrame(() => tooltips.announce(summaryOf(content)));
    },

    /** What the page's own tooltip shows. */
    shown: () => levels[0]?.shown() ?? null,

    /** Pins the tooltip and moves the focus into it. */
    lookCloser() {
      const [page] = levels;
      if (!page?.shown()) return false;
      if (!page.isPinned()) page.dispatch({ type: 'pin' });
      tooltips.focus(0);
      return true;
    },

    /** Closes the uppermost tooltip. @returns {boolean} whether there was one */
    close() {
      const top = levels.findLast((level) => level.shown());
      top?.dispatch({ type: 'dismiss' });
      return Boolean(top);
    },

    /** Closes the tooltip when its text is gone. */
    review() {
      const target = levels[0]?.shown();
      if (!target || (textOf(target) === shownText && isThere(target))) return;
      levels[0]?.dispatch({ type: 'dismiss' });
    },

    end() {
      pointer.end();
      tooltips.destroy();
    },
  };
}

/** @typedef {ReturnType<typeof createExplaining>} Explaining */

/** @param {Target} target */
function textOf(target) {
  return target.ranges.map(({ node, start, end }) => node.data.slice(start, end)).join('');
}

/** @param {Target} target */
function isThere(target) {
  return target.ranges.every(({ node }) => node.isConnected);
}

/** @param {Target} target */
function startOf(target) {
  return target.kind === 'term' ? target.annotation.start : target.start;
}

/** @param {Target} target @returns {import('../shared/contract.js').WordContext} */
function contextOf(target) {
  const { text } = target.block;
  const { start, end } = sentenceAround(text, startOf(target));
  return { sentence: text.slice(start, end).trim(), url: location.href, title: document.title };
}

/** One sentence for who cannot see the tooltip. @param {Content} content */
function summaryOf(content) {
  const { entry, annotation, answer } = content;
  if (entry) {
    const sense = entry.senses.find(({ id }) => id === annotation?.sense) ?? entry.senses[0];
    return `${entry.headword}, ${entry.pinyin}: ${sense?.meaning ?? entry.tagline}`;
  }
  const { surface, pinyin } = answer.word;
  return `${surface}, ${pinyin}: ${answer.dictionary[0]?.definitions.join('; ') ?? ''}`;
}
