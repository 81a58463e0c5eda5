/** Chinese text goes in, the browser's Chinese voice reads it out, where it has one. */

/**
 * Mandarin of the mainland before that of Taiwan, a voice of this machine before one that sends
 * the text away; Cantonese reads other words than the pinyin says.
 * @template {{lang: string, localService: boolean}} V
 * @param {V[]} voices
 * @returns {V | null}
 */
export function chooseVoice(voices) {
  const order = [
    /^(zh|cmn)([-_](hans[-_])?cn)?$/i,
    /^(zh|cmn)[-_](hans|sg)/i,
    /^(zh|cmn)[-_](hant[-_])?tw/i,
  ];
  for (const pattern of order) {
    const fitting = voices.filter(({ lang }) => pattern.test(lang));
    if (fitting.length > 0)
      return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
  }
  return null;
}

/** Can this browser read Chinese out on this machine? */
export function canSpeak() {
  return localVoice() !== null;
}

/** @param {string} text */
export function speak(text) {
  const voice = localVoice();
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

/** Voices over the network would send the text away. */
function localVoice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return chooseVoice(voices.filter(({ localService }) => localService));
}
