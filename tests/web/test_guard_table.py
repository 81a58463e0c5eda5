"""The guard beside its oracle, on every path of the application, row by row.

Every row is a request through the real application; a view that runs notes itself. So a row says
both how the request was answered and that nothing ran where it was refused.
"""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import run_wsgi_app

from support.guard_oracle import Asked, Verdict, verdict
from support.lexicons import fields, write_lexicon
from support.views import replace_views
from yanwai.settings import Settings
from yanwai.web.app import YanwaiApp, create_app
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

JSON = "application/json"
OWN = "http://127.0.0.1:8788"
CHROME = "chrome-extension://" + "abcdefghijklmnop" * 2
FIREFOX = "moz-extension://11111111-2222-4333-8444-555555555555"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
HOSTS = (
    *("127.0.0.1:8788", "localhost:8788", "[::1]:8788"),
    *("evil.example:8788", "evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8789"),
    *("127.0.0.1:8788.evil.example", "127.0.0.1:8788@evil.example", "evil.example@127.0.0.1:8788"),
    *("127.0.0.1.nip.example:8788", "localhost.:8788", "LOCALHOST:8788", "localhost.evil:8788"),
    *("0.0.0.0:8788", "127.1:8788", "2130706433:8788", "0x7f000001:8788", "127.0.0.2:8788"),
    *("[::]:8788", "[::ffff:127.0.0.1]:8788", "127.0.0.1:08788", "127.0.0.1:8788 ", ""),
    *("127.0.0.1:8788, evil.example", "127.0.0.1:8788/", "127.0.0.1:8788\x00", None),
)
ORIGINS = (
    *(None, OWN, "http://localhost:8788", "http://[::1]:8788", CHROME, FIREFOX),
    *("null", "", "*", "https://evil.example", "http://evil.example:8788", "file://", "data:"),
    *("https://127.0.0.1:8788", "http://127.0.0.1:3000", "http://127.0.0.1", "http://localhost"),
    *(f"{OWN}/", f"{OWN}.evil.example", f"{OWN}@evil.example", f" {OWN}", "HTTP://127.0.0.1:8788"),
    *(f"{OWN}, https://evil.example", f"https://evil.example {OWN}", "//127.0.0.1:8788"),
    *(f"{CHROME}/", f"{CHROME}.evil.example", f"{CHROME}a", CHROME[:-1], CHROME.upper()),
    *(f"x{CHROME}", "chrome-extension://" + "q" * 32, "chrome-extension://" + "0" * 32),
    *("chrome-extension://", "chrome://settings", f"https://evil.example/{CHROME}"),
    *(f"{FIREFOX}/", f"{FIREFOX}.evil.example", FIREFOX.upper(), "moz-extension://" + "-" * 36),
    *(FIREFOX.replace("-", ""), f"moz-extension://{{{FIREFOX[16:]}}}", "resource://x", "about:"),
    *("safari-web-extension://1", "extension://" + "a" * 32, "chrome-extension://" + "ａ" * 32),
)
NO_METADATA = (None, None, None)
LINK = ("cross-site", "navigate", "document")
METADATA = (
    *(NO_METADATA, ("none", "navigate", "document"), ("same-origin", "cors", "empty")),
    *(LINK, ("same-site", "navigate", "document"), ("Cross-Site", "navigate", "document")),
    *(("cross-site", "navigate", dest) for dest in ("iframe", "frame", "embed", "object", None)),
    *(("cross-site", "no-cors", dest) for dest in ("image", "script", "style", "empty", "audio")),
    *(("cross-site", "cors", "empty"), ("CROSS-SITE", "cors", "empty"), ("cross-site", None, None)),
    *(("cross-site", "websocket", "websocket"), ("cross-site", "no-cors", "document")),
    *(("same-site", "no-cors", "image"), ("same-site", "navigate", "iframe")),
    *(("same-site", "cors", "empty"), ("same-site", None, None), ("none", "no-cors", "empty")),
)
TYPES = (
    *(JSON, f"{JSON}; charset=utf-8", "Application/JSON", None, "", "text/plain", "text/html"),
    *("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json"),
    *("application/octet-stream", "application/jsonp", "application/csp-report", "*/*"),
    *(f"text/plain; {JSON}", f"text/plain, {JSON}", f"x{JSON}", "application/vnd.api+json"),
)
# The whole product of these few is asked of one path of each kind.
TELLING: tuple[Iterable[Any], ...] = (
    (*METHODS, "TRACE"),
    ("127.0.0.1:8788", "[::1]:8788", "evil.example:8788", "127.0.0.1", None),
    (None, OWN, CHROME, FIREFOX, "null", "https://evil.example", "http://127.0.0.1:3000"),
    (NO_METADATA, LINK, ("cross-site", "navigate", "iframe"), ("same-site", "no-cors", "image")),
    (JSON, None, "text/plain", "multipart/form-data; boundary=x", "application/octet-stream"),
)
KINDS = ("/", "/entries/x", "/v1/words/x", "/v1/imports")
ODD_PATHS = {
    "/nowhere",
    "/v1",
    "/v1/nowhere",
    "//v1/words",
    "/v1//words",
    "/./v1/words",
    "/V1/words",
}
_ARGUMENT = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Asking:
    """Return the application to be asked, with views that only note themselves."""
    folder = write_lexicon(tmp_path_factory.mktemp("own") / "lexicon", fields("小程序"))
    settings = Settings(lexicon_folders=(folder,), data_folder=folder / "data")
    return Asking(create_app(settings, LiveLexicon(settings.lexicon_folders)))


