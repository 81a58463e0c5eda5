/** Wires the reader page. Without scripts a term is a link to its note, and the form sends the text. */

import { element } from '../own/page.js';
import { Fault } from '../own/server.js';
import { createNotes } from './notes.js';
import { watchForm } from './opening.js';
import { createParagraph } from './paragraphs.js';
import { keepPosition } from './position.js';
import { createWork } from './stretches.js';
import { createTooltip } from './tooltip.js';

/** @typedef {import('./stretches.js').Stretch} Stretch */

const PINYIN_KEY = 'yanwai-reader-pinyin';

/** @param {string} id */
function button(id) {
  return element(`#${id}`, HTMLButtonElement);
}

/** @param {string} text */
function refuse(text) {
  const notice = element('#refused', HTMLElement);
  notice.textContent = text;
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLElement} text */
function startReading(text) {
  const notes = createNotes(element('.notes', HTMLElement));
  /** @type {import('./paragraphs.js').Paragraph[]} */
  const paragraphs = [];
  /** @type {Stretch[]} */
  const stretches = [...text.querySelectorAll('.stretch')].map((stretch) => ({
    element: stretch,
    paragraphs: [...stretch.querySelectorAll('p')].map((p) => {
      const paragraph = createParagraph(p, paragraphs.length, notes.addressOf);
      paragraphs.push(paragraph);
      return paragraph;
    }),
    isNear: false,
    isInView: false,
    isAnnotated: false,
    isRead: false,
  }));
  const tooltip = createTooltip(text, notes.show);
  const progress = createProgress(
    paragraphs.reduce((sum, { text: { length } }) => sum + length, 0),
  );
  const work = createWork({
    stretches,
    onAnnotated(stretch, terms) {
      notes.add(stretch, terms);
      progress.add(stretch.paragraphs.reduce((sum, { text: { length } }) => sum + length, 0));
      if (progress.isDone()) element('#nothing', HTMLElement).hidden = notes.count() > 0;
    },
    onDrawn: tooltip.review,
    onView: notes.onView,
    onFault(fault) {
      if (!(fault instanceof Fault)) throw fault;
      progress.stop(fault.message);
    },
  });
  button('again').addEventListener('click', () => {
    progress.goOn();
    work.resume();
  });

  /** The paragraph at the upper edge of the window, where `goTo` brings one. */
  function current() {
    const edge = Number.parseFloat(getComputedStyle(element('.text p', Element)).scrollMarginTop);
    const inView = stretches.filter(({ isInView }) => isInView).flatMap((each) => each.paragraphs);
    const first = inView.find((each) => each.element.getBoundingClientRect().bottom > edge + 1);
    return first?.index ?? 0;
  }

  /** Changes how the text looks, and leaves what is read where it is. @param {() => void} change */
  function inPlace(change) {
    const place = paragraphs[current()]?.element;
    const before = place?.getBoundingClientRect().top ?? 0;
    change();
    const moved = (place?.getBoundingClientRect().top ?? 0) - before;
    if (scrollY > 0) scrollBy({ top: moved, behavior: 'instant' });
  }

  offerPinyin(text, work.setReadings, inPlace);
  const print = button('print');
  print.addEventListener('click', async () => {
    print.disabled = true;
    progress.goOn();
    await work.finish();
    print.disabled = false;
    window.print();
  });
  const back = button('continue');
  back.addEventListener('click', () => {
    back.hidden = true;
    goTo(paragraphs[Number(back.value)]?.element);
  });
  keepPosition({
    text: element('.tools [name=text]', HTMLInputElement).value,
    current,
    offer(paragraph) {
      back.value = String(paragraph);
      back.hidden = paragraph >= paragraphs.length;
    },
    withdraw() {
      back.hidden = true;
    },
  });
  for (const tool of document.querySelectorAll('.tools .scripted')) {
    tool.removeAttribute('hidden');
  }
}

/**
 * Scrolls to a paragraph, and again while those before it come to their real heights.
 * @param {Element | undefined} paragraph
 */
async function goTo(paragraph) {
  for (let frames = 0; frames < 4; frames += 1) {
    paragraph?.scrollIntoView({ block: 'start', behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}

/** How much of the text is annotated, and why it is not more. @param {number} total characters */
function createProgress(total) {
  const bar = element('#progress', HTMLProgressElement);
  const state = element('#state', HTMLElement);
  const row = element('.progress', HTMLElement);
  bar.max = total;
  bar.value = 0;
  return {
    /** @param {number} characters */
    add(characters) {
      bar.value += characters;
      row.hidden = bar.value >= total;
    },
    isDone: () => bar.value >= total,
    /** @param {string} reason */
    stop(reason) {
      state.textContent = reason;
      button('again').hidden = false;
    },
    goOn() {
      state.textContent = 'Annotating…';
      button('again').hidden = true;
    },
  };
}

/**
 * @param {HTMLElement} text
 * @param {(wanted: boolean) => void} setReadings
 * @param {(change: () => void) => void} inPlace
 */
function offerPinyin(text, setReadings, inPlace) {
  const wanted = element('#pinyin', HTMLInputElement);
  const apply = () => {
    text.classList.toggle('with-pinyin', wanted.checked);
    setReadings(wanted.checked);
  };
  wanted.checked = localStorage.getItem(PINYIN_KEY) === 'on';
  if (wanted.checked) apply();
  wanted.addEventListener('change', () => {
    localStorage.setItem(PINYIN_KEY, wanted.checked ? 'on' : 'off');
    inPlace(apply);
  });
}

watchForm(refuse);
const text = document.querySelector('.annotated .text');
if (text instanceof HTMLElement) startReading(text);
