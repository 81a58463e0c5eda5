/**
 * The part of the server's HTTP answers that the extension reads, as types; there is no code here.
 * Offsets count UTF-16 units, as JavaScript does.
 */

/** @typedef {{id: string, text: string}} TextBlock */

/**
 * A term in a block. `parts` holds several ranges when words stand inside the term (加了他微信).
 * @typedef {object} Annotation
 * @property {number} start
 * @property {number} end
 * @property {[number, number][]} parts
 * @property {string} surface
 * @property {string} headword
 * @property {string} sense
 * @property {string} match
 * @property {number} confidence
 */

/** @typedef {'safe' | 'know_your_audience' | 'recognise_only' | 'legal_or_account_risk'} Risk */

/**
 * @typedef {'formal_official' | 'written_neutral' | 'spoken_neutral' | 'spoken_casual' | 'netspeak'
 *   | 'subculture' | 'dialect' | 'vulgar' | 'slur'} Register
 */

/**
 * @typedef {object} Sense
 * @property {string} id
 * @property {string} meaning
 * @property {string | null} literal
 * @property {Register} register
 * @property {Risk} risk
 * @property {string | null} risk_note
 */

/** @typedef {{zh: string, pinyin: string, en: string, situation: string}} Example */

/** @typedef {{term: string, meaning: string, when: string}} Choice */

/**
 * @typedef {object} Entry
 * @property {string} headword
 * @property {string} traditional
 * @property {string} pinyin
 * @property {string} tagline
 * @property {Sense[]} senses
 * @property {Example[]} how_people_say_it
 * @property {Choice[]} choose_by_situation
 * @property {{form: string}[]} [variants]
 * @property {string} url path on the server
 */

/**
 * @typedef {object} AnnotateAnswer
 * @property {string} lexicon_version
 * @property {{id: string, annotations: Annotation[]}[]} blocks
 * @property {Record<string, Entry>} entries by headword, each once
 */

/** @typedef {{status: string, lexicon: {version: string, entries: number}}} Health */

export {};
