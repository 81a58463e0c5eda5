"""JSON for Flask by orjson: strict in (UTF-8, no lone surrogates, no NaN), fast out."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any, NoReturn

import orjson
from flask import Request, Response
from flask.json.provider import JSONProvider

from yanwai.web.problems import Problem, ProblemError


class OrjsonProvider(JSONProvider):
    """Flask's seam for JSON; orjson encodes the payload's dataclasses as they are."""

    def dumps(self, obj: Any, **_: Any) -> str:
        """Encode to text, for templates and tests."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Decode; raises a ValueError that names the place but repeats nothing of the text."""
        return orjson.loads(s)


class OwnRequest(Request):
    """A request that says where its JSON went wrong, and whose files stay in memory.

    What a reader reads is never written to a temporary file.
    """

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return BytesIO()

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        """Answer 400 with the decoder's own words: a position, never the text."""
        raise ProblemError(Problem.MALFORMED_JSON, f"The body is not JSON: {e}.") from None


def json_response(payload: object) -> Response:
    """Return a payload, made of the engine's dataclasses, as the response that is sent."""
    return Response(orjson.dumps(payload), content_type="application/json")
