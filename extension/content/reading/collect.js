/**
 * A part of the page goes in; its readable text comes out as blocks, with the shadow roots met on
 * the way, the elements that are hidden now, and those that may yet get a shadow root.
 */

import { createBlockBuilder } from './blocks.js';
import {
  isDisplayed,
  isPossibleHost,
  isUnslotted,
  isWithinReadableText,
  keepsLineEnds,
  languageOf,
  partOf,
} from './element-rules.js';
import { HAN, isForeignLanguage } from './language.js';

/** @typedef {import('./blocks.js').Block} Block */
/**
 * @typedef {{blocks: Block[], roots: ShadowRoot[], hidden: Element[], hosts: Element[]}} Collected
 */
/** @typedef {{isShown: boolean, isForeign: boolean, keepsLineEnds: boolean}} Setting */

/**
 * What is still to be walked of one parent's children, and whether a block ends after them.
 * @typedef {{next: Node | null, setting: Setting, builder: Builder, endsBlock: boolean}} Frame
 */
/** @typedef {ReturnType<typeof createBlockBuilder>} Builder */

const NODES_BETWEEN_LOOKS = 50; // at the clock

/** Walks a part of the page to its end. @param {Element | ShadowRoot} root @returns {Collected} */
export function collect(root) {
  const collector = createCollector(root);
  collector.run(() => false);
  return collector.take();
}

/**
 * Walks a part of the page step by step, so that the page is never kept waiting for long. Each
 * shadow tree inside it is walked as a text of its own.
 * @param {Element | ShadowRoot} root
 */
export function createCollector(root) {
  let found = nothing();
  /** @type {Frame[]} */
  const stack = [];

  function start() {
    const element = root instanceof Element ? root : root.host;
    if (!isWithinReadableText(element)) return;
    if (!isDisplayed(element)) {
      found.hidden.push(element);
      return;
    }
    const setting = settingOf(element);
    const builder = newBuilder();
    if (root instanceof Element) walkInside(root, setting, builder, true);
    else pushChildren(root, setting, builder, true);
  }

  function newBuilder() {
    return createBlockBuilder((block) => found.blocks.push(block));
  }

  /** @param {Node} parent @param {Setting} setting @param {Builder} builder @param {boolean} endsBlock */
  function pushChildren(parent, setting, builder, endsBlock) {
    stack.push({ next: parent.firstChild, setting, builder, endsBlock });
  }

  /** @param {Frame} frame */
  function step(frame) {
    const child = frame.next;
    if (!child) {
      stack.pop();
      if (frame.endsBlock) frame.builder.end();
      return;
    }
    frame.next = child.nextSibling;
    if (child instanceof Text) walkText(child, frame);
    else if (child instanceof Element) walkElement(child, frame);
  }

  /** @param {Text} text @param {Frame} frame */
  function walkText(text, { setting, builder }) {
    if (!setting.isShown || setting.isForeign) return;
    if (!isUnslotted(text)) builder.addText(text, setting.keepsLineEnds);
  }

  /** @param {Element} element @param {Frame} frame */
  function walkElement(element, { setting, builder }) {
    if (isUnslotted(element)) return rememberHidden(element);
    const style = getComputedStyle(element);
    const part = partOf(element, style);
    if (part === 'transparent') return;
    if (part === 'hidden') return rememberHidden(element);
    if (part === 'opaque') return builder.addObject();
    if (part !== 'inline') builder.end();
    if (part !== 'line-break') {
      walkInside(element, toSetting(element, style, setting), builder, part !== 'inline');
    }
  }

  /** @param {Element} element @param {Setting} setting @param {Builder} builder @param {boolean} endsBlock */
  function walkInside(element, setting, builder, endsBlock) {
    const isFilledSlot = element instanceof HTMLSlotElement && element.assignedNodes().length > 0;
    if (!setting.isShown && !isFilledSlot) rememberHidden(element);
    if (!isFilledSlot) pushChildren(element, setting, builder, endsBlock);
    if (element.shadowRoot) {
      found.roots.push(element.shadowRoot);
      // On top of the stack: what the shadow tree shows comes first.
      pushChildren(element.shadowRoot, setting, newBuilder(), true);
    } else if (isPossibleHost(element)) {
      found.hosts.push(element);
    }
  }

  /** @param {Element} element */
  function rememberHidden(element) {
    if (HAN.test(element.textContent ?? '')) found.hidden.push(element);
  }

  start();

  return {
    /** Walks on until the time is up. @param {() => boolean} isTimeUp @returns {boolean} whether it is done */
    run(isTimeUp) {
      for (let count = 1; stack.length > 0; count += 1) {
        step(/** @type {Frame} */ (stack.at(-1)));
        if (count % NODES_BETWEEN_LOOKS === 0 && isTimeUp()) return false;
      }
      return true;
    },

    /** What was found since the last call. */
    take() {
      const taken = found;
      found = nothing();
      return taken;
    },
  };
}

/** @returns {Collected} */
function nothing() {
  return { blocks: [], roots: [], hidden: [], hosts: [] };
}

/** @param {Element} element @returns {Setting} */
function settingOf(element) {
  const style = getComputedStyle(element);
  return {
    isShown: style.visibility !== 'hidden' && style.visibility !== 'collapse',
    isForeign: isForeignLanguage(languageOf(element)),
    keepsLineEnds: keepsLineEnds(style),
  };
}

/** @param {Element} element @param {CSSStyleDeclaration} style @param {Setting} outer */
function toSetting(element, style, outer) {
  const language = element.getAttribute('lang');
  return {
    isShown: style.visibility !== 'hidden' && style.visibility !== 'collapse',
    isForeign: language === null ? outer.isForeign : isForeignLanguage(language),
    keepsLineEnds: keepsLineEnds(style),
  };
}
