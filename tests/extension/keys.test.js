/** Which keys mean something, and which voice and settings are taken. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wishOf } from '../../extension/content/pointing/keys.js';
import { isHoverAsking } from '../../extension/content/pointing/trigger.js';
import { chooseVoice } from '../../extension/content/tooltip/speech.js';
import { fill } from '../../extension/shared/i18n.js';

const NONE = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
const ALT = { ...NONE, altKey: true };

test('letters mean something only with the keys that the reader chose', () => {
  assert.equal(wishOf({ code: 'KeyJ', ...ALT }, 'alt'), 'next');
  assert.equal(wishOf({ code: 'KeyK', ...ALT, shiftKey: true }, 'alt-shift'), 'previous');
  assert.equal(wishOf({ code: 'KeyJ', ...NONE }, 'alt'), null);
  assert.equal(wishOf({ code: 'KeyJ', ...ALT, ctrlKey: true }, 'alt'), null);
  assert.equal(wishOf({ code: 'KeyJ', ...ALT }, 'alt-shift'), null);
  assert.equal(wishOf({ code: 'KeyJ', ...ALT }, 'off'), null);
});

test('a held key asks for the tooltip only when it is held alone', () => {
  assert.equal(isHoverAsking('hover', NONE), true);
  assert.equal(isHoverAsking('click', ALT), false);
  assert.equal(isHoverAsking('alt', ALT), true);
  assert.equal(isHoverAsking('alt', { ...ALT, shiftKey: true }), false);
  assert.equal(isHoverAsking('shift', { ...NONE, shiftKey: true }), true);
  assert.equal(isHoverAsking('ctrl', { ...NONE, ctrlKey: true }), true);
});

test('a mainland voice of this machine is taken first, Cantonese never', () => {
  const voice = (/** @type {string} */ lang, localService = true) => ({ lang, localService });
  assert.equal(chooseVoice([voice('en-GB'), voice('zh-HK'), voice('yue')]), null);
  assert.equal(chooseVoice([voice('zh-TW'), voice('zh-CN')])?.lang, 'zh-CN');
  assert.equal(chooseVoice([voice('zh-CN', false), voice('zh_CN')])?.lang, 'zh_CN');
  assert.equal(chooseVoice([voice('cmn-Hant-TW')])?.lang, 'cmn-Hant-TW');
});

test('a message is filled as the browser fills it', () => {
  const template = { message: 'On $SITE$: $X$', placeholders: { site: { content: '$1' } } };
  assert.equal(fill(template, ['a.cn']), 'On a.cn: $X$');
});