class Asking:
    """Sends rows to an application as a WSGI server would, and says what is wrong with answers."""

    def __init__(self, app: YanwaiApp) -> None:
        self._app = app
        self._ran = replace_views(app)
        rules = {_ARGUMENT.sub("x", rule.rule) for rule in app.url_map.iter_rules()}
        self.paths = sorted(rules | ODD_PATHS)

    def faults(self, rows: Iterable[Asked]) -> list[str]:
        """Return every row that was not received as the oracle says."""
        return [fault for asked in rows if (fault := self._fault(asked))]

    def _fault(self, asked: Asked) -> str | None:
        self._ran.clear()
        status = self._status(asked)
        wanted = verdict(asked)
        if wanted is Verdict.LET_IN:
            is_right = status in {200, 204, 404, 405, 308}  # the view, or Flask where there is none
        else:
            is_right = status == wanted.value and not self._ran
        return None if is_right else f"{astuple(asked)}: {status} {self._ran}, not {wanted}"

    def _status(self, asked: Asked) -> int:
        environ = {
            "REQUEST_METHOD": asked.method,
            "PATH_INFO": asked.path,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8788",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": BytesIO(b"{}"),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
            "HTTP_HOST": asked.host,
            "HTTP_ORIGIN": asked.origin,
            "HTTP_SEC_FETCH_SITE": asked.site,
            "HTTP_SEC_FETCH_MODE": asked.mode,
            "HTTP_SEC_FETCH_DEST": asked.dest,
            "CONTENT_TYPE": asked.content_type,
            "CONTENT_LENGTH": "2" if asked.length else None,
        }
        sent = {name: value for name, value in environ.items() if value is not None}
        answer, status, _ = run_wsgi_app(self._app.wsgi_app, sent)
        b"".join(answer)
        return int(status[:3])


def good_requests(path: str) -> Iterator[Asked]:
    """Yield what the extension, or a command line, asks of a path by every method."""
    for method in METHODS:
        yield Asked(method, path, "127.0.0.1:8788", None, *NO_METADATA, JSON)


def one_thing_changed(good: Asked) -> Iterator[Asked]:
    """Yield a request, and each that differs from it in one thing."""
    yield good
    yield replace(good, length=False)
    yield from (replace(good, host=host) for host in HOSTS)
    yield from (replace(good, origin=origin) for origin in ORIGINS)
    yield from (replace(good, content_type=kind) for kind in TYPES)
    for site, mode, dest in METADATA:
        yield replace(good, site=site, mode=mode, dest=dest)


def test_on_every_path_one_wrong_thing_is_enough_and_no_view_runs(asking: Asking) -> None:
    rows = [
        row
        for path in asking.paths
        for good in good_requests(path)
        for row in one_thing_changed(good)
    ]
    assert len(rows) > 30_000
    assert asking.faults(rows) == []


@pytest.mark.parametrize("path", KINDS)
def test_any_combination_is_received_as_the_design_says(path: str, asking: Asking) -> None:
    rows = [
        Asked(method, path, host, origin, site, mode, dest, kind)
        for method, host, origin, (site, mode, dest), kind in product(*TELLING)
    ]
    assert asking.faults(rows) == []
