/** Settings go in; a tooltip as it will look on a page comes out. */

import { contentOf, createCard } from '../content/tooltip/card.js';
import { CARD_STYLE } from '../content/tooltip/card-style.js';
import { message } from '../shared/i18n.js';

/** @typedef {import('../shared/contract.js').Entry} Entry */

/** Shown while no server is there to ask. @type {Entry} */
export const SAMPLE = {
  headword: '小程序',
  traditional: '小程序',
  pinyin: 'xiǎo chéngxù',
  zhuyin: 'ㄒㄧㄠˇ ㄔㄥˊ ㄒㄩˋ',
  tagline: 'Half the apps you need in China were never installed by anyone.',
  senses: [
    {
      id: 'hosted-app',
      meaning: 'An app that opens inside WeChat, Alipay or Douyin: scan it, use it, forget it.',
      literal: 'little program',
      register: 'spoken_neutral',
      risk: 'safe',
      risk_note: null,
    },
  ],
  when_it_fits_blocks: [],
  how_people_say_it: [],
  choose_by_situation: [],
  avoid: [],
  related: [],
  domain: 'digital_life',
  url: '/entries/小程序',
};

/** @param {HTMLElement} place @param {import('../shared/settings.js').Settings} settings */
export function showPreview(place, settings) {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `${CARD_STYLE} :host { all: revert !important; display: block !important; position: relative !important; width: auto !important; height: auto !important } .card { position: static; width: min(400px, 100%) }`;
  const card = document.createElement('div');
  card.className = 'card';
  card.lang = message('language');
  card.inert = true;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const pageTheme = prefersDark ? 'dark' : 'light';
  card.dataset.theme = settings.theme === 'page' ? pageTheme : settings.theme;
  card.dataset.tones = settings.toneColours;
  card.dataset.size = settings.textSize;
  const annotation = {
    ...{ start: 0, end: 3, surface: SAMPLE.headword, headword: SAMPLE.headword },
    ...{ sense: 'hosted-app', match: 'exact', confidence: 1 },
    parts: /** @type {[number, number][]} */ ([[0, 3]]),
  };
  const block = { text: SAMPLE.headword, pieces: [] };
  const content = contentOf({ kind: 'term', annotation, entry: SAMPLE, block, ranges: [] });
  if (content) card.append(...createCard(content, { ...settings, isPaired: false }, NO_ACTIONS));
  root.replaceChildren(style, card);
}

const refuse = async () => /** @type {const} */ ({ ok: false, reason: 'not-paired' });

/** The preview shows buttons but does not act. @type {import('../content/tooltip/card.js').CardActions} */
const NO_ACTIONS = {
  word: {
    status: refuse,
    save: refuse,
    forget: refuse,
    alternatives: async () => [],
    choose() {},
    openOptions() {},
  },
  pin() {},
  close() {},
  openEntry() {},
  urlOf: () => '#',
};
