"""Every test page: what is marked on it, and that it is otherwise the same after it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest

from support.dom import HOSTS, snapshot
from support.pages import HEADWORDS, MARKED_ON
from support.reading import hover, is_open, marked
from support.waiting import becomes, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.browsers import Browser

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Visit:
    """A page opened while switched off, then read with a tooltip opened and closed."""

    marked: list[str]
    headword: str | None
    before: str
    after: str
    hosts: list[str]
    errors: list[str]


@pytest.fixture(scope="session")
def visits() -> dict[tuple[str, str], Visit]:
    """Return the visits that were made, for several tests look at each."""
    return {}


@pytest.fixture(params=list(MARKED_ON))
def page(request: pytest.FixtureRequest) -> str:
    """Return the name of each test page in turn."""
    return cast("str", request.param)


@pytest.fixture
def visit(
    page: str,
    request: pytest.FixtureRequest,
    browser_name: str,
    visits: dict[tuple[str, str], Visit],
) -> Visit:
    """Visit a page in a browser, once for all tests."""
    if (browser_name, page) not in visits:
        visits[browser_name, page] = request.getfixturevalue("make_visit")(page)
    return visits[browser_name, page]


@pytest.fixture
def make_visit(
    browser: Browser, open_page: Callable[[str], Browser], screenshot: Callable[[str], None]
) -> Callable[[str], Visit]:
    """Return a function that visits a page."""

    def make(page: str) -> Visit:
        browser.save_settings({"enabled": False})
        open_page(page)
        before = snapshot(browser)
        browser.goto("about:blank")
        browser.save_settings({"enabled": True})
        open_page(page)
        pieces = settled(lambda: marked(browser), MARKED_ON[page])
        hosts: list[str] = []
        headword = None
        if pieces:
            # Under an open dialog the rest of the page is out of reach.
            headword = hover(browser, pieces[-1] if page == "dialog" else pieces[0]).headword
            hosts = browser.call(HOSTS)
        screenshot(page)
        browser.press("Escape")
        becomes(lambda: is_open(browser), wanted=False)
        return Visit(pieces, headword, before, snapshot(browser), hosts, browser.errors())

    return make


def test_every_test_page_says_what_is_to_be_marked_on_it(pages: Path) -> None:
    assert {file.stem for file in pages.glob("*.html")} == set(MARKED_ON)


def test_a_page_shows_its_terms_and_nothing_else_as_marked(page: str, visit: Visit) -> None:
    assert visit.marked == MARKED_ON[page]


def test_a_term_on_a_page_is_explained_by_its_headword(page: str, visit: Visit) -> None:
    assert visit.headword == HEADWORDS[page]


def test_a_page_is_left_as_it_was(visit: Visit) -> None:
    assert visit.after == visit.before


def test_one_element_at_most_is_added_to_a_page(visit: Visit) -> None:
    assert len(visit.hosts) <= 1


def test_nothing_is_said_on_the_console(visit: Visit) -> None:
    assert visit.errors == []
