"""What outlives what: open pages an update and a worker that ended; files need leave; copies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from support.browsers import DEFAULT_SETTINGS, Browser
from support.chromium import Chromium
from support.firefox import Firefox
from support.reading import (
    box_of_text,
    boxes_of,
    hover,
    hover_text,
    is_open,
    marked,
    press_in_tooltip,
    wait_for_any_mark,
)
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

    from support.recorder import Recorder
    from support.site import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def own_browser(
    browser_name: str, playwright: Playwright, recording: Recorder
) -> Iterator[Browser]:
    """Return a browser for this test alone, whose extension it may end."""
    with Chromium(playwright) if browser_name == "chromium" else Firefox() as browser:
        browser.save_settings(DEFAULT_SETTINGS | {"port": recording.port})
        yield browser


def test_after_an_update_the_old_script_gives_way_on_the_open_page(
    own_browser: Browser, site: Site
) -> None:
    own_browser.goto(site.url("article.html"))
    wait_for_any_mark(own_browser)
    term = boxes_of(own_browser, "小程序")[0].centre
    page = own_browser.open_own_page("popup/popup.html")
    page.call("() => { setTimeout(() => chrome.runtime.reload()); }")

    def is_left() -> bool:
        own_browser.move(*term)
        own_browser.move(1, 1)
        return marked(own_browser) == [] and not is_open(own_browser)

    if own_browser.name == "chromium":
        until(is_left, "the old script to leave")
        own_browser.move(*term)
        stays(lambda: is_open(own_browser), wanted=False)
    else:
        # Firefox ends the old script by itself and starts the new one on pages that are open.
        until(lambda: answers_to(own_browser, term), "the new script")
    hosts = own_browser.call("() => document.querySelectorAll('yanwai-tooltip').length")
    assert hosts == (0 if own_browser.name == "chromium" else 1)


def test_a_worker_that_the_browser_ended_wakes_for_the_next_word(
    own_browser: Browser, site: Site
) -> None:
    own_browser.goto(site.url("article.html"))
    wait_for_any_mark(own_browser)
    own_browser.end_worker()
    time.sleep(0.5)
    tooltip = hover_text(own_browser, "行李")  # no term, so it has to be asked for
    assert tooltip.headword == "行李"


def test_a_file_is_read_once_the_reader_allows_it(own_browser: Browser, pages: Path) -> None:
    address = (pages / "article.html").as_uri()
    if own_browser.name == "firefox":
        own_browser.goto(address)
        stays(lambda: marked(own_browser), wanted=[])
    own_browser.allow_files()
    own_browser.goto(address)
    wait_for_any_mark(own_browser)
    assert hover(own_browser, "小程序").headword == "小程序"


def answers_to(browser: Browser, point: tuple[float, float]) -> bool:
    """Move away and to a term, and tell whether a tooltip opens."""
    browser.move(1, 1)
    browser.move(*point)
    time.sleep(0.5)
    return is_open(browser)


def test_a_word_is_copied_without_touching_the_selection(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("article")
    wait_for_any_mark(browser)
    browser.call(
        "() => { document.body.insertAdjacentHTML('beforeend', '<textarea id=t></textarea>');"
        " getSelection().selectAllChildren(document.querySelector('h1')); }"
    )
    hover(browser, "小程序")
    browser.click(*press_in_tooltip(browser, ".copy").centre)
    notice = "(card) => card.querySelector('.notice').textContent"
    becomes(lambda: browser.on_tooltip(notice), "Copied.")
    assert browser.call("() => getSelection().toString()") == "一个新来者的第一周"
    browser.call("() => document.getElementById('t').focus()")
    browser.press("v", "Control")
    becomes(lambda: browser.call("() => document.getElementById('t').value"), "小程序")


@pytest.mark.parametrize("word", ["小程序", "行李"])
def test_in_the_window_of_twice_the_zoom_the_tooltip_stays_within(
    word: str, open_page: Callable[[str], Browser]
) -> None:
    browser = open_page("article")
    # At 200 % a window of 1000 by 800 pixels has half as many of the page's own.
    browser.resize(500, 400)
    becomes(lambda: browser.call("() => innerWidth"), 500)
    wait_for_any_mark(browser)
    box = box_of_text(browser, word)
    browser.move(*box.centre)
    card = until(lambda: browser.on_tooltip(_BOX), "the tooltip")
    assert card[0] >= 0
    assert card[1] >= 0
    assert card[0] + card[2] <= 500
    assert card[1] + card[3] <= 400
    assert card[1] >= box.bottom or card[1] + card[3] <= box.y


_BOX = """(card) => {
  const {x, y, width, height} = card.getBoundingClientRect();
  return card.hidden ? null : [x, y, width, height];
}"""
