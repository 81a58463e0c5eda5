/** What the reader page's parts hand to each other, as types; there is no code here. */

/** @typedef {import('../../../../../extension/shared/contract.js').Entry} ContractEntry */
/** @typedef {import('../../../../../extension/shared/contract.js').Sense} ContractSense */
/** @typedef {import('../../../../../extension/shared/contract.js').Example} Example */

/** @typedef {ContractSense & {sentiment: string, status: string | null}} Sense */
/** @typedef {{term: string, meaning: string, when: string, url: string | null}} Choice */
/**
 * @typedef {Omit<ContractEntry, 'senses' | 'choose_by_situation'>
 *   & {senses: Sense[], choose_by_situation: Choice[]}} Entry
 */

/**
 * A term in a paragraph; offsets count UTF-16 units.
 * @typedef {object} Annotation
 * @property {number} start
 * @property {number} end
 * @property {[number, number][]} parts
 * @property {string} surface
 * @property {string} headword
 * @property {string} sense
 * @property {string[]} other_senses that it might have instead
 */

/** @typedef {{start: number, end: number, pinyin: string}} Reading */

/** One term where it stands, with all that is said of it. @typedef {{annotation: Annotation, entry: Entry}} Term */

export {};
