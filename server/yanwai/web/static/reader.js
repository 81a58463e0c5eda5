// Shows the note of the term that is pointed at or focused, and sends the form with Ctrl + Enter.
// Without this script a term is a plain link to its note.

/** @type {Element | undefined} */
let shown;

/** @param {EventTarget | null} target */
function showNote(target) {
  const term = target instanceof Element ? target.closest('.term') : null;
  const note = term instanceof HTMLElement && document.getElementById(term.dataset.note ?? '');
  if (!note || note === shown) return;
  shown?.classList.remove('shown');
  note.classList.add('shown');
  note.scrollIntoView({ block: 'nearest' });
  shown = note;
}

const wide = matchMedia('(min-width: 56rem)');
const text = document.querySelector('.annotated .text');
for (const event of ['pointerover', 'focusin']) {
  text?.addEventListener(event, (e) => {
    if (wide.matches) showNote(e.target);
  });
}

document.querySelector('.paste')?.addEventListener('keydown', (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey)
    /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
});
