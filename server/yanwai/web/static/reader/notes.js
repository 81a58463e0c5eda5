/**
 * The terms of the text come in as they are found; the notes at its side are kept in the order of
 * the text, and those of what is in view are told from the rest.
 */

import { build } from '../own/page.js';
import { pinyin, prose, senseParts, sensesOf } from './parts.js';

/** @typedef {import('./types.js').Term} Term */
/** @typedef {import('./stretches.js').Stretch} Stretch */
/** `first` is the index of the paragraph in which its term is met first; `inView` counts stretches. */
/** @typedef {{element: HTMLElement, first: number, inView: number}} Note */

/** @param {HTMLElement} list with the notes that the server wrote */
export function createNotes(list) {
  /** @type {Note[]} */
  const ordered = [];
  /** @type {Map<string, Note>} */
  const byKey = new Map();
  /** @type {Map<Stretch, Set<Note>>} */
  const ofStretch = new Map();
  /** @type {HTMLElement | null} */
  let shown = null;

  for (const element of list.querySelectorAll('.note')) {
    if (!(element instanceof HTMLElement)) continue;
    const { headword = '', sense = '' } = element.dataset;
    const note = { element, first: 0, inView: 0 };
    ordered.push(note);
    byKey.set(keyOf(headword, sense), note);
  }

  /** @param {Term} term @param {number} index of the paragraph */
  function noteFor(term, index) {
    const key = keyOf(term.annotation.headword, term.annotation.sense);
    let note = byKey.get(key);
    if (!note) {
      note = { element: noteElement(term, byKey.size + 1), first: index, inView: 0 };
      byKey.set(key, note);
      place(note);
    } else if (index < note.first) {
      // The reader had jumped ahead, and the text before is annotated now.
      note.first = index;
      ordered.splice(ordered.indexOf(note), 1);
      place(note);
    }
    return note;
  }

  /** @param {Note} note */
  function place(note) {
    const at = ordered.findLastIndex(({ first }) => first <= note.first) + 1;
    const next = ordered[at]?.element ?? null;
    ordered.splice(at, 0, note);
    list.insertBefore(note.element, next);
  }

  /** @param {Note} note @param {number} change */
  function count(note, change) {
    note.inView += change;
    note.element.classList.toggle('elsewhere', note.inView === 0);
  }

  /** Scrolls the notes, where they scroll by themselves, and never the page. @param {HTMLElement} note */
  function reveal(note) {
    const frame = list.getBoundingClientRect();
    const box = note.getBoundingClientRect();
    if (box.top < frame.top || box.height > frame.height) list.scrollTop += box.top - frame.top;
    else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
  }

  return {
    /** @param {Stretch} stretch @param {Term[][]} terms of each of its paragraphs */
    add(stretch, terms) {
      /** @type {Set<Note>} */
      const notes = new Set();
      stretch.paragraphs.forEach(({ index }, at) => {
        for (const term of terms[at] ?? []) notes.add(noteFor(term, index));
      });
      ofStretch.set(stretch, notes);
      for (const note of notes) count(note, stretch.isInView ? 1 : 0);
    },

    /** A stretch has come into view or gone. @param {Stretch} stretch */
    onView(stretch) {
      for (const note of ofStretch.get(stretch) ?? []) count(note, stretch.isInView ? 1 : -1);
    },

    /** The address of a term's note on this page. @param {Term} term */
    addressOf({ annotation }) {
      return `#${byKey.get(keyOf(annotation.headword, annotation.sense))?.element.id ?? ''}`;
    },

    /** Brings a term's note forward. @param {Term} term */
    show({ annotation }) {
      const note = byKey.get(keyOf(annotation.headword, annotation.sense))?.element ?? null;
      if (note === shown) return;
      shown?.classList.remove('shown');
      note?.classList.add('shown');
      shown = note;
      if (note) reveal(note);
    },

    count: () => byKey.size,
  };
}

/** @param {string} headword @param {string} sense */
function keyOf(headword, sense) {
  return `${headword}\n${sense}`;
}

/** @param {Term} term @param {number} number */
function noteElement(term, number) {
  const { entry, annotation } = term;
  const { meant, others } = sensesOf(term);
  const link = build('a', { lang: 'zh-Hans', text: entry.headword });
  link.href = entry.url;
  const more = build('a', { class: 'more', text: 'When it fits, and what to say instead' });
  more.href = entry.url;
  const note = build(
    'article',
    { class: 'note elsewhere' },
    build('h3', {}, link, ' ', pinyin(entry.pinyin)),
    prose('tagline', entry.tagline),
    ...(meant ? senseParts(meant) : []),
    ...others.map(({ meaning }) => prose('also', meaning, 'Elsewhere: ')),
    build('p', {}, more),
  );
  note.id = `note-${number}`;
  note.tabIndex = -1;
  note.dataset.headword = entry.headword;
  note.dataset.sense = annotation.sense;
  return note;
}
