/**
 * The text's stretches go in; each is annotated when it comes near the window, and read aloud when
 * it is in view and pinyin is wanted. What is left is annotated when the page has nothing else to do.
 */

import { annotate, read } from './asking.js';

/** @typedef {import('./types.js').Term} Term */
/** @typedef {import('./paragraphs.js').Paragraph} Paragraph */
/**
 * @typedef {object} Stretch
 * @property {Element} element
 * @property {Paragraph[]} paragraphs
 * @property {boolean} isNear at most one window away
 * @property {boolean} isInView
 * @property {boolean} isAnnotated
 * @property {boolean} isRead
 */

const NEAR = '100% 0px';
const IN_VIEW = '10% 0px';
const AT_ONCE = 6; // stretches in one request, 9,000 characters: answered in about 40 ms
const IDLE_MS = 300; // after which the rest goes on even on a page that is never idle

/**
 * @param {object} outside
 * @param {Stretch[]} outside.stretches in the order of the text
 * @param {(stretch: Stretch, terms: Term[][]) => void} outside.onAnnotated with the terms of each of
 *   its paragraphs, before they are drawn
 * @param {() => void} outside.onDrawn paragraphs were drawn anew
 * @param {(stretch: Stretch) => void} outside.onView a stretch has come into view or gone
 * @param {(fault: unknown) => void} outside.onFault work has stopped until `resume`
 */
export function createWork({ stretches, onAnnotated, onDrawn, onView, onFault }) {
  const byElement = new Map(stretches.map((stretch) => [stretch.element, stretch]));
  let wantsReadings = false;
  let isAtWork = false;
  let hasStopped = false;
  /** Told when all is annotated, or nothing more can be. @type {(() => void)[]} */
  const waiting = [];

  /** @param {'isNear' | 'isInView'} what @param {string} rootMargin */
  function observe(what, rootMargin) {
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const stretch = /** @type {Stretch} */ (byElement.get(target));
          if (stretch[what] === isIntersecting) continue;
          stretch[what] = isIntersecting;
          if (what === 'isInView') onView(stretch);
        }
        work();
      },
      { rootMargin },
    );
    for (const { element } of stretches) observer.observe(element);
  }

  /** Does one thing after the other, the most urgent first, until nothing is left. */
  async function work() {
    if (isAtWork || hasStopped) return;
    isAtWork = true;
    try {
      for (let next = nextThing(); next; next = nextThing()) await next();
    } catch (fault) {
      hasStopped = true;
      onFault(fault);
      tellAll();
    } finally {
      isAtWork = false;
    }
  }

  /** @returns {(() => Promise<void>) | null} */
  function nextThing() {
    const plain = stretches.filter(({ isAnnotated }) => !isAnnotated);
    const near = plain.filter(({ isNear }) => isNear);
    if (near.length > 0) return () => annotateSome(near);
    const unread = stretches.find((stretch) => stretch.isInView && !stretch.isRead);
    if (wantsReadings && unread) return () => readAloud(unread);
    if (plain.length > 0) return () => idle().then(() => annotateSome(plain));
    tellAll();
    return null;
  }

  function tellAll() {
    for (const tell of waiting.splice(0)) tell();
  }

  /** @returns {Promise<void>} */
  function idle() {
    if (waiting.length > 0) return Promise.resolve();
    // Safari has no requestIdleCallback.
    if (!('requestIdleCallback' in window)) return new Promise((go) => setTimeout(go, 50));
    return new Promise((go) => requestIdleCallback(() => go(), { timeout: IDLE_MS }));
  }

  /** @param {Stretch[]} wanted */
  async function annotateSome(wanted) {
    const some = wanted.slice(0, AT_ONCE);
    const answers = await annotate(some.flatMap(({ paragraphs }) => paragraphs));
    for (const stretch of some) {
      const own = answers.splice(0, stretch.paragraphs.length);
      stretch.isAnnotated = true;
      onAnnotated(stretch, own);
      stretch.paragraphs.forEach((paragraph, at) => {
        paragraph.annotate(own[at] ?? []);
      });
    }
    onDrawn();
  }

  /** @param {Stretch} stretch */
  async function readAloud(stretch) {
    const answers = await read(stretch.paragraphs);
    stretch.isRead = true;
    stretch.paragraphs.forEach((paragraph, at) => {
      paragraph.read(answers[at] ?? []);
    });
    onDrawn();
  }

  observe('isNear', NEAR);
  observe('isInView', IN_VIEW);

  return {
    /** Shall the words in view be read aloud? @param {boolean} wanted */
    setReadings(wanted) {
      wantsReadings = wanted;
      work();
    },

    /** Goes on after a fault. */
    resume() {
      hasStopped = false;
      work();
    },

    /** Annotates all that is left, as far as the server lets it. @returns {Promise<void>} */
    finish() {
      return new Promise((resolve) => {
        hasStopped = false;
        waiting.push(resolve);
        work();
      });
    },
  };
}
