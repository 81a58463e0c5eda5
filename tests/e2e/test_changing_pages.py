"""Text that comes, changes and goes after the page was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.pages import MARKED_ON
from support.reading import hover, is_open, wait_for_marks
from support.waiting import becomes

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

MANY = 300


@pytest.fixture
def feed(recorder: Recorder, open_page: Callable[[str], Browser]) -> Browser:
    """Return a browser with the page that grows, already marked, whose requests are recorded."""
    assert recorder.texts == []
    browser = open_page("later")
    wait_for_marks(browser, ["快递"])
    return browser


def test_a_post_that_arrives_later_is_marked(feed: Browser) -> None:
    feed.call("() => addPost('今晚点了外卖。')")
    wait_for_marks(feed, ["快递", "外卖"])


def test_only_the_new_post_is_sent(feed: Browser, recorder: Recorder) -> None:
    becomes(lambda: recorder.texts, ["动态", "昨天寄的快递还没到。"])
    feed.call("() => addPost('今晚点了外卖。')")
    wait_for_marks(feed, ["快递", "外卖"])
    assert recorder.texts[2:] == ["今晚点了外卖。"]


def test_a_flood_of_posts_is_marked_whole(feed: Browser) -> None:
    feed.call("(count) => addManyPosts(count, '外卖到了。')", MANY)
    wait_for_marks(feed, ["快递", *["外卖"] * MANY])


def test_a_flood_of_posts_is_sent_in_few_requests(feed: Browser, recorder: Recorder) -> None:
    recorder.clear()
    feed.call("(count) => addManyPosts(count, '外卖到了。')", MANY)
    wait_for_marks(feed, ["快递", *["外卖"] * MANY])
    assert len(recorder.requests) <= MANY / 50


def test_changed_text_loses_its_marks_and_gets_new_ones(feed: Browser) -> None:
    feed.call("() => changeText('我下楼去拿外卖，顺便买点水果。')")
    wait_for_marks(feed, ["外卖"])


def test_text_that_says_the_same_elsewhere_moves_its_mark(feed: Browser) -> None:
    feed.call("() => changeText('等了一天，快递终于到了，真不容易。')")
    wait_for_marks(feed, ["快递"])
    assert hover(feed, "快递").headword == "快递"


def test_text_that_is_removed_takes_its_marks_with_it(feed: Browser) -> None:
    feed.call("() => removeFirst()")
    wait_for_marks(feed, [])


def test_a_tooltip_closes_when_its_term_is_removed(feed: Browser) -> None:
    hover(feed, "快递")
    feed.call("() => removeFirst()")
    becomes(lambda: is_open(feed), wanted=False)


def test_a_page_that_navigates_by_itself_is_marked_anew(feed: Browser) -> None:
    feed.call("() => navigate('/orders', '订单：扫桌上的二维码，打开小程序。')")
    wait_for_marks(feed, ["二维码", "小程序"])


def test_text_that_comes_back_is_marked_without_a_new_request(
    feed: Browser, recorder: Recorder
) -> None:
    feed.call("() => navigate('/orders', '订单：打开小程序。')")
    wait_for_marks(feed, ["小程序"])
    recorder.clear()
    feed.call("() => navigate('/', '昨天寄的快递还没到。')")
    wait_for_marks(feed, ["快递"])
    assert recorder.texts == []


def test_marks_return_after_the_page_has_cleared_the_registry(feed: Browser) -> None:
    feed.call("() => CSS.highlights.clear()")
    feed.call("() => addPost('今晚点了外卖。')")
    wait_for_marks(feed, ["快递", "外卖"])


def test_text_that_is_revealed_is_marked(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("hidden")
    wait_for_marks(browser, MARKED_ON["hidden"])
    browser.call("() => reveal()")
    wait_for_marks(browser, ["小程序", "外卖", "微信支付", "二维码", "快递"])


def test_text_in_an_opened_disclosure_is_marked(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("hidden")
    wait_for_marks(browser, MARKED_ON["hidden"])
    browser.call("() => { document.querySelector('details').open = true; }")
    wait_for_marks(browser, ["小程序", "外卖", "二维码", "红包", "快递"])


def test_a_component_that_is_built_late_is_marked(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("shadow")
    wait_for_marks(browser, MARKED_ON["shadow"])
    browser.call("() => build()")
    wait_for_marks(browser, ["小程序", "二维码", "外卖", "快递"])


def test_a_term_in_a_late_component_is_explained(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("shadow")
    browser.call("() => build()")
    assert hover(browser, "外卖").headword == "外卖"
