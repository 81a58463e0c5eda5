/** Sends the form with Ctrl + Enter, and opens a file that is chosen or dropped. */

import { element } from '../own/page.js';

/** @param {(fault: string) => void} refuse */
export function watchForm(refuse) {
  const form = element('.paste', HTMLFormElement);
  const chosen = element('#file', HTMLInputElement);

  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    const fault = faultOf(chosen);
    if (!fault) return;
    event.preventDefault();
    chosen.value = '';
    refuse(fault);
  });
  chosen.addEventListener('change', () => {
    if (chosen.files?.length) form.requestSubmit();
  });
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const { files } = event.dataTransfer ?? {};
    if (!files?.length) return;
    event.preventDefault();
    if (files.length > 1) return refuse('Drop one file at a time.');
    chosen.files = files;
    return form.requestSubmit();
  });
}

/** What need not be sent to be refused. @param {HTMLInputElement} chosen */
function faultOf(chosen) {
  const file = chosen.files?.[0];
  const most = Number(chosen.dataset.mostBytes);
  if (!file || file.size <= most) return null;
  const sizes = `${Math.ceil(file.size / 2 ** 20)} MiB, and ${most / 2 ** 20} are the most`;
  return `${file.name} has ${sizes}: divide it, or take a part of it.`;
}
