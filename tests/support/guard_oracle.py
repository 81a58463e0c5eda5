"""A request goes in; how the design says the server must receive it comes out.

Written from the design's section on the reader's own machine and docs/decisions/0003-guard.md, not
from `yanwai.web.guard`, and by other means: no regular expression, no Flask. The two must agree.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import Enum

_PORT = 8788
_OWN_HOSTS = {f"{name}:{_PORT}" for name in ("127.0.0.1", "localhost", "[::1]")}
_CHROME_LETTERS = set("abcdefghijklmnop")
_FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
_FORM_PATHS = {"/", "/export.html"}
_BYTES_PATHS = {"/v1/imports"}


class Verdict(Enum):
    """How a request is received; the value is the status, where the guard itself answers."""

    LET_IN = 0
    MISDIRECTED = 421
    FORBIDDEN = 403
    NO_LENGTH = 411
    WRONG_TYPE = 415


@dataclass(frozen=True)
class Asked:
    """What of a request the guard may look at; None is a header that is not sent."""

    method: str
    path: str
    host: str | None
    origin: str | None
    site: str | None
    mode: str | None
    dest: str | None
    content_type: str | None
    length: bool = True


def verdict(asked: Asked) -> Verdict:
    """Say what must happen before any view runs."""
    if asked.host not in _OWN_HOSTS:
        return Verdict.MISDIRECTED
    if asked.origin is not None and not _is_listed(asked.origin):
        return Verdict.FORBIDDEN
    if asked.origin is None and _is_from_elsewhere(asked.site) and not _is_followed_link(asked):
        return Verdict.FORBIDDEN
    if asked.method in {"POST", "PUT", "PATCH"}:
        if not asked.length:
            return Verdict.NO_LENGTH
        if not _is_type_taken(asked):
            return Verdict.WRONG_TYPE
    return Verdict.LET_IN


def _is_listed(origin: str) -> bool:
    scheme, _, rest = origin.partition("://")
    if scheme == "chrome-extension":
        return len(rest) == 32 and set(rest) <= _CHROME_LETTERS
    if scheme == "moz-extension":
        try:
            return str(uuid.UUID(rest)) == rest
        except ValueError:
            return False
    return scheme == "http" and rest in _OWN_HOSTS


def _is_from_elsewhere(site: str | None) -> bool:
    """Tell whether the browser says that another origin made it ask."""
    return site is not None and site.lower() in {"cross-site", "same-site"}


def _is_followed_link(asked: Asked) -> bool:
    """Tell a reader's own step to one of our pages: the decision's first exception."""
    is_page = not asked.path.lstrip("/").startswith("v1/")  # //v1/words is no page either
    is_step = (asked.mode, asked.dest) == ("navigate", "document")
    return asked.method == "GET" and is_page and is_step


def _is_type_taken(asked: Asked) -> bool:
    kind = (asked.content_type or "").split(";")[0].strip().lower()
    if kind == "application/json":
        return True
    if asked.path in _FORM_PATHS and kind in _FORM_TYPES:
        return True
    return asked.path in _BYTES_PATHS and kind == "application/octet-stream"
