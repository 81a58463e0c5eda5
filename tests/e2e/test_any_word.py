"""The word under the pointer, from its whole sentence, whichever of its characters is met."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.reading import (
    box_of_text,
    hover,
    hover_text,
    is_open,
    press_in_tooltip,
    text_in_tooltip,
    tooltip_in,
    wait_until_ready,
)
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser


@pytest.fixture
def words(open_page: Callable[[str], Browser]) -> Browser:
    """Return a browser with the page of plain words."""
    return open_words(open_page)


def open_words(open_page: Callable[[str], Browser]) -> Browser:
    """Open the page and wait for the extension."""
    browser = open_page("words")
    wait_until_ready(browser)
    return browser


def headword_at(browser: Browser, x: float, y: float) -> str:
    """Move the pointer there and return the word that is explained."""
    browser.move(x, y)
    return until(lambda: tooltip_in(browser), "a tooltip").headword


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("失", "失眠"),
        ("眠", "失眠"),
        ("图书", "图书馆"),
        ("馆周", "图书馆"),
        ("泳", "游泳"),
        ("博物馆", "博物馆"),
        ("火车站", "火车站"),
        ("邻居", "邻居"),
        ("作业", "作业"),
        ("燕子", "燕子"),
        ("生命", "生命"),
        ("散步", "散步"),
    ],
)
def test_the_word_is_found_whichever_character_is_pointed_at(
    words: Browser, text: str, word: str
) -> None:
    box = box_of_text(words, text)
    # Its first character, right of the middle, where a caret already stands behind it.
    across = box.width * 0.7 / len(text) if box.width > box.height else box.width / 2
    down = box.height / 2 if box.width > box.height else box.height * 0.7 / len(text)
    assert headword_at(words, box.x + across, box.y + down) == word


def test_a_plain_word_shows_its_reading_and_the_dictionary_under_its_name(words: Browser) -> None:
    text = hover_text(words, "失眠").text
    assert [part for part in ("shīmián", "insomnia", "CC-CEDICT") if part not in text] == []


def test_both_scripts_are_named_where_they_differ(words: Browser) -> None:
    text = hover_text(words, "医生").text
    assert "医生" in text
    assert "醫生" in text


def test_a_line_break_ends_a_word(words: Browser) -> None:
    box = box_of_text(words, "气很")
    assert headword_at(words, box.x + box.height / 4, box.centre[1]) == "气"


@pytest.mark.parametrize("text", ["这里写字", "学校", "终于看见大海"])
def test_nothing_is_shown_for_what_is_written_by_the_reader_japanese_or_clipped(
    words: Browser, text: str
) -> None:
    words.move(*box_of_text(words, text).centre)
    stays(lambda: is_open(words), wanted=False)


def test_nothing_is_shown_in_the_blank_space_after_a_line(words: Browser) -> None:
    box = box_of_text(words, "散步")
    words.move(box.right + 8, box.centre[1])
    stays(lambda: is_open(words), wanted=False)


def test_moving_within_a_word_keeps_its_tooltip(words: Browser) -> None:
    hover_text(words, "失眠")
    x, y = box_of_text(words, "眠").centre
    words.move(x, y)
    stays(lambda: (tooltip := tooltip_in(words)) and tooltip.headword, wanted="失眠")


def test_a_marked_term_asks_the_server_nothing(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    browser = open_page("article")
    hover(browser, "小程序")
    assert [r.path for r in recorder.requests if r.path == "/v1/lookup"] == []


def test_a_word_is_asked_for_once_with_the_sentences_around_it(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    browser = open_words(open_page)
    for text in ("失眠", "眠"):
        hover_text(browser, text)
        browser.move(1, 1)
        becomes(lambda: is_open(browser), wanted=False)
    [body] = [json.loads(r.body) for r in recorder.requests if r.path == "/v1/lookup"]
    assert body["text"] == "他最近老是失眠，去医院看了医生。"


def test_plain_words_are_left_alone_when_the_reader_wants_only_terms(
    words: Browser, recording: Recorder
) -> None:
    words.save_settings({"enabled": True, "port": recording.port, "anyWord": False})
    words.move(*box_of_text(words, "失眠").centre)
    stays(lambda: is_open(words), wanted=False)


def test_the_other_boundaries_are_offered_and_one_can_be_chosen(words: Browser) -> None:
    hover_text(words, "图书馆周"[:1])
    words.click(*press_in_tooltip(words, ".wrong").centre)
    words.click(*press_in_tooltip(words, ".boundary").centre)
    becomes(lambda: (tooltip := tooltip_in(words)) and tooltip.headword, "图书")


def test_words_in_the_tooltip_are_explained_in_turn(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("article")
    hover(browser, "小程序")
    browser.move(*text_in_tooltip(browser, "国家").centre)
    inner = until(lambda: tooltip_in(browser, 1), "the tooltip in the tooltip")
    assert inner.headword == "国家"
    assert is_open(browser)
    browser.move(1, 1)
    becomes(lambda: is_open(browser), wanted=False)


def test_the_servers_absence_is_told_once_in_a_plain_sentence(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    words = open_words(open_page)
    recorder.stop()
    assert "make serve" in hover_text(words, "医院").text
    words.move(1, 1)
    becomes(lambda: is_open(words), wanted=False)
    words.move(*box_of_text(words, "周末不").centre)
    stays(lambda: is_open(words), wanted=False)
