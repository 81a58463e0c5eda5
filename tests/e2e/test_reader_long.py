"""A long text on the reader page: annotated by what is in view, and the place that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.reader_page import LONG, SEND, show, wait_to_the_end
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser

STORED = "() => JSON.stringify({ ...localStorage })"


def test_a_long_text_is_annotated_where_the_reader_is_and_then_to_its_end(
    reader: Browser, server: Server
) -> None:
    reader.call(SEND, LONG)
    until(lambda: reader.call("() => document.querySelector('.annotated') !== null"), "the text")
    assert reader.call("() => document.querySelector('.tools [name=text]').value") == LONG
    reader.call("() => scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    at_the_end = """() => [...document.querySelectorAll('.term[aria-haspopup]')]
      .some((term) => term.getBoundingClientRect().top < 2 * innerHeight)"""
    until(lambda: reader.call(at_the_end), "a term at the end")
    wait_to_the_end(reader)
    terms = "() => document.querySelectorAll('.text .term').length"
    assert reader.call(terms) == LONG.count("小程序")
    assert reader.call("() => document.querySelectorAll('.note').length") == 1
    assert reader.errors() == []


def test_a_text_that_is_too_long_is_cut_at_a_paragraph_and_says_so(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, "字" * 250_000 + "\n" + "词" * 60_000)
    said = reader.call("() => document.querySelector('.notice[role=status]').textContent")
    assert said == "The first 250,000 of 310,001 characters are shown; divide it for the rest."


# --- the place that is kept ---


def scroll_to(browser: Browser, paragraph: int) -> None:
    browser.call(
        """async (paragraph) => {
          for (let frames = 0; frames < 4; frames += 1) {
            document.querySelectorAll('.text p')[paragraph]
              .scrollIntoView({block: 'start', behavior: 'instant'});
            await new Promise(requestAnimationFrame);
          }
        }""",
        paragraph,
    )


def kept(browser: Browser) -> list[int]:
    positions = "() => Object.values(JSON.parse(localStorage['yanwai-reader-positions'] ?? '{}'))"
    return [position["paragraph"] for position in browser.call(positions)]


IS_OFFERED = "() => !document.getElementById('continue').hidden"
# A hundred paragraphs: long enough to be scrolled, and annotated at once.
SOME = "".join(LONG.splitlines(keepends=True)[:100])


def test_the_place_is_offered_and_taken_and_the_text_not_stored(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, SOME)
    assert not reader.call(IS_OFFERED)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME)
    until(lambda: reader.call(IS_OFFERED), "the offer")
    assert reader.call("() => scrollY") == 0
    reader.call("() => document.getElementById('continue').click()")
    place = "() => Math.round(document.querySelectorAll('.text p')[60].getBoundingClientRect().top)"
    until(lambda: 0 <= reader.call(place) < 100, "the place")
    assert not reader.call(IS_OFFERED)
    assert "平常" not in reader.call(STORED)


def test_an_offer_stands_while_the_reader_leafs_through_the_beginning(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, SOME)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME)
    until(lambda: reader.call(IS_OFFERED), "the offer")
    scroll_to(reader, 20)
    stays(lambda: (kept(reader), reader.call(IS_OFFERED)), ([60], True), seconds=0.8)
    scroll_to(reader, 80)
    becomes(lambda: (kept(reader), reader.call(IS_OFFERED)), ([80], False))


def test_another_text_has_no_place(reader: Browser, server: Server) -> None:
    show(reader, server.url, SOME)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME + "。")
    stays(lambda: reader.call(IS_OFFERED), wanted=False)
