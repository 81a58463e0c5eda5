"""Every fault the server answers with, as problem documents (RFC 9457).

A problem never repeats what was posted: not its text, not a value from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import TYPE_CHECKING

import orjson
from flask import Response, render_template, request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 1
_FIELD_PATH = re.compile(r"[a-z0-9_.]{0,80}")


@dataclass(frozen=True, slots=True)
class _Kind:
    status: HTTPStatus
    title: str
    cure: str


class Problem(Enum):
    """The kinds of fault; a name is the anchor under which /docs describes it."""

    MALFORMED_JSON = _Kind(
        HTTPStatus.BAD_REQUEST,
        "The body is not JSON",
        "Send JSON in UTF-8, without lone surrogates.",
    )
    HOST_NOT_ALLOWED = _Kind(
        HTTPStatus.MISDIRECTED_REQUEST,
        "This server does not answer to that Host",
        "Use the address the server printed when it started, such as http://127.0.0.1:8788.",
    )
    ORIGIN_NOT_ALLOWED = _Kind(
        HTTPStatus.FORBIDDEN,
        "Web pages may not use this server",
        "Only the extension and the server's own pages may; call it from the command line, "
        "without an Origin header, to try it.",
    )
    LENGTH_REQUIRED = _Kind(
        HTTPStatus.LENGTH_REQUIRED,
        "The request has no Content-Length",
        "Send the body whole, with its length, not in chunks.",
    )
    BODY_TOO_LARGE = _Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large",
        "Send less at once: the answer names the limit.",
    )
    TEXT_TOO_LARGE = _Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The request holds too much text",
        "Send fewer blocks, or fewer characters, at once: the answer names the limit.",
    )
    UNSUPPORTED_MEDIA_TYPE = _Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body is not announced as JSON",
        "Send the header Content-Type: application/json.",
    )
    INVALID_REQUEST = _Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request has fields that do not fit",
        "Mend each of the errors; every one is listed with its path.",
    )
    NO_SUCH_ENTRY = _Kind(
        HTTPStatus.NOT_FOUND,
        "The lexicon has no such entry",
        "Look for it with /v1/entries?q=…",
    )
    NOT_PAIRED = _Kind(
        HTTPStatus.UNAUTHORIZED,
        "This needs the reader's token",
        "Pair once: run `yanwai pair` and enter the code in the extension's settings.",
    )
    WRONG_CODE = _Kind(
        HTTPStatus.FORBIDDEN,
        "This pairing code does not work",
        "It may be mistyped, used, or older than ten minutes: run `yanwai pair` for a new one.",
    )
    NO_SUCH_WORD = _Kind(
        HTTPStatus.NOT_FOUND, "This word is not saved", "PUT it to save it; /v1/words lists all."
    )
    NO_SUCH_OWN_ENTRY = _Kind(
        HTTPStatus.NOT_FOUND,
        "You have written no such entry",
        "Write it at /lexicon/new; only your own entries can be changed.",
    )
    OWN_ENTRY_EXISTS = _Kind(
        HTTPStatus.CONFLICT,
        "You have an entry of this headword",
        "Send it with `replace: true` to write over it, or choose another headword.",
    )
    ENTRY_NOT_WRITTEN = _Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The entry could not be written",
        "The terminal in which the server runs says why; what was there before is kept.",
    )
    ANSWERED_ELSEWHERE = _Kind(
        HTTPStatus.CONFLICT,
        "This card was answered since it was shown",
        "Another tab or machine has answered it: ask /v1/reviews/due for what is due now.",
    )
    UNUSABLE_FILE = _Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This file holds no words that can be taken",
        "Send a backup, a table of ours, a list of Zhongwen's or Pleco's, or a word a line.",
    )
    NO_ROOM = _Kind(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The disk is full, so nothing was changed",
        "Make room and try again; what was saved before is whole.",
    )
    WORDS_UNUSABLE = _Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The saved words cannot be opened",
        "The terminal in which the server runs says why.",
    )
    NOT_FOUND = _Kind(
        HTTPStatus.NOT_FOUND, "There is nothing at this address", "/docs lists every address."
    )
    METHOD_NOT_ALLOWED = _Kind(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This address does not take that method",
        "The header Allow names the methods it takes.",
    )
    BUSY = _Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The server has as much work as it takes at once",
        "Try again after the seconds that Retry-After names.",
    )
    TOO_MANY_REQUESTS = _Kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        "These are more requests than one user or address may send",
        "Try again after the seconds that Retry-After names.",
    )
    NOT_READY = _Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The server cannot serve this now",
        "Its users or its database cannot be read; its log says why. Try again later.",
    )
    BUG = _Kind(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The server failed; this is a bug",
        "The terminal in which the server runs shows a traceback to report.",
    )

    @property
    def slug(self) -> str:
        """The kind's name as the end of its `type`."""
        return self.name.lower().replace("_", "-")

    @property
    def type(self) -> str:
        """The address at which the kind is documented, from the server's root."""
        return f"/docs#{self.slug}"


@dataclass(slots=True)
class ProblemError(Exception):
    """Raised by anything that handles a request, to answer with a problem document.

    Attributes:
        detail: what was wrong this time; the kind's cure when there is nothing to add.
        errors: every fault of the request with its path.
    """

    problem: Problem
    detail: str = ""
    errors: Sequence[Mapping[str, str]] = field(default_factory=tuple)
    headers: Mapping[str, str] = field(default_factory=dict)


def shown_path(path: str) -> str:
    """Return a field's path, unless its name could be a piece of the posted text."""
    return path if _FIELD_PATH.fullmatch(path) else "(a field that does not exist)"


def problem_response(error: ProblemError) -> Response:
    """Return a fault as what is sent: a document for programs, a page for a reader's browser."""
    kind = error.problem.value
    if _is_for_a_reader():
        page = render_template("problem.html", title=kind.title, detail=error.detail or kind.cure)
        return Response(page, kind.status.value, headers=dict(error.headers))
    document: dict[str, object] = {
        "type": error.problem.type,
        "title": kind.title,
        "status": kind.status.value,
        "detail": error.detail or kind.cure,
    }
    if error.errors:
        document["errors"] = error.errors
    response = Response(orjson.dumps(document), kind.status.value, content_type=CONTENT_TYPE)
    response.headers.update(error.headers)
    return response


def _is_for_a_reader() -> bool:
    accepted = request.accept_mimetypes
    is_page = not request.path.startswith("/v1/")
    return is_page and accepted["text/html"] > accepted["application/json"]
