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

[role='tooltip'] {
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
[role='tooltip'][hidden] { display: none; }
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
  color-scheme: dark;
}
@keyframes appear { from { opacity: 0; translate: 0 3px; } }
[data-side='above'] { animation-name: appear-above; }
@keyframes appear-above { from { opacity: 0; translate: 0 -3px; } }
@media (prefers-reduced-motion: reduce) { [role='tooltip'] { animation: none; } }

p, ul, dl, dd { margin: 0; padding: 0; }
[lang^='zh-Han'] { font-variant-east-asian: normal; }
.pinyin { color: var(--soft); }

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
.names .pinyin { font-size: 15.5px; }
.tagline { margin-top: 3px; color: var(--seal); font-size: 14px; line-height: 1.45; }

section { margin-top: 12px; }
.meaning { font-size: 15.5px; line-height: 1.45; }
.literal { margin-top: 4px; color: var(--soft); }
.literal .label { font-style: italic; }
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
.others ul { list-style: none; }
.others li { font-size: 13.5px; }
.others li + li { margin-top: 4px; }

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
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  padding: 7px 18px 8px;
  border-top: 1px solid var(--line);
  font-size: 13px;
}
.entry-link {
  border-radius: 3px;
  color: var(--seal);
  font-weight: 600;
  text-decoration: none;
}
.entry-link::after { content: ' →'; }
.entry-link:hover { text-decoration: underline; text-underline-offset: 3px; }
.entry-link:focus-visible { outline: 2px solid; outline-offset: 3px; }
.brand { color: var(--soft); font: 400 13px / 1.5 var(--serif); letter-spacing: 0.1em; }
`;
