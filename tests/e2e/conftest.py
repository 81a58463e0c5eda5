"""The real server, the test pages and two real browsers with the extension, once for all tests."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Playwright, sync_playwright

from support.asking import Server
from support.browsers import DEFAULT_SETTINGS, WIDE, Browser
from support.chromium import Chromium
from support.firefox import Firefox
from support.reader_page import READER_WINDOW, show
from support.recorder import Recorder
from support.server import running_server
from support.site import STRICT_POLICY, Site
from yanwai.study.database import open_database
from yanwai.study.store import WordStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAST_REQUEST_S = 0.15
PAGES = Path(__file__).parent / "pages"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", type=Path, help="save a picture of every page in this folder")


@pytest.fixture(scope="session")
def pages() -> Path:
    """Return the folder of the test pages."""
    return PAGES


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the running server keeps saved words."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def store(data_folder: Path) -> Iterator[WordStore]:
    """Return the server's saved words, of which there are none before and after."""
    store = WordStore(open_database(data_folder))
    yield store
    store.forget([word.word for word in store.list()])


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[Server]:
    """Return a running server with the bundled lexicon."""
    with running_server(data=data_folder) as address:
        yield Server(address)


@pytest.fixture(scope="session")
def recording(server: Server) -> Iterator[Recorder]:
    """Return what the extensions of all browsers talk to instead of the server itself."""
    with Recorder(server.port) as recorder:
        yield recorder


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Return the site of the test pages; it embeds a frame of another site."""
    policies = {"strict_policy.html": STRICT_POLICY}
    with ExitStack() as stack:
        other = stack.enter_context(Site(PAGES, hostname="localhost"))
        values = {"other_origin": other.origin}
        yield stack.enter_context(Site(PAGES, policies=policies, values=values))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return what drives Chromium; there can be one at a time."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, recording: Recorder) -> Iterator[Browser]:
    """Return Chromium with the extension."""
    with Chromium(playwright) as browser:
        browser.save_settings(DEFAULT_SETTINGS | {"port": recording.port})
        yield browser


@pytest.fixture(scope="session")
def firefox(recording: Recorder) -> Iterator[Browser]:
    """Return Firefox with the extension."""
    with Firefox() as browser:
        browser.save_settings(DEFAULT_SETTINGS | {"port": recording.port})
        yield browser


# Not fixtures with parameters of their own: in random order those would start a browser many times.
@pytest.fixture(params=["chromium", "firefox"])
def browser_name(request: pytest.FixtureRequest) -> str:
    """Return the name of each browser in turn."""
    return cast("str", request.param)


@pytest.fixture
def browser(
    browser_name: str, request: pytest.FixtureRequest, recording: Recorder
) -> Iterator[Browser]:
    """Return the browser of this name, window and settings as every test expects them."""
    browser = cast("Browser", request.getfixturevalue(browser_name))
    browser.errors()
    yield browser
    browser.close_other_tabs()
    browser.resize(*WIDE)
    browser.save_settings(DEFAULT_SETTINGS | {"port": recording.port})


@pytest.fixture
def recorder(recording: Recorder, browser: Browser) -> Iterator[Recorder]:
    """Return the requests that are made from now on, in a browser that has left its last page."""
    browser.goto("about:blank")
    # What the last page asked for at its end may still be on its way.
    time.sleep(LAST_REQUEST_S)
    recording.clear()
    yield recording
    recording.start()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Callable[[str], Browser]:
    """Return a function that opens a test page by its name and returns the browser."""

    def open_it(name: str) -> Browser:
        browser.goto(site.url(f"{name}.html"))
        return browser

    return open_it


@pytest.fixture
def reader(browser: Browser, server: Server) -> Browser:
    """Return a browser whose extension knows the server itself, with nothing remembered."""
    browser.save_settings({"port": server.port})
    browser.resize(*READER_WINDOW)
    browser.goto(server.url)
    browser.call("() => localStorage.clear()")
    return browser


@pytest.fixture
def text(reader: Browser, server: Server) -> Browser:
    """Return a browser with a short text, annotated."""
    return show(reader, server.url)


@pytest.fixture
def screenshot(request: pytest.FixtureRequest, browser: Browser) -> Callable[[str], None]:
    """Return a function that saves a picture if pictures are wanted."""
    folder: Path | None = request.config.getoption("--screenshots", default=None)

    def save(name: str) -> None:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            browser.screenshot(folder / f"{name}-{browser.name}.png")

    return save
