"""One reader's way through all of it: paste, hover, save, review, take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.waiting import becomes, until
from yanwai.study.archive import read_archive
from yanwai.study.database import open_database
from yanwai.study.pairing import Pairing
from yanwai.study.store import WordStore

if TYPE_CHECKING:
    from pathlib import Path

    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser

SENTENCE = "我加了他微信，水电的事我自己问。"
TEXT = f"昨天看了房子。{SENTENCE}今天等他回话。"
_SEND = """(text) => {
  document.getElementById('text').value = text;
  document.querySelector('.paste').requestSubmit();
}"""
_IS_READY = """() => document.readyState === 'complete'
  && document.querySelector('.text .term[aria-haspopup]') !== null"""
_TERM = """() => {
  const {x, y, width, height} = document.querySelector('.text .term').getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
_TOOLTIP = "() => document.querySelector('[popover]:popover-open')?.innerText ?? ''"
_PRESS = """(name) => [...document.querySelectorAll('.saving button')]
  .find((button) => button.textContent === name).click()"""
_PRESSED = "() => document.querySelector('.saving [aria-pressed=true]')?.textContent ?? ''"
_FRONT = "() => document.getElementById('front')?.innerText.split('\\n').filter(Boolean) ?? []"
_IS_OWN = "() => document.querySelector('#own')?.checkVisibility() ?? false"
_BACKUP = """async () => {
  const {send} = await import('/static/own/server.js');
  return (await send('GET', '/v1/exports/words.json')).text();
}"""
_DECK = """async () => {
  const {send} = await import('/static/own/server.js');
  return (await (await send('GET', '/v1/exports/anki.apkg')).arrayBuffer()).byteLength;
}"""


def read(browser: Browser, server: Server) -> None:
    """Paste the text into the reader, and rest on its term until the tooltip is there."""
    browser.goto(server.url)
    browser.call(_SEND, TEXT)
    until(lambda: browser.call(_IS_READY), "the annotated text")
    browser.move(1, 1)
    browser.move(*browser.call(_TERM))
    until(lambda: "jiā Wēixìn" in browser.call(_TOOLTIP), "the tooltip")


def test_from_a_pasted_text_to_a_deck(browser: Browser, server: Server, data_folder: Path) -> None:
    browser.save_settings({"port": server.port})
    browser.resize(1100, 700)
    read(browser, server)
    assert "Learn" not in browser.call(_TOOLTIP)  # not paired yet

    browser.goto(f"{server.url}/words")
    browser.call("() => document.getElementById('code').focus()")
    browser.type(Pairing(data_folder).new_code())
    browser.press("Enter")
    becomes(lambda: browser.call(_IS_OWN), True)

    read(browser, server)
    browser.call(_PRESS, "Learn")
    becomes(lambda: browser.call(_PRESSED), "Learn")
    store = WordStore(open_database(data_folder))
    [saved] = store.list()
    assert (saved.word, [c.sentence for c in saved.contexts]) == ("加微信", [SENTENCE])

    browser.goto(f"{server.url}/review")
    becomes(lambda: browser.call(_FRONT), ["加微信", SENTENCE])
    browser.press(" ")
    browser.press("3")
    becomes(lambda: browser.call("() => document.getElementById('waiting').textContent"), "0")

    [word] = read_archive("words.json", browser.call(_BACKUP).encode()).words
    assert (word.word, [card.kind for card in word.cards]) == ("加微信", ["meaning"])
    assert browser.call(_DECK) > 1_000
    assert browser.errors() == []

    browser.call("() => localStorage.clear()")
    store.forget(["加微信"])
