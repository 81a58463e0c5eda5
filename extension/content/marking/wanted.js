/** An annotation goes in; whether the reader wants it marked comes out. */

/** @typedef {import('../../shared/contract.js').Annotation} Annotation */
/** @typedef {import('../../shared/contract.js').Entry} Entry */
/** @typedef {import('../../shared/settings.js').Settings} Settings */

/**
 * @param {Pick<Settings, 'hiddenDomains' | 'hiddenRegisters'>} settings
 * @returns {(annotation: Annotation, entry: Entry) => boolean}
 */
export function createFilter({ hiddenDomains, hiddenRegisters }) {
  return (annotation, entry) => {
    const sense = entry.senses.find(({ id }) => id === annotation.sense) ?? entry.senses[0];
    const isHidden = sense && hiddenRegisters.includes(sense.register);
    return !isHidden && !hiddenDomains.includes(entry.domain);
  };
}
