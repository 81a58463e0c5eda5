"""The reader page's tooltips: by pointer, by key and by touch, at every width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.reader_page import FOCUSED, READER_WINDOW, TEXT, hover, tab_to, term_box, tooltip
from support.reading import Box
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE = (360, 640)
TABLET = (800, 700)
FAULTS = """async () => (await axe.run()).violations
  .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ').slice(0, 300)}`)"""


@pytest.mark.parametrize("size", [PHONE, TABLET, READER_WINDOW], ids=str)
def test_a_term_explains_itself_beside_it_at_any_width(
    text: Browser, server: Server, size: tuple[int, int]
) -> None:
    text.resize(*size)
    seen = hover(text, "小程序")
    answer = server.annotate("打开小程序")
    entry = answer["entries"]["小程序"]
    [sense] = [
        s for s in entry["senses"] if s["id"] == answer["blocks"][0]["annotations"][0]["sense"]
    ]
    example = entry["how_people_say_it"][0]
    for part in (
        *("小程序", entry["pinyin"], entry["tagline"], sense["meaning"], sense["literal"]),
        *("Safe to say", example["zh"], example["pinyin"], example["en"]),
        *(choice["when"] for choice in entry["choose_by_situation"]),
    ):
        assert part in " ".join(seen["text"].split())
    assert "/entries/小程序" in seen["links"]
    box = Box(*seen["box"])
    assert Box(0, 0, *size).holds(box)
    assert not box.overlaps(term_box(text, "小程序"))


def test_the_pointer_may_go_into_the_tooltip_and_closes_it_by_leaving(text: Browser) -> None:
    box = Box(*hover(text, "小程序")["box"])
    text.move(*box.centre)
    stays(lambda: tooltip(text) is not None, wanted=True)
    text.move(1, 1)
    becomes(lambda: tooltip(text), None)


def test_going_to_a_term_by_key_shows_its_tooltip_and_escape_closes_it(text: Browser) -> None:
    tab_to(text, "小程序")
    assert until(lambda: tooltip(text), "the tooltip")["role"] == "dialog"
    described = """() => {
      const term = document.activeElement;
      return [term.getAttribute('aria-expanded'),
        document.getElementById(term.getAttribute('aria-describedby')).className];
    }"""
    assert text.call(described) == ["true", "meaning"]
    text.press("Escape")
    becomes(lambda: tooltip(text), None)
    assert text.call(FOCUSED) == "小程序"


def test_enter_leads_into_the_tooltip_and_escape_back_to_the_term(text: Browser) -> None:
    tab_to(text, "小程序")
    text.press("Enter")
    inside = "() => document.activeElement.closest('[popover]') !== null"
    until(lambda: text.call(inside), "the focus inside")
    text.press("Tab")
    assert text.call(inside)
    text.press("Escape")
    becomes(lambda: tooltip(text), None)
    assert text.call(FOCUSED) == "小程序"


def test_tab_leads_out_of_the_tooltip_to_the_next_term(text: Browser) -> None:
    tab_to(text, "二维码")
    text.press("Enter")
    for _ in range(30):
        text.press("Tab")
        if text.call(FOCUSED) == "小程序":
            break
    assert "小程序" in until(lambda: tooltip(text), "its tooltip")["text"]


@pytest.mark.parametrize("size", [PHONE, READER_WINDOW], ids=str)
def test_a_tap_shows_the_tooltip_and_leaves_the_page_where_it_is(
    text: Browser, size: tuple[int, int]
) -> None:
    text.resize(*size)
    text.tap(*term_box(text, "小程序").centre)
    until(lambda: tooltip(text), "the tooltip")
    assert text.call("() => [location.hash, scrollY]") == ["", 0]
    text.tap(size[0] - 10, 6)
    becomes(lambda: tooltip(text), None)


def test_a_click_keeps_the_tooltip_until_its_cross_is_pressed(text: Browser) -> None:
    text.click(*term_box(text, "小程序").centre)
    seen = until(lambda: tooltip(text), "the tooltip")
    text.move(1, 1)
    stays(lambda: tooltip(text) is not None, wanted=True)
    box = Box(*seen["box"])
    text.click(box.right - 20, box.y + 20)
    becomes(lambda: tooltip(text), None)


def test_the_note_of_the_term_stays_at_the_side_where_there_is_room(text: Browser) -> None:
    hover(text, "小程序")
    shown = """() => {
      const note = document.querySelector('.note.shown');
      return [note.dataset.headword, note.getBoundingClientRect().left > innerWidth / 2];
    }"""
    becomes(lambda: text.call(shown), ["小程序", True])


def test_axe_finds_nothing_in_the_page_with_its_tooltip(text: Browser) -> None:
    tab_to(text, "小程序")
    until(lambda: tooltip(text), "the tooltip")
    faults = text.call(f"async () => {{ {AXE.read_text()}; return ({FAULTS})(); }}")
    assert faults == []


def test_no_text_is_lost_or_doubled_by_the_script(text: Browser, server: Server) -> None:
    words = (
        "() => document.querySelector('.annotated .text').innerText.replace(/\\n+/g, '\\n').trim()"
    )
    assert text.call(words) == TEXT
    assert text.errors() == []
