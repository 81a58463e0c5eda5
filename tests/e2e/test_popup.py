"""The popup: its switches, what it says about the server, and what its button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.pages import MARKED_ON
from support.reading import marked, wait_for_any_mark, wait_for_marks
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.asking import Server
    from support.browsers import Browser, OwnPage
    from support.recorder import Recorder
    from support.site import Site

pytestmark = pytest.mark.browser

ARTICLE = MARKED_ON["article"]
SWITCHES = ["site", "everywhere"]
_IS_READY = "(id) => !document.getElementById(id)?.matches(':disabled')"
_CLICK = "(id) => document.getElementById(id).click()"
_SEEN = "() => document.body.innerText"


def flip(popup: OwnPage, switch: str) -> None:
    """Click a switch as soon as it can be clicked."""
    until(lambda: popup.call(_IS_READY, switch), f"the switch {switch}")
    popup.call(_CLICK, switch)


@pytest.fixture
def article(open_page: Callable[[str], Browser], recorder: Recorder) -> Browser:
    """Return a browser with the article, already marked, whose requests are recorded."""
    browser = open_page("article")
    wait_for_marks(browser, ARTICLE)
    recorder.clear()
    return browser


@pytest.fixture
def without_server(open_page: Callable[[str], Browser], recorder: Recorder) -> Browser:
    """Return a browser with the article, opened while no server was running."""
    recorder.stop()
    return open_page("article")


def test_the_popup_names_the_site_it_was_opened_on(article: Browser) -> None:
    popup = article.open_popup()
    until(lambda: "On 127.0.0.1" in popup.call(_SEEN), "the site's name")


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_takes_the_marks_off_an_open_page(article: Browser, switch: str) -> None:
    flip(article.open_popup(), switch)
    wait_for_marks(article, [])


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_takes_the_tooltips_element_out_of_an_open_page(
    article: Browser, switch: str
) -> None:
    flip(article.open_popup(), switch)
    becomes(lambda: article.call("() => document.querySelector('yanwai-tooltip')"), None)


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_page_opened_while_switched_off_gets_no_marks_and_sends_nothing(
    article: Browser, switch: str, site: Site, recorder: Recorder
) -> None:
    flip(article.open_popup(), switch)
    wait_for_marks(article, [])
    article.goto(site.url("traditional.html"))
    stays(lambda: (marked(article), recorder.texts), ([], []))


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_brings_the_marks_back(article: Browser, switch: str) -> None:
    popup = article.open_popup()
    flip(popup, switch)
    wait_for_marks(article, [])
    flip(popup, switch)
    wait_for_marks(article, ARTICLE)


def test_a_site_that_is_switched_off_takes_frames_of_other_sites_with_it(
    open_page: Callable[[str], Browser], recorder: Recorder, browser: Browser
) -> None:
    settings = {"disabledSites": ["127.0.0.1"]}
    browser.save_settings(settings)
    frame = open_page("frames").frame("frame_far")
    stays(lambda: (marked(frame), recorder.texts), ([], []))


def test_a_switched_off_site_leaves_other_sites_on(
    open_page: Callable[[str], Browser], recorder: Recorder, browser: Browser
) -> None:
    browser.save_settings({"disabledSites": ["example.org"]})
    wait_for_marks(open_page("article"), ARTICLE)
    assert recorder.texts


def test_the_popup_says_with_how_many_entries_it_is_connected(
    article: Browser, server: Server
) -> None:
    sentence = f"Connected: {server.entry_count():,} entries"
    popup = article.open_popup()
    until(lambda: sentence in popup.call(_SEEN), sentence)


def test_the_popup_says_plainly_that_there_is_no_server_and_how_to_start_it(
    without_server: Browser,
) -> None:
    popup = without_server.open_popup()
    until(lambda: "server is not running" in popup.call(_SEEN), "the sentence")
    assert "make serve" in popup.call(_SEEN)


def test_a_page_without_a_server_gets_no_marks_and_no_errors(without_server: Browser) -> None:
    stays(lambda: marked(without_server), [])
    assert [e for e in without_server.errors() if "ERR_CONNECTION_REFUSED" not in e] == []


def test_try_again_marks_the_page_once_the_server_is_up(
    without_server: Browser, recorder: Recorder
) -> None:
    popup = without_server.open_popup()
    until(lambda: "make serve" in popup.call(_SEEN), "the sentence")
    recorder.start()
    popup.call(_CLICK, "action")
    wait_for_marks(without_server, ARTICLE)


def test_try_again_tells_that_the_server_is_up(without_server: Browser, recorder: Recorder) -> None:
    popup = without_server.open_popup()
    until(lambda: "make serve" in popup.call(_SEEN), "the sentence")
    recorder.start()
    popup.call(_CLICK, "action")
    until(lambda: "Connected" in popup.call(_SEEN), "the connection")
    assert "make serve" not in popup.call(_SEEN)


def test_a_tab_to_which_the_reader_returns_is_marked_once_the_server_is_up(
    without_server: Browser, recorder: Recorder
) -> None:
    stays(lambda: marked(without_server), [])
    recorder.start()
    without_server.leave_and_return()
    wait_for_marks(without_server, ARTICLE)


def test_another_program_on_the_port_is_not_taken_for_the_server(
    article: Browser, site: Site
) -> None:
    port = int(site.origin.rpartition(":")[2])
    article.save_settings({"port": port})
    popup = article.open_popup()
    until(lambda: f"Another program answers on port {port}" in popup.call(_SEEN), "the sentence")


def test_a_port_given_in_the_popup_is_used(
    article: Browser, site: Site, recorder: Recorder
) -> None:
    article.save_settings({"port": int(site.origin.rpartition(":")[2])})
    popup = article.open_popup()
    until(lambda: "Another program" in popup.call(_SEEN), "the sentence")
    enter_port(popup, str(recorder.port))
    until(lambda: "Connected" in popup.call(_SEEN), "the connection")
    assert wait_for_any_mark(article)


def test_a_number_that_is_no_port_is_refused_in_the_popup(article: Browser) -> None:
    popup = article.open_popup()
    until(lambda: "Connected" in popup.call(_SEEN), "the connection")
    enter_port(popup, "70000")
    until(lambda: "A port is a number from 1 to 65535" in popup.call(_SEEN), "the sentence")


def test_the_popup_leaves_nothing_on_the_console(article: Browser) -> None:
    popup = article.open_popup()
    until(lambda: "Connected" in popup.call(_SEEN), "the connection")
    assert article.errors() == []


def enter_port(popup: OwnPage, value: str) -> None:
    """Type a port into the popup and leave the field."""
    change = """(value) => {
      const port = document.getElementById('port');
      port.value = value;
      port.dispatchEvent(new Event('change', { bubbles: true }));
    }"""
    popup.call(change, value)
