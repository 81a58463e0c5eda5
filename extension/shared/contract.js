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

/** @typedef {{text: string, strong: boolean, em: boolean}} Run */
/** @typedef {{kind: 'paragraph' | 'bullet', runs: Run[]}} ProseBlock */
/** @typedef {{text: string, certainty: 'documented' | 'likely' | 'folk'}} Origin */

/**
 * @typedef {object} Entry
 * @property {string} headword
 * @property {string} traditional
 * @property {string} pinyin
 * @property {string} zhuyin
 * @property {string} tagline
 * @property {Sense[]} senses
 * @property {ProseBlock[]} when_it_fits_blocks
 * @property {Example[]} how_people_say_it
 * @property {Choice[]} choose_by_situation
 * @property {string[]} avoid
 * @property {{term: string, relation: string}[]} related
 * @property {Origin | null} [origin]
 * @property {{form: string}[]} [variants]
 * @property {string} domain
 * @property {string} url path on the server
 * @property {boolean} [is_own] whether the reader has written it
 */

/**
 * @typedef {object} AnnotateAnswer
 * @property {string} lexicon_version
 * @property {{id: string, annotations: Annotation[]}[]} blocks
 * @property {Record<string, Entry>} entries by headword, each once
 */

/**
 * An entry of CC-CEDICT; `refers_to` holds those that it only points to.
 * @typedef {object} DictionaryEntry
 * @property {string} traditional
 * @property {string} simplified
 * @property {string} pinyin
 * @property {string} zhuyin
 * @property {string[]} definitions
 * @property {DictionaryEntry[]} refers_to
 */

/** @typedef {{start: number, end: number, surface: string}} Alternative */
/** @typedef {{character: string, pinyin: string, entries: DictionaryEntry[]}} Character */

/**
 * @typedef {object} LookupAnswer
 * @property {{start: number, end: number, surface: string, pinyin: string, zhuyin: string}} word
 * @property {Annotation | null} annotation
 * @property {Entry | null} entry
 * @property {DictionaryEntry[]} dictionary
 * @property {Alternative[]} alternatives the other words that cover the position
 * @property {{surface: string, headword: string}[]} terms of the lexicon inside the word
 * @property {Character[]} characters
 * @property {{band: string} | null} frequency
 * @property {{list: string, level: string}[]} hsk
 */

/** @typedef {'learning' | 'known' | 'ignored'} WordStatus */
/** @typedef {{sentence: string, url: string, title: string}} WordContext */
/** @typedef {{word: string, status: WordStatus}} SavedWord */

/** @typedef {{status: string, lexicon: {version: string, entries: number}}} Health */

export {};
