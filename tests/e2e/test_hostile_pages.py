"""A page that means harm tries everything a page can; it gets nothing and changes nothing.

It stands once on the server's own name and another port, which browsers call the same site, and
once on another name. The extension explains its words all the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.browsers import DEFAULT_SETTINGS
from support.chromium import Chromium
from support.reading import hover, wait_for_marks
from support.server import free_port
from support.site import Site
from support.waiting import until
from support.watched_server import WatchedServer, watched_server
from yanwai.study.words import WordStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

HOSTILE = Path(__file__).parent / "hostile"
WORD = "/v1/words/%E9%9D%A2%E5%AD%90"
SAVED = [("面子", WordStatus.LEARNING)]
# Each returns what it got hold of: an empty string is nothing.
_READ = "fetch(url + path, how).then((answer) => answer.text()).catch(() => '')"
_FETCH = f"async (url, path, how) => {_READ}"
_LOAD = """(url, tag, name, path) => new Promise((done) => {
  const element = document.createElement(tag);
  element[name] = url + path;
  if (tag === 'link') element.rel = 'stylesheet';
  element.onerror = () => done('');
  element.onload = () => done(`loaded ${path}`);
  document.head.append(element);
})"""
_IMPORT = "(url) => import(url + '/shared/emphasis.js').then(Object.keys, () => '').then(String)"
_STREAM = """(url) => new Promise((done) => {
  const source = new EventSource(url + '/v1/words');
  source.onopen = () => done('open');
  source.onmessage = ({data}) => done(data);
  source.onerror = () => { source.close(); done(''); };
})"""
_SOCKET = """(url) => new Promise((done) => {
  const socket = new WebSocket(url.replace('http:', 'ws:') + '/v1/words');
  socket.onopen = () => done('open');
  socket.onmessage = ({data}) => done(data);
  socket.onerror = () => done('');
})"""
_FRAME = """(url, path) => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.src = url + path;
  frame.onload = () => {
    try {
      done(frame.contentDocument?.body.textContent ?? '');
    } catch {
      done('');
    }
  };
  document.body.append(frame);
})"""
_FORM = """(url, path, enctype) => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.name = 'answer' + Math.random();
  document.body.append(frame);
  const form = document.createElement('form');
  Object.assign(form, {action: url + path, method: 'post', enctype, target: frame.name});
  const field = document.createElement('input');
  [field.name, field.value] = ['{"text": "小程序", "x": "', '"}'];
  form.append(field);
  document.body.append(form);
  frame.onload = () => {
    try {
      if (frame.contentWindow.location.href !== 'about:blank') done('read');
    } catch {
      done('');
    }
  };
  form.submit();
})"""
_BEACON = """async (url, path, type) => {
  navigator.sendBeacon(url + path, new Blob(['{"text": "小程序"}'], {type}));
  await new Promise((done) => setTimeout(done, 150));
  return '';
}"""
_PLAIN = {"method": "POST", "headers": {"Content-Type": "text/plain"}, "body": '{"text": "小程序"}'}
_JSON = _PLAIN | {"headers": {"Content-Type": "application/json"}}
_TOKEN = {"headers": {"Authorization": "Bearer guess"}}
FORM_TYPES = ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data")
ATTACKS: dict[str, tuple[object, ...]] = {
    "fetch": (_FETCH, "/v1/lexicon", {}),
    "fetch of a page": (_FETCH, "/words", {}),
    "fetch with a guessed token": (_FETCH, "/v1/words", _TOKEN),
    "fetch with credentials": (_FETCH, "/v1/words", {"credentials": "include"}),
    "fetch without CORS": (_FETCH, "/v1/lexicon", {"mode": "no-cors"}),
    "post without CORS": (_FETCH, "/v1/annotate", _PLAIN | {"mode": "no-cors"}),
    "post as plain text": (_FETCH, "/v1/annotate", _PLAIN),
    "post as JSON": (_FETCH, "/v1/annotate", _JSON),
    "put a word": (_FETCH, WORD, _JSON | {"method": "PUT", "body": '{"status": "known"}'}),
    "delete a word": (_FETCH, WORD, {"method": "DELETE"}),
    "guess a pairing code": (_FETCH, "/v1/pair", _JSON | {"body": '{"code": "AAAA-AAAA"}'}),
    "image": (_LOAD, "img", "src", "/static/icon.svg"),
    "script": (_LOAD, "script", "src", "/shared/emphasis.js"),
    "script of JSON": (_LOAD, "script", "src", "/v1/lexicon"),
    "style sheet": (_LOAD, "link", "href", "/static/yanwai.css"),
    "import": (_IMPORT,),
    "EventSource": (_STREAM,),
    "WebSocket": (_SOCKET,),
    "frame": (_FRAME, "/words"),
    "frame of JSON": (_FRAME, "/v1/lexicon"),
    **{f"form as {kind}": (_FORM, "/", kind) for kind in FORM_TYPES},
    **{f"form for a file as {kind}": (_FORM, "/export.html", kind) for kind in FORM_TYPES},
    **{f"form to the API as {kind}": (_FORM, "/v1/annotate", kind) for kind in FORM_TYPES},
    "beacon of plain text": (_BEACON, "/v1/annotate", "text/plain"),
    "beacon of JSON": (_BEACON, "/v1/annotate", "application/json"),
}
_OPEN = """async (url) => {
  const opened = open(url + '/lexicon?q=小程序');
  await new Promise((done) => setTimeout(done, 1000));
  const got = [];
  for (const read of [
    () => opened.document.body.textContent, () => opened.location.href, () => opened.length,
    () => opened.localStorage.length, () => opened.name, () => opened.closed && 'closed',
  ]) {
    try {
      got.push(read() || '');
    } catch {
      got.push('');
    }
  }
  return got.join('');
}"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchedServer]:
    """Return a server that tells which views it ran."""
    with watched_server(tmp_path_factory.mktemp("watched"), free_port()) as server:
        yield server


