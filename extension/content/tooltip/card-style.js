/** The tooltip's style sheet, as text for its shadow root; the page's own rules do not reach in there. */

// `!important` in :host outranks whatever the page says about the host element.
export const CARD_STYLE = `
:host {
  all: initial !important;
  direction: ltr !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  display: none !important;
}
:host(:popover-open) { display: block !important; }
:host::backdrop { display: none !important; }


.card {
  --sans: -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',
    'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif;
  --serif: 'Source Han Serif SC', 'Noto Serif SC', 'Noto Serif CJK SC', 'Songti SC', STSong,
    'PingFang SC', 'Microsoft YaHei', serif;
  --tallest: 560px; /* no rem: it would follow the page's root */
  --paper: #fffdfa;
  --panel: #f7f2ea;
  --ink: #221e1a;
  --soft: #655d54;
  --line: #e6ddd0;
  --seal: #a8321f;
  --good: #2c6a3f;
  --care: #865300;
  --shade: 0 1px 2px rgb(60 40 20 / 0.12), 0 12px 32px -6px rgb(60 40 20 / 0.28);
  --red: #bf2318;
  --amber: #8f5600;
  --green: #1f7238;
  --blue: #1d5fb0;
  --violet: #86289f;
  color-scheme: light;
  position: fixed;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  width: min(400px, calc(100vw - 16px));
  max-height: var(--tallest);
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--paper);
  color: var(--ink);
  box-shadow: var(--shade);
  font: 400 14px / 1.5 var(--sans);
  font-variant-east-asian: proportional-width; /* else “ ” are as wide as a character */
  overflow-wrap: break-word;
  text-align: start;
  cursor: default;
  user-select: text;
  -webkit-text-size-adjust: 100%;
  animation: appear 120ms ease-out;
}
.card:has(> .word) { width: min(330px, calc(100vw - 16px)); }
.card[hidden] { display: none; }
[data-theme='dark'] {
  --paper: #24211e;
  --panel: #2e2a26;
  --ink: #f0ebe4;
  --soft: #b3a99d;
  --line: #453f38;
  --seal: #f0967f;
  --good: #8fce9f;
  --care: #ecb65a;
  --shade: 0 0 0 1px rgb(0 0 0 / 0.4), 0 14px 36px -6px rgb(0 0 0 / 0.7);
  --red: #ff9c90;
  --amber: #f0bb66;
  --green: #8fd39f;
  --blue: #93bfff;
  --violet: #dda6f2;
  color-scheme: dark;
}
@keyframes appear { from { opacity: 0; translate: 0 3px; } }
[data-side='above'] { animation-name: appear-above; }
@keyframes appear-above { from { opacity: 0; translate: 0 -3px; } }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } }

p, ul, dl, dd { margin: 0; padding: 0; }
[lang^='zh-Han'] { font-variant-east-asian: normal; }
.pinyin { color: var(--soft); }
.reading { color: var(--soft); }
[data-tones='standard'] .tone-1 { color: var(--red); }
[data-tones='standard'] .tone-2 { color: var(--amber); }
[data-tones='standard'] .tone-3 { color: var(--green); }
[data-tones='standard'] .tone-4 { color: var(--blue); }
[data-tones='pleco'] .tone-1 { color: var(--red); }
[data-tones='pleco'] .tone-2 { color: var(--green); }
[data-tones='pleco'] .tone-3 { color: var(--blue); }
[data-tones='pleco'] .tone-4 { color: var(--violet); }
[data-size='small'] > * { zoom: 0.9; }
[data-size='large'] > * { zoom: 1.15; }
.announcer { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

button {
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  border-radius: 6px;
  padding: 0;
  cursor: pointer;
}
:is(button, a):focus-visible { outline: 2px solid var(--seal); outline-offset: 2px; }
.card:focus-visible { outline: 2px solid var(--seal); outline-offset: -2px; }

.body {
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: 14px 18px 18px;
  mask-image: linear-gradient(#000 calc(100% - 18px), transparent);
  scrollbar-width: thin;
  scrollbar-color: var(--line) transparent;
}

.names { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 12px; }
.headword { font: 600 30px / 1.3 var(--serif); letter-spacing: 0.02em; }
.traditional { font: 400 19px / 1.3 var(--serif); color: var(--soft); }
.names .reading { font-size: 16px; }
.top { display: flex; align-items: flex-start; justify-content: space-between; gap: 8px; }
.buttons { display: flex; flex: none; gap: 2px; margin: 3px -8px 0 0; color: var(--soft); }
.icon { display: grid; place-items: center; width: 28px; height: 28px; }
.icon:hover { background: var(--panel); color: var(--ink); }
.icon svg {
  width: 17px;
  height: 17px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.6;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.icon[aria-pressed='true'] { color: var(--seal); }
.icon[aria-pressed='true'] svg { fill: currentColor; fill-opacity: 0.25; }
.card:not([data-pinned]) .icon.close { display: none; }
.tagline { margin-top: 3px; color: var(--seal); font-size: 14px; line-height: 1.45; }

section { margin-top: 12px; }
.meaning { font-size: 15.5px; line-height: 1.45; }
.literal { margin-top: 4px; color: var(--soft); }
.literal .label { font-style: italic; }
.card:lang(zh) .label { font-style: normal; }
.badges { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 9px; }
.badge {
  padding: 1px 9px;
  border: 1px solid var(--line);
  border-radius: 99px;
  color: var(--soft);
  font-size: 12px;
  line-height: 19px;
}
.badge.safe { color: var(--good); }
.badge.know_your_audience { color: var(--care); }
.badge.recognise_only, .badge.legal_or_account_risk { color: var(--seal); }
.badge:is(.safe, .know_your_audience, .recognise_only, .legal_or_account_risk) {
  border-color: currentColor;
  font-weight: 600;
}
.note { margin-top: 7px; font-size: 13px; color: var(--soft); }

.title { margin-bottom: 4px; color: var(--soft); font-size: 12px; font-weight: 600; }
ul { list-style: none; }
.others li { font-size: 13.5px; }
.others li + li { margin-top: 4px; }

.definitions ul { list-style: disc; padding-left: 17px; }
.definitions li { font-size: 15px; line-height: 1.45; }
.definitions li::marker { color: var(--line); }
.definitions li:only-child { list-style: none; margin-left: -17px; }
.gloss { color: var(--soft); }
.source { margin-top: 12px; color: var(--soft); font-size: 11.5px; }
.inside ul { display: flex; flex-wrap: wrap; gap: 4px 14px; }
.inside li, .related li > [lang] { font-size: 15.5px; }
.characters li + li { margin-top: 3px; }
.failure { font-size: 14px; }

.more-part { margin-top: 12px; }
.more { color: var(--seal); font-size: 13px; font-weight: 600; padding: 2px 0; }
.more::after { content: ' ▾'; }
.more[aria-expanded='true']::after { content: ' ▴'; }
.more:hover { text-decoration: underline; text-underline-offset: 3px; }
.fits p + p { margin-top: 6px; }
.fits .bullet { padding-left: 14px; text-indent: -14px; }
.fits .bullet::before { content: '·'; display: inline-block; width: 14px; text-indent: 0; color: var(--seal); font-weight: 700; }
.avoid li { padding-left: 14px; text-indent: -14px; }
.avoid li::before { content: '×'; display: inline-block; width: 14px; text-indent: 0; color: var(--seal); }
.avoid li + li { margin-top: 4px; }
.related ul { display: grid; gap: 3px; }

.example { padding: 10px 13px 11px; border-radius: 8px; background: var(--panel); }
.sentence { font-size: 16.5px; line-height: 1.55; }
.sentence em {
  font-style: normal;
  font-weight: 600;
  text-decoration: underline 1.5px;
  text-decoration-color: var(--seal);
  text-underline-offset: 4px;
}
.example .pinyin { font-size: 12.5px; line-height: 1.45; }
.translation { margin-top: 3px; font-size: 13.5px; line-height: 1.45; }

.choices dt { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 8px; }
.choices dt > [lang] { font-size: 15px; font-weight: 600; }
.choices .gloss { color: var(--soft); font-size: 13px; }
.choices dd { font-size: 13px; line-height: 1.45; }
.choices dd + dt { margin-top: 8px; }

footer {
  flex: none;
  padding: 7px 18px 9px;
  border-top: 1px solid var(--line);
  font-size: 13px;
}
.tools { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; }
.tools button { color: var(--soft); padding: 1px 0; }
.tools button:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
.tools [aria-pressed='true'] { color: var(--good); font-weight: 600; }
.tools [aria-pressed='true']::before { content: '✓ '; }
.notice, .boundaries:not([hidden]) { padding: 3px 0 7px; color: var(--ink); }
.notice[hidden] { display: none; }
.boundaries:not([hidden]) { display: flex; flex-wrap: wrap; gap: 6px; }
.boundary { padding: 2px 10px; border: 1px solid var(--line); border-radius: 99px; font-size: 15px; }
.boundary:hover { border-color: var(--seal); color: var(--seal); }
.notice code {
  padding: 1px 5px;
  border-radius: 4px;
  background: var(--panel);
  font: 12.5px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
.open-options { color: var(--seal); font-weight: 600; }
.open-options:hover { text-decoration: underline; }
.entry-link { margin-left: auto; border-radius: 3px; color: var(--seal); font-weight: 600; text-decoration: none; }
.entry-link::after { content: ' →'; }
.entry-link:hover { text-decoration: underline; text-underline-offset: 3px; }

[data-compact] .body { padding: 7px 12px 9px; }
[data-compact] .headword { font-size: 20px; }
[data-compact] :is(.tagline, .example, .choices, .others, .literal, .more-part, .badges, .note) { display: none; }
[data-compact] section { margin-top: 4px; }
[data-compact] footer { padding: 4px 12px 5px; }
[data-compact] .icon { width: 22px; height: 22px; }
`;
