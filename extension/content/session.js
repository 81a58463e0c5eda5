/**
 * Wires the parts that read, mark and explain one frame's page; lives from the moment Yanwai is
 * switched on for the page until it is switched off.
 */

import { ask } from '../shared/messages.js';
import { createQueue } from './asking/queue.js';
import { createExplaining } from './explaining.js';
import { createGlossary } from './glossary.js';
import { createMarks } from './marking/marks.js';
import { paintMarksIn } from './marking/shadow-style.js';
import { createFilter } from './marking/wanted.js';
import { createLater } from './reading/later.js';
import { createScanner } from './reading/scan.js';
import { createWatcher } from './reading/watch.js';
import { createWalking } from './walking.js';

/** @typedef {import('../shared/contract.js').WordStatus} WordStatus */

/**
 * @param {object} outside
 * @param {import('../shared/settings.js').Settings} outside.settings
 * @param {() => void} outside.onOrphaned
 */
export function startSession({ settings, onOrphaned }) {
  const page = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const listeners = new AbortController();
  /** @type {Set<ShadowRoot>} */
  const shadowRoots = new Set();
  const marks = createMarks({
    style: settings.markStyle,
    firstOnly: settings.firstOnly,
    onChange: () => glossary.refresh(),
  });
  const queue = createQueue({
    annotate: (blocks) => ask({ type: 'annotate', page, blocks }),
    onTerms: (block, terms) => scanner.accept(block, terms),
    onGone: (block) => forgetBlock(block),
    onOrphaned,
  });
  const later = createLater(readLate);
  const scanner = createScanner({
    marks,
    queue,
    isWanted: createFilter(settings),
    onShadowRoot: watchShadowRoot,
    onLater: (found) => later.add(found),
  });
  const watcher = createWatcher({ onTextChanged: scanner.forget, onSettled: readAgain });
  const explaining = createExplaining({
    settings,
    page,
    marks,
    scanner,
    shadowRoots: () => [...shadowRoots].filter((root) => root.isConnected),
    onOrphaned,
  });
  const walking = createWalking({ settings, marks, scanner, explaining });
  const glossary = createGlossary({
    page,
    marksInOrder: marks.inOrder,
    countTerms: marks.countTerms,
    visit: walking.visit,
  });

  /** @param {import('./reading/blocks.js').Block} block */
  function forgetBlock(block) {
    for (const { node } of block.pieces) scanner.forget(node);
  }

  /** @param {ShadowRoot} root */
  function watchShadowRoot(root) {
    if (shadowRoots.has(root)) return;
    shadowRoots.add(root);
    watcher.observe(root);
    paintMarksIn(root);
  }

  /** @param {Element} element that has come into sight or got a shadow root */
  function readLate(element) {
    if (element.shadowRoot) watchShadowRoot(element.shadowRoot);
    scanner.scan(element.shadowRoot ?? element);
  }

  /** @param {import('./reading/watch.js').Place[]} places */
  function readAgain(places) {
    for (const node of marks.strayNodes()) scanner.forget(node);
    for (const root of shadowRoots) if (!root.isConnected) shadowRoots.delete(root);
    places.forEach(scanner.scan);
    later.check();
    marks.keepRegistered();
    explaining.review();
  }

  function returnToPage() {
    if (document.hidden) return;
    marks.keepRegistered();
    later.check();
    queue.wake();
  }

  watcher.observe(document);
  scanner.scan(document.body);
  const { signal } = listeners;
  document.addEventListener('visibilitychange', returnToPage, { signal });
  for (const type of ['focus', 'pageshow', 'load']) {
    window.addEventListener(type, returnToPage, { signal });
  }
  window.addEventListener('pagehide', () => ask({ type: 'cancel', page }), { signal });

  return {
    wake: queue.wake,
    explainSelection: walking.explainSelection,

    /** The reader has saved a word, or has taken it back. @param {string} word @param {WordStatus | null} status */
    onWordChanged(word, status) {
      scanner.clearMemory();
      if (status === 'known' || status === 'ignored') {
        if (settings.hidesKnown) marks.dropTerm(word);
      } else {
        scanner.readAnew(document.body);
      }
    },

    end() {
      listeners.abort();
      walking.end();
      explaining.end();
      glossary.end();
      watcher.end();
      scanner.end();
      later.end();
      queue.end();
      marks.destroy();
    },
  };
}
