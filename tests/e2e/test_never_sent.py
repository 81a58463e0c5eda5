"""What is never sent, whatever the reader does: fields, switched-off sites, private windows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.browsers import DEFAULT_SETTINGS
from support.chromium import Chromium
from support.firefox import Firefox
from support.reading import box_of_text, wait_for_any_mark, wait_for_marks
from support.site import Site
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

KEPT = "猁貅狻"  # in everything that must stay on the page
LONG_ENOUGH_S = 0.6  # for the pause after typing, a pass over the page and a request
NOT_IN_FIREFOX = "text made editable by its style"
FIELDS = {
    **{
        f"an input of type {kind}": f'<input type={kind} value="{KEPT}外卖">'
        for kind in ("text", "search", "password", "email", "url", "tel", "button", "submit")
    },
    "a hidden input": f"<input type=hidden value={KEPT}外卖>",
    "a placeholder": f"<input placeholder={KEPT}外卖>",
    "a text area": f"<textarea>{KEPT}外卖</textarea>",
    "an option": f"<select><optgroup label={KEPT}><option>{KEPT}外卖</select>",
    "a list of proposals": f"<datalist><option value={KEPT}>{KEPT}外卖</datalist>",
    "editable text": f"<div contenteditable><p>{KEPT}<b>外卖</b></div>",
    "editable text, said in capitals": f"<div CONTENTEDITABLE=TRUE>{KEPT}外卖</div>",
    "editable plain text": f"<div contenteditable=plaintext-only>{KEPT}外卖</div>",
    "fixed text in editable text": (
        f"<div contenteditable><span contenteditable=false>{KEPT}外卖</span></div>"
    ),
    "what is called a text box": f"<div role=TextBox>{KEPT}外卖</div>",
    NOT_IN_FIREFOX: (f"<div style='-webkit-user-modify: read-write'><p>{KEPT}外卖</p></div>"),
    "a tooltip of the page": f"<p title={KEPT}外卖 aria-label={KEPT}外卖>外卖</p>",
    "the text for a picture": f"<img alt={KEPT}外卖>",
    "a field in a shadow tree": (
        f"<div><template shadowrootmode=open><input value={KEPT}><div contenteditable>{KEPT}外卖"
        "</div></template></div>"
    ),
    "editable text in a slot": (
        "<div><template shadowrootmode=open><slot></slot></template>"
        f"<p contenteditable>{KEPT}</p></div>"
    ),
    "a comment, a script and a style": (
        f"<!--{KEPT}--><script type=text/plain>{KEPT}外卖</script><style>/* {KEPT} */</style>"
    ),
}
PAGE = f"<!doctype html><html lang=zh><meta charset=utf-8><title>{KEPT}</title><p>请用小程序。</p>"
DESIGNED = f"{PAGE}<p>{KEPT}外卖</p><script>document.designMode = 'on'</script>"
_PLACES = """() => [...document.querySelectorAll('body *')]
  .map((element) => element.getBoundingClientRect())
  .filter(({width, height}) => width && height)
  .map(({x, y, width, height}) => [x + Math.min(width, 40) / 2, y + height / 2])"""
_SELECT = """() => {
  for (const field of document.querySelectorAll('input, textarea')) field.select?.();
  getSelection().selectAllChildren(document.body);
}"""


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Site]:
    """Return a site with a page of every kind of field, and one that is editable as a whole."""
    for browser, left_out in (("chromium", ""), ("firefox", NOT_IN_FIREFOX)):
        fields = [f"<section>{html}</section>" for name, html in FIELDS.items() if name != left_out]
        (tmp_path / f"fields_{browser}.html").write_text(PAGE + "".join(fields), encoding="utf-8")
    (tmp_path / "designed.html").write_text(DESIGNED, encoding="utf-8")
    (tmp_path / "plain.html").write_text(f"{PAGE}<p>{KEPT}也在。</p>", encoding="utf-8")
    with Site(tmp_path) as site:
        yield site


def sent_with(recorder: Recorder) -> list[str]:
    """Return every request that holds the kept text anywhere."""
    spelt = [KEPT.encode(), quote(KEPT).encode(), KEPT.encode("unicode-escape")]
    return [
        f"{request.path}: {request.body.decode(errors='replace')}"
        for request in list(recorder.requests)
        if any(text in request.body + str(request).encode() for text in spelt)
    ]


def use_everything(browser: Browser) -> None:
    """Point at, click, select and ask about everything on the page."""
    for place in browser.call(_PLACES):
        browser.move(*place)
        browser.click(*place)
    browser.press("Escape")
    browser.call(_SELECT)
    for key in ("j", "k", "l"):
        browser.press(key, "Alt")


def test_nothing_of_any_kind_of_field_is_sent(
    browser: Browser, recorder: Recorder, pages: Site
) -> None:
    browser.goto(pages.url(f"fields_{browser.name}.html"))
    wait_for_any_mark(browser)
    use_everything(browser)
    time.sleep(LONG_ENOUGH_S)
    assert sent_with(recorder) == []
    assert recorder.texts


def test_nothing_of_a_page_that_is_one_editor_is_sent(
    browser: Browser, recorder: Recorder, pages: Site
) -> None:
    browser.goto(pages.url("designed.html"))
    browser.move(*box_of_text(browser, "外卖").centre)
    stays(lambda: sent_with(recorder), [], LONG_ENOUGH_S)


@pytest.mark.parametrize("off", [{"enabled": False}, {"disabledSites": ["127.0.0.1"]}])
def test_nothing_of_a_switched_off_site_is_sent_whatever_is_pointed_at(
    off: dict[str, object], browser: Browser, recorder: Recorder, pages: Site
) -> None:
    browser.save_settings(DEFAULT_SETTINGS | {"port": recorder.port} | off)
    browser.goto(pages.url("plain.html"))
    use_everything(browser)
    stays(lambda: recorder.requests, [], LONG_ENOUGH_S)


@pytest.fixture
def own_browser(
    browser_name: str, request: pytest.FixtureRequest, recording: Recorder
) -> Iterator[Browser]:
    """Return a browser of the test's own, whose private windows end with it."""
    if browser_name == "chromium":
        playwright: Playwright = request.getfixturevalue("playwright")
        started: Browser = Chromium(playwright)
    else:
        started = Firefox()
    with started as browser:
        browser.save_settings(DEFAULT_SETTINGS | {"port": recording.port})
        yield browser


def test_nothing_of_a_private_window_is_sent_unless_the_reader_allows_it(
    own_browser: Browser, recording: Recorder, pages: Site
) -> None:
    recording.clear()
    own_browser.open_privately(pages.url("plain.html"))
    until(lambda: "plain.html" in pages.visits, "the page in a private window")
    stays(lambda: recording.texts, [], LONG_ENOUGH_S)
    own_browser.goto(pages.url("plain.html"))
    wait_for_marks(own_browser, ["小程序"])


# Chromium unloads an extension of its command line when this is allowed: Firefox alone tries it.
def test_in_a_private_window_that_is_allowed_the_extension_works(
    recording: Recorder, pages: Site
) -> None:
    with Firefox() as firefox:
        firefox.save_settings(DEFAULT_SETTINGS | {"port": recording.port})
        firefox.allow_private_windows()
        recording.clear()
        firefox.open_privately(pages.url("plain.html"))
        becomes(lambda: recording.texts, ["请用小程序。", f"{KEPT}也在。"])
