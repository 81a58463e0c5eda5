// An entry's fields as its file holds them, into the form and out of it again. A control's name is
// the path of its field: senses.0.meaning.

/** @typedef {{[name: string]: any}} Fields */

/** Lists of which the form shows a row each; an empty row is no item. */
const LISTS = ['how_people_say_it', 'choose_by_situation'];
const OPTIONAL = new Set(['risk_note']);

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @param {HTMLFormElement} form @returns {Control[]} */
export function controls(form) {
  return [...form.querySelectorAll('input, textarea, select')].filter(
    /** @returns {control is Control} */ (control) => 'name' in control && control.name !== '',
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {Fields} entry
 * @param {string} domain
 */
export function fill(form, entry, domain) {
  for (const control of controls(form)) {
    /** @type {any} */
    let value = control.name === 'domain' ? domain : entry;
    if (control.name !== 'domain')
      for (const step of control.name.split('.')) value = value?.[step];
    if (typeof value === 'string') control.value = value;
  }
}

/**
 * What the form and the entry that it began with hold together.
 * @param {HTMLFormElement} form
 * @param {Fields} before
 * @returns {{domain: string, entry: Fields, rows: Record<string, number[]>}} with, for each list,
 *   the row that each of its items stands in
 */
export function read(form, before) {
  const entry = structuredClone(before);
  delete entry.reviewed; // it is being read anew
  let domain = '';
  for (const control of controls(form)) {
    if (control.name === 'domain') domain = control.value;
    else put(entry, control.name.split('.'), control.value.trim());
  }
  /** @type {Record<string, number[]>} */
  const rows = {};
  for (const list of LISTS) {
    const items = /** @type {Fields[]} */ (entry[list] ?? []);
    const kept = items.flatMap((item, row) => (isEmpty(item) ? [] : [row]));
    rows[list] = kept;
    entry[list] = items.filter((_, row) => kept.includes(row));
  }
  return { domain, entry, rows };
}

/** @param {Fields} item */
const isEmpty = (item) => Object.values(item).every((value) => value === '');

/**
 * @param {Fields} at
 * @param {string[]} path
 * @param {string} value
 */
function put(at, [step = '', ...rest], value) {
  if (!rest.length) {
    if (value || !OPTIONAL.has(step)) at[step] = value;
    else delete at[step];
    return;
  }
  at[step] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
  put(at[step], rest, value);
}

/**
 * The path in the form of a path in the entry: they differ where rows were left empty.
 * @param {string} path
 * @param {Record<string, number[]>} rows
 */
export function inForm(path, rows) {
  const [list = '', index = '', ...rest] = path.split('.');
  const row = rows[list]?.[Number(index)];
  return index === '' || row === undefined ? path : [list, row, ...rest].join('.');
}
