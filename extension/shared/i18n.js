/** A message's name goes in, its text in the reader's language comes out. */

/** @typedef {{message: string, placeholders?: Record<string, {content: string}>}} Message */

/** Null while the browser's own choice of language holds. @type {Record<string, Message> | null} */
let chosen = null;

/**
 * Chooses the language of all further messages.
 * @param {'auto' | 'en' | 'zh_CN'} language `auto` is the browser's
 */
export async function useLanguage(language) {
  if (language === 'auto') {
    chosen = null;
    return;
  }
  const answer = await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`));
  chosen = await answer.json();
}

/** @param {string} name @param {...(string | number)} substitutions */
export function message(name, ...substitutions) {
  const own = chosen?.[name];
  if (!own) return chrome.i18n.getMessage(name, substitutions.map(String));
  return fill(own, substitutions.map(String));
}

/**
 * Puts substitutions in their places, as the browser does with its own.
 * @param {Message} template
 * @param {string[]} substitutions
 */
export function fill({ message: text, placeholders = {} }, substitutions) {
  return text.replace(/\$(\w+)\$/g, (whole, name) => {
    const content = placeholders[name.toLowerCase()]?.content;
    return content?.replace(/\$(\d)/g, (_, at) => substitutions[Number(at) - 1] ?? '') ?? whole;
  });
}

/** Fills the texts and titles of an extension page that name their messages. */
export function fillTexts() {
  document.documentElement.lang = message('language');
  for (const element of document.querySelectorAll('[data-message]')) {
    element.textContent = message(element.getAttribute('data-message') ?? '');
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    const label = message(element.getAttribute('data-label') ?? '');
    element.setAttribute('aria-label', label);
    element.setAttribute('title', label);
  }
}
