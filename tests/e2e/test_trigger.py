"""How the reader asks for a tooltip, keeps it, and goes on without a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.reading import (
    box_of_text,
    boxes_of,
    hover,
    is_open,
    press_in_tooltip,
    tooltip_in,
    wait_for_any_mark,
)
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

BLANK = (900, 700)
KEYS = {"alt": "Alt", "ctrl": "Control", "shift": "Shift"}


@pytest.fixture
def article(open_page: Callable[[str], Browser]) -> Browser:
    """Return a browser with the article, already marked."""
    browser = open_page("article")
    wait_for_any_mark(browser)
    return browser


@pytest.fixture
def article_with(
    browser: Browser, recording: Recorder, open_page: Callable[[str], Browser]
) -> Callable[..., Browser]:
    """Return a function that opens the article with some settings."""

    def open_it(**settings: object) -> Browser:
        browser.save_settings({"enabled": True, "port": recording.port} | settings)
        open_page("article")
        wait_for_any_mark(browser)
        return browser

    return open_it


def shown(browser: Browser) -> str | None:
    """Return the headword of the open tooltip."""
    tooltip = tooltip_in(browser)
    return tooltip.headword if tooltip else None


@pytest.mark.parametrize("trigger", KEYS)
def test_a_held_key_shows_the_tooltip(article_with: Callable[..., Browser], trigger: str) -> None:
    browser = article_with(trigger=trigger)
    browser.move(*boxes_of(browser, "小程序")[0].centre)
    stays(lambda: is_open(browser), wanted=False)
    browser.hold(KEYS[trigger])
    becomes(lambda: shown(browser), "小程序")
    browser.release(KEYS[trigger])
    stays(lambda: is_open(browser), wanted=True)


def test_a_click_shows_and_a_click_elsewhere_closes(article_with: Callable[..., Browser]) -> None:
    browser = article_with(trigger="click")
    x, y = boxes_of(browser, "小程序")[0].centre
    browser.move(x, y)
    stays(lambda: is_open(browser), wanted=False)
    browser.click(x, y)
    becomes(lambda: shown(browser), "小程序")
    browser.move(*BLANK)
    stays(lambda: is_open(browser), wanted=True)
    browser.click(*BLANK)
    becomes(lambda: is_open(browser), wanted=False)


def test_a_tap_shows_the_tooltip(article: Browser) -> None:
    article.tap(*boxes_of(article, "小程序")[0].centre)
    becomes(lambda: shown(article), "小程序")


def test_the_chosen_delay_is_kept(article_with: Callable[..., Browser]) -> None:
    browser = article_with(delayMs=1500)
    browser.move(*boxes_of(browser, "小程序")[0].centre)
    stays(lambda: is_open(browser), wanted=False, seconds=1)
    becomes(lambda: shown(browser), "小程序")


def test_a_click_on_the_term_pins_its_tooltip(article: Browser) -> None:
    hover(article, "小程序")
    article.click(*boxes_of(article, "小程序", scroll=False)[0].centre)
    article.move(*BLANK)
    stays(lambda: is_open(article), wanted=True)
    seen = tooltip_in(article)
    assert seen
    assert seen.role == "dialog"


def test_a_pinned_tooltip_follows_its_term_when_the_page_scrolls(article: Browser) -> None:
    article.resize(1000, 300)
    becomes(lambda: article.call("() => innerHeight"), 300)
    article.press("j", "Alt")
    article.press("j", "Alt")
    becomes(lambda: shown(article), "小程序")
    article.call("() => window.scrollBy({ top: 20, behavior: 'instant' })")
    [term] = boxes_of(article, "小程序", scroll=False)
    stays(lambda: is_open(article), wanted=True)
    seen = tooltip_in(article)
    assert seen
    assert not seen.box.overlaps(term)


def test_the_pin_and_the_cross_in_the_tooltip_keep_and_close_it(article: Browser) -> None:
    hover(article, "小程序")
    article.click(*press_in_tooltip(article, ".icon.pin").centre)
    article.move(*BLANK)
    stays(lambda: is_open(article), wanted=True)
    article.click(*press_in_tooltip(article, ".icon.close").centre)
    becomes(lambda: is_open(article), wanted=False)


def test_keys_lead_from_term_to_term_and_back(article: Browser) -> None:
    for key, headword in [("j", "二维码"), ("j", "小程序"), ("j", "扫码点餐"), ("k", "小程序")]:
        article.press(key, "Alt")
        becomes(lambda: shown(article), headword)
    article.press("Escape")
    becomes(lambda: is_open(article), wanted=False)


def test_a_term_out_of_sight_is_brought_into_view(article: Browser) -> None:
    article.resize(1000, 200)
    article.call("() => window.scrollTo(0, 0)")
    for _ in range(5):
        article.press("j", "Alt")
    becomes(lambda: shown(article), "红包")
    box = box_of_text(article, "红包")
    assert box.y >= 0
    assert box.bottom <= 200


def test_a_key_leads_into_the_tooltip_and_escape_back(article: Browser) -> None:
    article.call(
        "() => { document.body.insertAdjacentHTML('afterbegin', '<button id=b>b</button>');"
        " document.getElementById('b').focus(); }"
    )
    article.press("j", "Alt")
    becomes(lambda: is_open(article), wanted=True)
    article.press("l", "Alt")
    becomes(lambda: article.call("() => document.activeElement.localName"), "yanwai-tooltip")
    article.press("Escape")
    becomes(lambda: article.call("() => document.activeElement.id"), "b")


def test_what_the_keys_open_is_said_to_who_cannot_see_it(article: Browser) -> None:
    article.press("j", "Alt")
    until(lambda: is_open(article), "a tooltip")
    said = "(card) => card.parentNode.querySelector('output').textContent"
    until(lambda: "二维码" in article.on_tooltip(said), "the announcement")


def test_no_key_means_anything_while_the_reader_types(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("inputs")
    wait_for_any_mark(browser)
    browser.call("() => document.querySelector('textarea, input').focus()")
    browser.press("j", "Alt")
    stays(lambda: is_open(browser), wanted=False)


def test_the_keys_can_be_switched_off(article_with: Callable[..., Browser]) -> None:
    browser = article_with(shortcuts="off")
    browser.press("j", "Alt")
    stays(lambda: is_open(browser), wanted=False)


def test_a_selected_word_is_explained_by_a_key_and_stays_selected(article: Browser) -> None:
    article.call(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf('毕业');
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 2);
            return;
          }
        }"""
    )
    article.press("l", "Alt")
    becomes(lambda: shown(article), "毕业")
    assert article.call("() => getSelection().toString()") == "毕业"


def test_hovering_and_pinning_leave_selection_and_scrolling_alone(article: Browser) -> None:
    article.call("() => getSelection().selectAllChildren(document.querySelector('h1'))")
    before = article.call("() => [getSelection().toString(), scrollX, scrollY]")
    hover(article, "小程序")
    article.click(*press_in_tooltip(article, ".icon.pin").centre)
    assert article.call("() => [getSelection().toString(), scrollX, scrollY]") == before
