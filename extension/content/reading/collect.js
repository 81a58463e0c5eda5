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

/** @param {Element | ShadowRoot} root @returns {Collected} */
export function collect(root) {
  /** @type {Collected} */
  const found = { blocks: [], roots: [], hidden: [], hosts: [] };
  const element = root instanceof Element ? root : root.host;
  if (!isWithinReadableText(element)) return found;
  if (!isDisplayed(element)) {
    found.hidden.push(element);
    return found;
  }
  walkTree(root, settingOf(element), found);
  return found;
}

/**
 * Walks one tree; each shadow tree inside it is walked as a text of its own.
 * @param {Element | ShadowRoot} root
 * @param {Setting} outer
 * @param {Collected} found
 */
function walkTree(root, outer, found) {
  const builder = createBlockBuilder((block) => found.blocks.push(block));

  /** @param {Node} parent @param {Setting} setting */
  function walkChildren(parent, setting) {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) walkText(child, setting);
      else if (child instanceof Element) walkElement(child, setting);
    }
  }

  /** @param {Text} text @param {Setting} setting */
  function walkText(text, setting) {
    if (!setting.isShown || setting.isForeign) return;
    if (!isUnslotted(text)) builder.addText(text, setting.keepsLineEnds);
  }

  /** @param {Element} element @param {Setting} setting */
  function walkElement(element, setting) {
    if (isUnslotted(element)) return rememberHidden(element);
    const style = getComputedStyle(element);
    const part = partOf(element, style);
    if (part === 'transparent') return;
    if (part === 'hidden') return rememberHidden(element);
    if (part === 'opaque') return builder.addObject();
    if (part !== 'inline') builder.end();
    if (part !== 'line-break') walkInside(element, toSetting(element, style, setting));
    if (part !== 'inline') builder.end();
  }

  /** @param {Element} element @param {Setting} setting */
  function walkInside(element, setting) {
    if (element.shadowRoot) {
      found.roots.push(element.shadowRoot);
      walkTree(element.shadowRoot, setting, found);
    } else if (isPossibleHost(element)) {
      found.hosts.push(element);
    }
    if (element instanceof HTMLSlotElement && element.assignedNodes().length > 0) return;
    if (!setting.isShown) rememberHidden(element);
    walkChildren(element, setting);
  }

  /** @param {Element} element */
  function rememberHidden(element) {
    if (HAN.test(element.textContent ?? '')) found.hidden.push(element);
  }

  if (root instanceof Element) walkInside(root, outer);
  else walkChildren(root, outer);
  builder.end();
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
