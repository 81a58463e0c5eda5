"""A page is the same after it was read, but for one element, and nothing is said on its console."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from support.dom import HOSTS, snapshot
from support.pages import MARKED_ON
from support.reading import hover, is_open, wait_for_marks
from support.waiting import becomes, stays

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Visit:
    """A page opened while switched off, then read with a tooltip opened and closed."""

    before: str
    after: str
    hosts: list[str]
    errors: list[str]


@pytest.fixture(scope="session")
def visits() -> dict[tuple[str, str], Visit]:
    """Return the visits that were made, for several tests look at each."""
    return {}


@pytest.fixture(params=list(MARKED_ON))
def visit(
    request: pytest.FixtureRequest,
    browser: Browser,
    open_page: Callable[[str], Browser],
    screenshot: Callable[[str], None],
    visits: dict[tuple[str, str], Visit],
) -> Visit:
    """Visit a page in a browser, once for all tests."""
    page: str = request.param
    if (browser.name, page) not in visits:
        browser.save_settings({"enabled": False})
        open_page(page)
        before = snapshot(browser)
        browser.save_settings({"enabled": True})
        open_page(page)
        hosts = _read_with_a_tooltip(browser, page, lambda: screenshot(page))
        visits[browser.name, page] = Visit(before, snapshot(browser), hosts, browser.errors())
    return visits[browser.name, page]


def _read_with_a_tooltip(
    browser: Browser, page: str, take_picture: Callable[[], None]
) -> list[str]:
    pieces = MARKED_ON[page]
    wait_for_marks(browser, pieces)
    if not pieces:
        stays(lambda: is_open(browser), wanted=False)
        take_picture()
        return []
    # Under an open dialog the rest of the page is out of reach.
    hover(browser, pieces[-1] if page in {"dialog", "inline_tags"} else pieces[0])
    take_picture()
    hosts: list[str] = browser.call(HOSTS)
    browser.press("Escape")
    becomes(lambda: is_open(browser), wanted=False)
    return hosts


def test_a_page_is_left_as_it_was(visit: Visit) -> None:
    assert visit.after == visit.before


def test_one_element_at_most_is_added_to_a_page(visit: Visit) -> None:
    assert len(visit.hosts) <= 1


def test_nothing_is_said_on_the_console(visit: Visit) -> None:
    assert visit.errors == []
