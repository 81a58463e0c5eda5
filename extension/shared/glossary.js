/** What the pages tell the side panel of their terms, as types; there is no code here. */

/**
 * @typedef {object} GlossaryTerm
 * @property {string} headword
 * @property {string} pinyin
 * @property {string} zhuyin
 * @property {string} meaning of the sense that is meant where the term is met first
 * @property {import('./contract.js').Risk} risk
 * @property {string} sentence in which it is met first
 * @property {number} times
 * @property {string} url path on the server
 */

/** From one frame. @typedef {{page: string, isTop: boolean, url: string, title: string, terms: GlossaryTerm[]}} GlossaryNews */

/** To all frames: show the `turn`th occurrence. @typedef {{page: string, headword: string, turn: number}} GlossaryWish */

export {};
