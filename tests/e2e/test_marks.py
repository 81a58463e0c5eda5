"""Which terms are marked on a page as it stands, and that each leads to its own entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.pages import MARKED_ON
from support.reading import hover, marked, wait_for_marks
from support.waiting import stays

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

HOVERED = """() => [...CSS.highlights.get('yanwai-hovered')]
  .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"""


@pytest.mark.parametrize("page", [page for page, pieces in MARKED_ON.items() if not pieces])
def test_a_japanese_page_gets_no_marks(page: str, open_page: Callable[[str], Browser]) -> None:
    browser = open_page(page)
    stays(lambda: marked(browser), [])


@pytest.mark.parametrize(("frame", "piece"), [("frame_near", "快递"), ("frame_far", "外卖")])
def test_a_frame_is_marked_whether_or_not_it_is_of_the_same_site(
    frame: str, piece: str, open_page: Callable[[str], Browser]
) -> None:
    wait_for_marks(open_page("frames").frame(frame), [piece])


@pytest.mark.parametrize(
    ("page", "piece", "headword"),
    [
        ("emoji", "外卖", "外卖"),
        ("inline_tags", "程", "小程序"),
        ("inline_tags", "二维", "二维码"),
        ("line_breaks", "序", "小程序"),
        ("mixed", "外卖", "外卖"),
        ("ruby", "程", "小程序"),
        ("shadow", "二维码", "二维码"),
        ("split_word", "微信", "加微信"),
        ("traditional", "外賣", "外卖"),
        ("vertical", "小程序", "小程序"),
    ],
)
def test_every_piece_of_a_term_is_explained_by_its_headword(
    page: str, piece: str, headword: str, open_page: Callable[[str], Browser]
) -> None:
    assert hover(open_page(page), piece).headword == headword


@pytest.mark.parametrize(("frame", "piece"), [("frame_near", "快递"), ("frame_far", "外卖")])
def test_a_term_in_a_frame_is_explained_inside_the_frame(
    frame: str, piece: str, open_page: Callable[[str], Browser]
) -> None:
    assert hover(open_page("frames").frame(frame), piece).headword == piece


@pytest.mark.parametrize(
    ("page", "piece", "whole"),
    [
        ("split_word", "微信", ["加", "微信"]),
        ("inline_tags", "程", ["小", "程", "序"]),
        ("article", "小程序", ["小程序"]),
    ],
)
def test_all_parts_of_the_hovered_term_are_painted_as_hovered(
    page: str, piece: str, whole: list[str], open_page: Callable[[str], Browser]
) -> None:
    browser = open_page(page)
    hover(browser, piece)
    assert browser.call(HOVERED) == whole


def test_marks_stay_within_their_text_beside_emoji_and_rare_characters(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    browser = open_page("emoji")
    wait_for_marks(browser, MARKED_ON["emoji"])
    assert any("𠮷野家" in text for text in recorder.texts)
