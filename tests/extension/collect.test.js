/** What text is read from a page, and what is not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect } from '../../extension/content/reading/collect.js';
import { openPage } from './page.js';

/** @param {string} html */
function textsOf(html) {
  return collect(openPage(html).body).blocks.map(({ text }) => text);
}

test('inline tags inside a term do not part it', () => {
  assert.deepEqual(textsOf('<p>打开<b>小</b><i>程</i>序吧</p>'), ['打开小程序吧']);
});

test('the readings over ruby text are left out', () => {
  const ruby = '<ruby>小<rp>(</rp><rt>xiǎo</rt><rp>)</rp>程<rt>chéng</rt>序<rt>xù</rt></ruby>';
  assert.deepEqual(textsOf(`<p>用${ruby}点餐</p>`), ['用小程序点餐']);
});

test('a line break ends a block', () => {
  assert.deepEqual(textsOf('<p>小程<br>序</p>'), ['小程', '序']);
});

test('the border of a block element ends a block on both sides', () => {
  assert.deepEqual(textsOf('小<div>程</div>序'), ['小', '程', '序']);
});

test('an inline block, such as a menu item, is a block of its own', () => {
  const item = '<span style="display: inline-block">';
  assert.deepEqual(textsOf(`${item}国内</span>${item}卷烟</span>`), ['国内', '卷烟']);
});

test('hidden text is left out and remembered for later', () => {
  for (const hidden of ['style="display: none"', 'style="visibility: hidden"', 'hidden']) {
    const document = openPage(`<p id="p" ${hidden}>小程序</p>`);
    const found = collect(document.body);
    assert.deepEqual(found.blocks, [], hidden);
    assert.deepEqual(found.hidden, [document.getElementById('p')], hidden);
  }
});

test('a visible child of an invisible element is read', () => {
  const child = '<span style="visibility: visible">小程序</span>';
  assert.deepEqual(textsOf(`<p style="visibility: hidden">外卖${child}</p>`), ['小程序']);
});

test('text that is hidden from screen readers only is read', () => {
  assert.deepEqual(textsOf('<p aria-hidden="true">小程序</p>'), ['小程序']);
});

test('a folded detail is left out, its summary is read', () => {
  assert.deepEqual(textsOf('<details><summary>标题</summary><p>小程序</p></details>'), ['标题']);
});

test('fields, editable text and code are never read', () => {
  const fields = [
    '<textarea>小程序</textarea>',
    '<select><option>小程序</option></select>',
    '<div contenteditable>小程序</div>',
    '<div contenteditable="true"><p>小程序</p></div>',
    '<div role="textbox">小程序</div>',
    '<pre>小程序</pre>',
    '<code>小程序</code>',
    '<script>小程序</script>',
    '<style>小程序</style>',
    '<noscript>小程序</noscript>',
    '<svg><text>小程序</text></svg>',
  ];
  for (const field of fields) assert.deepEqual(textsOf(field), [], field);
});

test('a change inside an editable element is not read either', () => {
  const document = openPage('<div contenteditable><p id="p">小程序</p></div>');
  const paragraph = /** @type {Element} */ (document.getElementById('p'));
  assert.deepEqual(collect(paragraph).blocks, []);
});

test('code in a sentence holds its place, so that what is around it stays apart', () => {
  assert.deepEqual(textsOf('<p>小<code>x</code>程序</p>'), ['小\uFFFC程序']);
});

test('what is stated to be Japanese or Korean is skipped, Chinese inside it is not', () => {
  assert.deepEqual(textsOf('<div lang="ja">勉強<p lang="zh">小程序</p></div>'), ['小程序']);
  assert.deepEqual(textsOf('<p lang="ko-KR">大韓民國</p>'), []);
});

test('source line ends between Chinese characters vanish, other white space becomes one space', () => {
  assert.deepEqual(textsOf('<p>\n  这个小\n    程序 <b> 叫</b> App\n  X </p>'), [
    '这个小程序 叫 App X',
  ]);
});

test('kept line ends stay in the text', () => {
  assert.deepEqual(textsOf('<p style="white-space: pre-wrap">小程\n序</p>'), ['小程\n序']);
});

test('an open shadow tree is read and reported, its host waits no more', () => {
  const document = openPage('<div id="host"></div>');
  const host = /** @type {Element} */ (document.getElementById('host'));
  assert.deepEqual(collect(document.body).hosts, [host]);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<p>影子里的小程序</p>';
  const found = collect(document.body);
  assert.deepEqual(found.roots, [root]);
  assert.deepEqual(found.hosts, []);
  assert.deepEqual(
    found.blocks.map(({ text }) => text),
    ['影子里的小程序'],
  );
});

test('text under a shadow host is read only where a slot takes it in', () => {
  const document = openPage('<div id="a">小程序</div><div id="b">外卖</div>');
  const [a, b] = ['a', 'b'].map((id) => /** @type {Element} */ (document.getElementById(id)));
  /** @type {Element} */ (a).attachShadow({ mode: 'open' }).innerHTML = '<slot>备用</slot>';
  /** @type {Element} */ (b).attachShadow({ mode: 'open' });
  assert.deepEqual(
    collect(document.body).blocks.map(({ text }) => text),
    ['小程序'],
  );
});
