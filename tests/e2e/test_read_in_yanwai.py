"""A page read in Yanwai: its text comes to the reader page, and is left nowhere on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.reading import wait_for_any_mark
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.asking import Server
    from support.browsers import Browser, Frame, OwnPage

pytestmark = pytest.mark.browser

_IS_READY = "() => !document.getElementById('read').disabled"
_READ = "() => document.getElementById('read').click()"
_SEEN = "() => document.body.innerText"
_TERMS = "() => [...document.querySelectorAll('.text .term')].map((term) => term.textContent)"
_TEXT = "() => document.querySelector('.annotated .text')?.innerText ?? ''"
_HERO = "Read what is meant"
_STORED = """async () => {
  const areas = ['local', 'sync', 'session'].map((area) => chrome.storage[area].get(null));
  const databases = await indexedDB.databases();
  return JSON.stringify([await Promise.all(areas), databases, { ...localStorage }]);
}"""


@pytest.fixture
def article(open_page: Callable[[str], Browser], browser: Browser, server: Server) -> Browser:
    """Return a browser with the article, whose extension knows the server itself."""
    browser.save_settings({"port": server.port})
    open_page("article")
    wait_for_any_mark(browser)
    return browser


def ready_popup(browser: Browser) -> OwnPage:
    popup = browser.open_popup()
    until(lambda: popup.call(_IS_READY), "the button")
    return popup


def read_in_yanwai(browser: Browser, server: Server) -> Frame:
    """Press the button in the popup and return the tab with the reader."""
    ready_popup(browser).call(_READ)
    return browser.other_tab(server.url)


def test_the_reader_opens_with_the_pages_text_annotated(article: Browser, server: Server) -> None:
    words = article.call("() => document.querySelector('p').innerText")
    reader = read_in_yanwai(article, server)
    until(lambda: words in reader.call(_TEXT), "the page's text")
    until(lambda: "小程序" in reader.call(_TERMS), "its terms")
    title = article.call("() => document.title")
    assert reader.call("() => document.querySelector('h1').textContent") == title


def test_the_text_is_in_no_address_and_in_no_storage(article: Browser, server: Server) -> None:
    reader = read_in_yanwai(article, server)
    until(lambda: "小程序" in reader.call(_TERMS), "its terms")
    addresses = [url for url in article.other_tabs() if server.url in url]
    assert addresses == [f"{server.url}/"]
    stored = article.open_popup().call(_STORED)
    assert "二维码" not in stored
    kept = reader.call("() => JSON.stringify([{...localStorage}, {...sessionStorage}, name])")
    assert "二维码" not in kept


def test_a_text_is_handed_over_once_and_to_its_own_tab_alone(
    article: Browser, server: Server
) -> None:
    reader = read_in_yanwai(article, server)
    until(lambda: "小程序" in reader.call(_TERMS), "its terms")
    article.goto(server.url)
    stays(lambda: article.call(_TEXT), "")
    becomes(lambda: article.call("() => document.querySelector('h1').textContent"), _HERO)


def test_of_a_page_with_an_article_the_article_is_read(
    open_page: Callable[[str], Browser], article: Browser, server: Server
) -> None:
    browser = open_page("around_article")
    wait_for_any_mark(browser)
    reader = read_in_yanwai(browser, server)
    until(lambda: "小程序" in reader.call(_TERMS), "its terms")
    text = reader.call(_TEXT)
    assert [word for word in ("首页", "秘密", "热门推荐") if word in text] == []


def test_a_page_without_chinese_text_says_so(
    open_page: Callable[[str], Browser], article: Browser
) -> None:
    browser = open_page("japanese")
    popup = ready_popup(browser)
    popup.call(_READ)
    until(lambda: "There is no Chinese text on this page" in popup.call(_SEEN), "the sentence")


def test_a_site_that_is_switched_off_is_not_read(article: Browser, server: Server) -> None:
    article.save_settings({"port": server.port, "disabledSites": ["127.0.0.1"]})
    popup = article.open_popup()
    until(lambda: "On 127.0.0.1" in popup.call(_SEEN), "the switches")
    stays(lambda: popup.call(_IS_READY), wanted=False)


def test_without_a_server_no_tab_opens_and_the_popup_says_why(article: Browser) -> None:
    popup = ready_popup(article)
    article.save_settings({"port": 9})
    popup.call(_READ)
    until(lambda: "server is not running" in popup.call(_SEEN), "the sentence")
    assert [url for url in article.other_tabs() if "127.0.0.1" in url] == []
