// On the reader page: takes the text that was handed to this tab, if any, and sends the form with it.
// It stands alone: Yanwai's own pages load none of the modules (see loader.js).
(async () => {
  const form = document.querySelector('form.paste');
  if (location.pathname !== '/' || !(form instanceof HTMLFormElement)) return;
  /** @type {import('../shared/messages.js').Outcome<import('../shared/messages.js').HandedText | null>} */
  const outcome = await chrome.runtime.sendMessage({ type: 'handed-text' });
  if (!outcome?.ok || !outcome.value) return;
  for (const [name, value] of Object.entries(outcome.value)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.value = value;
    }
  }
  form.requestSubmit();
})().catch(() => {}); // nobody answers: the extension was updated under this page