@pytest.fixture(params=["127.0.0.1", "localhost"])
def page(
    request: pytest.FixtureRequest,
    chromium: Browser,
    watched: WatchedServer,
    recording: Recorder,
) -> Iterator[Browser]:
    """Return Chromium on the hostile page, whose words the extension has marked."""
    chromium.save_settings(DEFAULT_SETTINGS | {"port": watched.port})
    with Site(HOSTILE, hostname=request.param) as site:
        chromium.goto(site.url("page.html"))
        wait_for_marks(chromium, ["小程序"])
        watched.ran.clear()
        yield chromium
        chromium.close_other_tabs()
        chromium.save_settings(DEFAULT_SETTINGS | {"port": recording.port})


def attack(page: Browser, url: str, *attack: object) -> str:
    """Let the page try one thing and return what it got."""
    function, *arguments = attack
    return str(page.call(str(function), url, *arguments))


def test_a_page_of_another_origin_gets_nothing_and_runs_no_view(
    page: Browser, watched: WatchedServer
) -> None:
    got = {name: attack(page, watched.url, *what) for name, what in ATTACKS.items()}
    assert {name: what for name, what in got.items() if what} == {}
    assert watched.ran == []
    assert watched.saved() == SAVED


def test_a_page_that_opens_ours_in_a_window_cannot_look_into_it(
    page: Browser, watched: WatchedServer
) -> None:
    assert attack(page, watched.url, _OPEN) == "closed"  # to its opener: it has let go of the page
    assert set(watched.ran) == {"lexicon_pages.lexicon", "static"}  # shown to the reader


def test_the_extension_explains_the_words_of_a_hostile_page(page: Browser) -> None:
    assert hover(page, "小程序").headword == "小程序"


_ASK = """async (path, how) => {
  const answer = await fetch(path, how);
  return [answer.status, await answer.text()];
}"""
REBOUND = {
    "read": ("/v1/lexicon", {}),
    "read a page": ("/words", {}),
    "read words": ("/v1/words", _TOKEN),
    "annotate": ("/v1/annotate", _JSON),
    "save": (WORD, _JSON | {"method": "PUT", "body": '{"status": "known"}'}),
    "delete": (WORD, {"method": "DELETE"}),
    "read a file": ("/static/yanwai.css", {}),
}


def test_a_page_whose_name_is_bound_to_this_machine_gets_nothing(
    playwright: Playwright, tmp_path: Path
) -> None:
    rule = "--host-resolver-rules=MAP evil.example 127.0.0.1"
    with Chromium(playwright, switches=(rule,)) as browser:
        with Site(HOSTILE, hostname="evil.example", keeps_alive=False) as site:
            port = int(site.origin.rpartition(":")[2])
            browser.save_settings(DEFAULT_SETTINGS | {"port": port, "enabled": False})
            browser.goto(site.url("page.html"))
        # The attacker's server has gone; the page's own origin is now our server.
        with watched_server(tmp_path, port) as watched:
            # A connection that the browser opened ahead may still lead to the site, which says 204.
            until(lambda: browser.call(_ASK, "/v1/lexicon", {})[0] != 204, "the new server")
            got = {name: browser.call(_ASK, *what) for name, what in REBOUND.items()}
            assert {status for status, _ in got.values()} == {421}
            assert not any("小程序" in text or "面子" in text for _, text in got.values())
            assert (watched.ran, watched.saved()) == ([], SAVED)
            browser.save_settings(DEFAULT_SETTINGS | {"port": port})
            wait_for_marks(browser, ["小程序"])
