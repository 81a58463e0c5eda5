"""The server's own pages, read with keys alone, on a phone and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.chromium import Chromium
from support.reading import marked
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright

    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser

ENTRY = f"/entries/{quote('小程序')}"
TEXT = "扫桌上的二维码，打开小程序就能点餐。"
TERMS = "() => [...document.querySelectorAll('main .term')].map((term) => term.textContent)"
FOCUSED = "() => document.activeElement.localName"
SECTIONS = ["When it fits", "How people actually say it", "Choose by situation"]
DROP = """(name, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const how = {dataTransfer, bubbles: true, cancelable: true};
  document.querySelector('main').dispatchEvent(new DragEvent('drop', how));
}"""
PHONE = (360, 640)
MANY_TABS = 30


@pytest.fixture
def reader(browser: Browser, server: Server) -> Browser:
    """Return a browser whose extension knows the server itself, as a reader's does."""
    browser.save_settings({"port": server.port})
    return browser


@pytest.fixture
def without_script(playwright: Playwright) -> Iterator[Browser]:
    """Return Chromium with scripts switched off for all pages."""
    with Chromium(playwright, java_script=False) as browser:
        yield browser


def tab_to(browser: Browser, element: str) -> None:
    """Press Tab until an element of this kind has the focus."""
    for _ in range(MANY_TABS):
        browser.press("Tab")
        if browser.call(FOCUSED) == element:
            return
    raise AssertionError(f"Tab does not lead to a {element}")


def paste(browser: Browser, text: str) -> None:
    """Reach the text field by key and replace what it holds."""
    tab_to(browser, "textarea")
    browser.press("a", "Control")
    browser.type(text)


def test_a_text_is_annotated_with_keys_alone(reader: Browser, server: Server) -> None:
    reader.goto(server.url)
    paste(reader, TEXT)
    reader.press("Tab")
    reader.press("Enter")
    becomes(lambda: reader.call(TERMS), ["二维码", "小程序"])


def test_control_enter_annotates_too(reader: Browser, server: Server) -> None:
    reader.goto(server.url)
    paste(reader, TEXT)
    reader.press("Enter", "Control")
    becomes(lambda: reader.call(TERMS), ["二维码", "小程序"])


def test_without_script_a_term_leads_to_its_note_with_keys_alone(
    without_script: Browser, server: Server
) -> None:
    annotate(without_script, server)
    for _ in range(MANY_TABS):
        without_script.press("Tab")
        if without_script.call("() => document.activeElement.textContent") == "小程序":
            break
    without_script.press("Enter")
    note = "() => document.querySelector(location.hash || 'none')?.querySelector('h3').textContent"
    assert "小程序" in until(lambda: without_script.call(note), "the note")


def annotate(reader: Browser, server: Server) -> None:
    """Bring the reader page to an annotated text."""
    reader.goto(server.url)
    paste(reader, TEXT)
    reader.press("Tab")
    reader.press("Enter")
    becomes(lambda: reader.call(TERMS), ["二维码", "小程序"])


@pytest.mark.parametrize("path", ["/", ENTRY, "/docs"])
def test_a_page_needs_no_sideways_scrolling_on_a_phone(
    path: str, reader: Browser, server: Server
) -> None:
    reader.resize(*PHONE)
    reader.goto(server.url + path)
    assert reader.call("() => document.documentElement.scrollWidth") <= PHONE[0]


def test_an_annotated_text_needs_no_sideways_scrolling_on_a_phone(
    reader: Browser, server: Server
) -> None:
    reader.resize(*PHONE)
    annotate(reader, server)
    assert reader.call("() => document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("path", ["/", ENTRY, "/docs"])
def test_a_page_leaves_nothing_on_the_console(path: str, reader: Browser, server: Server) -> None:
    reader.goto(server.url + path)
    assert reader.errors() == []


def test_an_annotated_text_leaves_nothing_on_the_console(reader: Browser, server: Server) -> None:
    annotate(reader, server)
    assert reader.errors() == []


@pytest.mark.parametrize("path", ["/", ENTRY])
def test_the_extension_leaves_the_servers_own_pages_alone(
    path: str, reader: Browser, server: Server
) -> None:
    reader.goto(server.url + path)
    stays(lambda: marked(reader), [])


def test_the_entry_page_asks_the_question_and_answers_it(reader: Browser, server: Server) -> None:
    reader.goto(server.url + ENTRY)
    headings = reader.call(
        "() => [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent)"
    )
    assert [h for h in ["What does 小程序 mean?", *SECTIONS] if h not in headings] == []


def test_a_text_is_annotated_without_script(without_script: Browser, server: Server) -> None:
    without_script.goto(server.url)
    paste(without_script, TEXT)
    without_script.press("Tab")
    without_script.press("Enter")
    becomes(lambda: without_script.call(TERMS), ["二维码", "小程序"])


def test_the_entry_page_is_whole_without_script(without_script: Browser, server: Server) -> None:
    without_script.goto(server.url + ENTRY)
    seen = without_script.call("() => document.querySelector('main').innerText")
    assert [section for section in SECTIONS if section not in seen] == []


def test_a_file_that_is_dropped_on_the_reader_is_read(reader: Browser, server: Server) -> None:
    reader.goto(server.url)
    reader.call(DROP, "菜单.md", "# 菜单\n\n打开**小程序**就能点餐")
    becomes(lambda: reader.call(TERMS), ["小程序"])
    reader.goto(server.url)
    reader.call(DROP, "a.srt", "not a subtitle")
    becomes(
        lambda: reader.call("() => document.querySelector('[role=alert]')?.textContent ?? ''"),
        "a.srt could not be read: no subtitle is in it: a number, a time line and a text each.",
    )
