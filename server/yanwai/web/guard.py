"""Who may use a server on the reader's own machine: decided before any view runs.

Every program on the machine, and every web page in the reader's browser, can reach a loopback
port. What keeps them out, in this order:

1. `Host` must be one of our own names, else 421. A page that rebinds its own domain to 127.0.0.1
   sends its own name here.
2. `Origin`, when there is one, must be an extension's or our own pages', matched whole, else 403.
   Browsers send it with every POST and every cross-origin fetch; `null` is never ours.
3. `Sec-Fetch-Site: cross-site` or `same-site` without an accepted Origin is 403: a page that embeds
   or fetches us without CORS, of another machine or of another port of this one. The exception is
   a reader who follows a link to one of our pages: a top-level navigation by GET, outside /v1.
4. What has a body must announce its length (411), within the limit (413), and its type (415).
   /v1 takes JSON alone, and files of words as bytes without a type: no page's form can send
   either. The reader page takes its own form, with a file, and so does the page that it saves as a
   file. Files may be larger.

A hosted server answers to the names that its owner has given, and needs a token besides.

Flask-CORS cannot do this: it only writes headers, and the view of a refused origin still runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import request

from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from yanwai.settings import Settings

EXTENSION_ORIGIN = re.compile(
    r"chrome-extension://[a-p]{32}"
    r"|moz-extension://[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
_LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80
_OTHER_SITES = frozenset({"cross-site", "same-site"})  # a site has many ports, and we are one
_METHODS_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_FORM = "application/x-www-form-urlencoded"
_FORM_WITH_FILE = "multipart/form-data"
_FORM_PATHS = frozenset({"/", "/export.html"})
_BYTES = "application/octet-stream"
_BYTES_PATHS = frozenset({"/v1/imports"})
CHUNKED_HEADER = "X-Sent-In-Chunks"  # set by our server; who sends it only refuses himself
_API_PREFIX = "/v1/"


class Guard:
    """Refuses, by raising `ProblemError`, every request that is not the reader's own."""

    def __init__(self, settings: Settings) -> None:
        self._hosts = frozenset(settings.allowed_hosts or _loopback_hosts(settings.port))
        scheme = "https" if settings.allowed_hosts else "http"
        own = (f"{scheme}://{host}" for host in self._hosts)
        self._own_origins = frozenset((*own, *settings.origins))
        self._limits = settings.limits

    def check(self) -> None:
        """Check the request that Flask is about to dispatch."""
        if request.headers.get("Host") not in self._hosts:
            raise ProblemError(Problem.HOST_NOT_ALLOWED)
        origin = request.headers.get("Origin")
        if origin is not None and not self._is_ours(origin):
            raise ProblemError(Problem.ORIGIN_NOT_ALLOWED)
        is_anothers = request.headers.get("Sec-Fetch-Site", "").lower() in _OTHER_SITES
        if is_anothers and origin is None and not _follows_a_link():
            raise ProblemError(Problem.ORIGIN_NOT_ALLOWED)
        if request.method in _METHODS_WITH_BODY:
            self._check_body()

    def _is_ours(self, origin: str) -> bool:
        return origin in self._own_origins or EXTENSION_ORIGIN.fullmatch(origin) is not None

    def _check_body(self) -> None:
        length = request.content_length
        if length is None or CHUNKED_HEADER in request.headers:
            raise ProblemError(Problem.LENGTH_REQUIRED)
        kind = request.mimetype
        is_form = request.path in _FORM_PATHS and kind in (_FORM, _FORM_WITH_FILE)
        is_bytes = request.path in _BYTES_PATHS and kind == _BYTES
        has_file = is_bytes or (is_form and kind == _FORM_WITH_FILE)
        most = self._limits.file_bytes if has_file else self._limits.body_bytes
        if length > most:
            detail = f"A body may have {most} bytes; this one has {length}."
            raise ProblemError(Problem.BODY_TOO_LARGE, detail)
        if kind != "application/json" and not is_form and not is_bytes:
            raise ProblemError(Problem.UNSUPPORTED_MEDIA_TYPE)
        request.max_content_length = most


def _loopback_hosts(port: int) -> list[str]:
    """Return this machine's names; browsers leave the port out where it is the scheme's own."""
    hosts = [f"{name}:{port}" for name in _LOOPBACK_NAMES]
    return [*hosts, *_LOOPBACK_NAMES] if port == _HTTP_PORT else hosts


def _follows_a_link() -> bool:
    """Tell a reader's own step to one of our pages from what a page fetches or embeds."""
    return (
        request.method == "GET"
        and not request.path.startswith(_API_PREFIX)
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )
