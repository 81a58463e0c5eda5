// Complaints about an entry in, each shown at its field out; what the reader has not come to yet is
// not complained of until they want to save.

import { build } from './page.js';

/** @typedef {{path: string, message: string, keeps_out: boolean}} Complaint */

/**
 * @param {HTMLFormElement} form
 * @param {Complaint[]} complaints with the paths that the form has
 * @param {(path: string) => boolean} isDue
 */
export function showFaults(form, complaints, isDue) {
  const places = new Map(
    [...form.querySelectorAll('[data-faults]')].map((place) => [
      place.getAttribute('data-faults') ?? '',
      place,
    ]),
  );
  for (const place of places.values()) place.replaceChildren();
  for (const control of form.querySelectorAll('[aria-invalid]'))
    control.removeAttribute('aria-invalid');
  for (const { path, message, keeps_out } of complaints) {
    if (!isDue(path)) continue;
    const at = nearest(path, places);
    const text = at === path || !path ? message : `${path}: ${message}`;
    places.get(at)?.append(build('span', { class: keeps_out ? 'fault' : 'advice', text }));
    const control = form.elements.namedItem(path);
    if (keeps_out && control instanceof Element) control.setAttribute('aria-invalid', 'true');
  }
}

/**
 * The place for a path: its own, else that of the nearest thing around it.
 * @param {string} path
 * @param {Map<string, Element>} places
 */
function nearest(path, places) {
  const steps = path.split('.');
  while (steps.length && !places.has(steps.join('.'))) steps.pop();
  return steps.join('.');
}
