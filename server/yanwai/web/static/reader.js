// Shows the note of the term that is pointed at or focused, sends the form with Ctrl + Enter, and
// opens a file that is dropped. Without this script a term is a plain link to its note.

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

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('.paste'));
const chosen = /** @type {HTMLInputElement | null} */ (document.getElementById('file'));
chosen?.addEventListener('change', () => chosen.files?.length && form?.requestSubmit());
addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
addEventListener('drop', (event) => {
  if (!chosen || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  chosen.files = event.dataTransfer.files;
  form?.requestSubmit();
});
