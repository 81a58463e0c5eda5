"""What real pages do: text that repeats, full screen, low frames, changes of address, a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.reading import Box, boxes_of, hover, tooltip_in, wait_for_any_mark, wait_for_marks
from support.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

REPEATED = ["外卖", "外卖", "外卖", "小程序"]


@pytest.fixture
def repeated(open_page: Callable[[str], Browser], recorder: Recorder) -> Browser:
    """Return a browser with the page, whose requests are recorded."""
    browser = open_page("repeated")
    wait_for_marks(browser, REPEATED)
    return browser


def test_the_same_text_is_sent_once(repeated: Browser, recorder: Recorder) -> None:
    assert repeated.name
    assert recorder.texts.count("我的外卖订单") == 1


def test_the_tooltip_is_seen_over_an_element_in_full_screen(repeated: Browser) -> None:
    if repeated.name == "firefox":
        pytest.skip("without a screen, Firefox does not always come back from full screen")
    # Asking for full screen needs a press by the reader.
    repeated.call(
        "() => addEventListener('click', () => document.getElementById('stage')"
        ".requestFullscreen(), {once: true})"
    )
    repeated.click(600, 600)
    until(lambda: repeated.call("() => document.fullscreenElement?.id"), "full screen")
    x, y = hover(repeated, "小程序").box.centre
    on_top = repeated.call("(x, y) => document.elementFromPoint(x, y).localName", x, y)
    repeated.call("() => document.exitFullscreen()")
    until(lambda: repeated.call("() => !document.fullscreenElement"), "the window again")
    assert on_top == "yanwai-tooltip"


def test_in_a_low_frame_the_tooltip_keeps_clear_of_term_and_edge(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("repeated")
    browser.call("() => document.querySelector('iframe').scrollIntoView()")
    frame = browser.frame("srcdoc")
    wait_for_any_mark(frame)
    box = hover(frame, "快递").box
    [term] = boxes_of(frame, "快递", scroll=False)
    assert Box(0, 0, 400, 110).holds(box)
    assert not box.overlaps(term)


def test_a_page_that_changes_its_address_and_text_is_read_anew(repeated: Browser) -> None:
    repeated.call(
        """() => {
          history.pushState(null, '', '#next');
          document.getElementById('stage').innerHTML = '<p>周末去拿快递。</p>';
        }"""
    )
    wait_for_marks(repeated, ["外卖", "外卖", "外卖", "快递"])


def test_the_context_menu_explains_the_selection(repeated: Browser) -> None:
    repeated.call(
        """() => {
          const text = document.querySelector('#stage p').firstChild;
          getSelection().setBaseAndExtent(text, 0, text, 2);
        }"""
    )
    page = repeated.open_own_page("popup/popup.html")
    # The item is there, or this fails; only a hand can choose it, so its message is sent instead.
    page.call("() => chrome.contextMenus.update('explain-selection', {})")
    page.call(
        """async () => {
          const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
          await chrome.tabs.sendMessage(tab.id, {type: 'explain-selection'}, {frameId: 0});
        }"""
    )
    becomes(lambda: (seen := tooltip_in(repeated)) is not None and seen.headword, "老板")
