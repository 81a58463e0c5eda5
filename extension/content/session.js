/**
 * Wires the parts that read, mark and explain one frame's page; lives from the moment Yanwai is
 * switched on for the page until it is switched off.
 */

import { ask, isOrphaned } from '../shared/messages.js';
import { hitTest } from './hit.js';
import { createLater } from './later.js';
import { createMarks } from './marks.js';
import { createPointer } from './pointer.js';
import { createQueue } from './queue.js';
import { createScanner } from './scan.js';
import { paintMarksIn } from './shadow-style.js';
import { createTooltip } from './tooltip.js';
import { createWatcher } from './watch.js';

/**
 * @param {object} outside
 * @param {import('../shared/settings.js').Settings} outside.settings
 * @param {() => void} outside.onOrphaned
 */
export function startSession({ settings, onOrphaned }) {
  const listeners = new AbortController();
  /** @type {Set<ShadowRoot>} */
  const shadowRoots = new Set();
  const marks = createMarks();
  const tooltip = createTooltip(settings);

  const queue = createQueue({
    annotate: (blocks) => ask({ type: 'annotate', blocks }),
    onTerms: (block, terms) => scanner.accept(block, terms),
    onGone: (block) => forgetBlock(block),
    onOrphaned,
  });
  const later = createLater(readLate);
  const scanner = createScanner({
    marks,
    queue,
    onShadowRoot: watchShadowRoot,
    onLater: (found) => later.add(found),
  });
  const watcher = createWatcher({ onTextChanged: scanner.forget, onSettled: readAgain });
  const pointer = createPointer({
    hitAt,
    isInTooltip: tooltip.isEventInside,
    show(hit) {
      marks.setHovered(hit.mark);
      tooltip.show(hit);
    },
    hide() {
      marks.setHovered(null);
      tooltip.hide();
    },
  });

  /** @param {import('./blocks.js').Block} block */
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

  /** @param {import('./watch.js').Place[]} places */
  function readAgain(places) {
    for (const node of marks.strayNodes()) scanner.forget(node);
    for (const root of shadowRoots) if (!root.isConnected) shadowRoots.delete(root);
    places.forEach(scanner.scan);
    later.check();
    marks.keepRegistered();
    pointer.review(marks.has);
  }

  /** @param {number} x @param {number} y */
  function hitAt(x, y) {
    if (isOrphaned()) {
      onOrphaned();
      return null;
    }
    return hitTest(
      marks,
      [...shadowRoots].filter((root) => root.isConnected),
      x,
      y,
    );
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

  return {
    wake: queue.wake,

    end() {
      listeners.abort();
      pointer.end();
      watcher.end();
      later.end();
      queue.end();
      tooltip.destroy();
      marks.destroy();
    },
  };
}
