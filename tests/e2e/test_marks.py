"""Which terms are marked on a page as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.pages import MARKED_ON
from support.reading import boxes_of, hover, marked, tooltip_in, wait_for_marks
from support.waiting import stays, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

HOVERED = """() => [...CSS.highlights.get('yanwai-hovered')]
  .map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"""


def test_every_test_page_says_what_is_to_be_marked_on_it(pages: Path) -> None:
    assert {file.stem for file in pages.glob("*.html")} == set(MARKED_ON)


@pytest.mark.parametrize("page", [page for page, pieces in MARKED_ON.items() if pieces])
def test_a_page_shows_its_terms_and_nothing_else_as_marked(
    page: str, open_page: Callable[[str], Browser]
) -> None:
    wait_for_marks(open_page(page), MARKED_ON[page])


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
        ("article", "小程序", "小程序"),
        ("clipped", "快递", "快递"),
        ("dark", "外卖", "外卖"),
        ("dialog", "小程序", "小程序"),
        ("emoji", "小程序", "小程序"),
        ("emoji", "外卖", "外卖"),
        ("inline_tags", "小", "小程序"),
        ("inline_tags", "程", "小程序"),
        ("inline_tags", "二维", "二维码"),
        ("line_breaks", "序", "小程序"),
        ("mixed", "yyds", "yyds"),
        ("ruby", "程", "小程序"),
        ("shadow", "小程序", "小程序"),
        ("shadow", "二维码", "二维码"),
        ("split_word", "加", "加微信"),
        ("split_word", "微信", "加微信"),
        ("stretched_link", "小程序", "小程序"),
        ("strict_policy", "小程序", "小程序"),
        ("traditional", "掃一掃", "扫一扫"),
        ("traditional", "外賣", "外卖"),
        ("user_select", "外卖", "外卖"),
        ("vertical", "小程序", "小程序"),
    ],
)
def test_a_marked_piece_is_explained_by_its_headword(
    page: str, piece: str, headword: str, open_page: Callable[[str], Browser]
) -> None:
    assert hover(open_page(page), piece).headword == headword


@pytest.mark.parametrize(("frame", "piece"), [("frame_near", "快递"), ("frame_far", "外卖")])
def test_a_term_in_a_frame_is_explained_inside_the_frame(
    frame: str, piece: str, open_page: Callable[[str], Browser]
) -> None:
    browser = open_page("frames")
    inner = browser.frame(frame)
    x, y = boxes_of(inner, piece)[0].centre
    outer = f"""() => {{
      const iframe = document.querySelector('[src*={frame}]');
      const {{x, y}} = iframe.getBoundingClientRect();
      return [x + iframe.clientLeft, y + iframe.clientTop];
    }}"""
    left, top = browser.call(outer)
    browser.move(left + x, top + y)
    assert until(lambda: tooltip_in(inner), "the tooltip in the frame").headword == piece


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
