/** A message's name goes in, its text in the reader's language comes out. */

/** @param {string} name @param {...(string | number)} substitutions */
export function message(name, ...substitutions) {
  return chrome.i18n.getMessage(name, substitutions.map(String));
}
