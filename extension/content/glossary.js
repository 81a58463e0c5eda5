/** The page's marks go in; the list of its terms comes out, for the side panel and the toolbar. */

import { ask } from '../shared/messages.js';
import { sentenceAround } from './reading/context.js';

/** @typedef {import('./marking/marks.js').Mark} Mark */
/** @typedef {import('../shared/glossary.js').GlossaryTerm} GlossaryTerm */

const PAUSE_MS = 250; // a page's terms arrive batch by batch

/**
 * @param {object} outside
 * @param {string} outside.page names this visit
 * @param {() => Mark[]} outside.marksInOrder
 * @param {() => number} outside.countTerms
 * @param {(mark: Mark) => void} outside.visit
 */
export function createGlossary({ page, marksInOrder, countTerms, visit }) {
  /** @type {Set<chrome.runtime.Port>} */
  const ports = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let counted = -1;

  /** @param {chrome.runtime.Port} port */
  function onConnect(port) {
    if (port.name !== 'glossary') return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((wish) => goTo(wish));
    send(port);
  }

  /** @param {{page: string, headword: string, turn: number}} wish */
  function goTo(wish) {
    if (wish.page !== page) return;
    const same = marksInOrder().filter(({ entry }) => entry.headword === wish.headword);
    const mark = same[wish.turn % same.length];
    if (mark) visit(mark);
  }

  /** @param {chrome.runtime.Port} port */
  function send(port) {
    const isTop = window === window.top;
    port.postMessage({
      page,
      isTop,
      url: location.href,
      title: document.title,
      terms: termsOf(marksInOrder()),
    });
  }

  function tell() {
    timer = undefined;
    for (const port of ports) send(port);
    const terms = countTerms();
    if (terms === counted) return;
    counted = terms;
    ask({ type: 'count', terms });
  }

  chrome.runtime.onConnect.addListener(onConnect);
  tell();

  return {
    /** The marks have changed. */
    refresh() {
      timer ??= setTimeout(tell, PAUSE_MS);
    },

    end() {
      clearTimeout(timer);
      chrome.runtime?.onConnect?.removeListener(onConnect);
      for (const port of ports) port.disconnect();
      if (counted > 0) ask({ type: 'count', terms: 0 });
    },
  };
}

/** Each term once, where it is met first. @param {Mark[]} marks @returns {GlossaryTerm[]} */
export function termsOf(marks) {
  /** @type {Map<string, GlossaryTerm>} */
  const terms = new Map();
  for (const { annotation, entry, block } of marks) {
    const met = terms.get(entry.headword);
    if (met) {
      met.times += 1;
      continue;
    }
    const sense = entry.senses.find(({ id }) => id === annotation.sense) ?? entry.senses[0];
    const { start, end } = sentenceAround(block.text, annotation.start);
    terms.set(entry.headword, {
      headword: entry.headword,
      pinyin: entry.pinyin,
      zhuyin: entry.zhuyin,
      meaning: sense?.meaning ?? entry.tagline,
      risk: sense?.risk ?? 'safe',
      sentence: block.text.slice(start, end).trim(),
      times: 1,
      url: entry.url,
    });
  }
  return [...terms.values()];
}
