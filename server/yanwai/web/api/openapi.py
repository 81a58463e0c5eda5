"""The OpenAPI document as APIFlask makes it in, the same with every fault described out."""

from __future__ import annotations

from typing import Any

from yanwai.web.problems import CONTENT_TYPE, Problem

_TEXT = {"type": "string"}
_FAULT = {
    "type": "object",
    "required": ["path", "message"],
    "properties": {"path": _TEXT, "message": _TEXT},
}
_DOCUMENT = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "enum": [problem.type for problem in Problem]},
        "title": _TEXT,
        "status": {
            "type": "integer",
            "enum": sorted({problem.value.status.value for problem in Problem}),
        },
        "detail": _TEXT,
        "errors": {"type": "array", "items": _FAULT},
    },
}
_RESPONSE = {
    "description": "A problem document (RFC 9457); /docs describes every type.",
    "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def describe_problems(document: dict[str, Any] | str) -> dict[str, Any] | str:
    """Say of every operation that it may answer with a problem, in place of APIFlask's own 422."""
    if isinstance(document, str):  # which APIFlask would hand over, were it asked for YAML
        raise TypeError("the document is made as JSON")
    document["components"]["schemas"]["Problem"] = _DOCUMENT
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _RESPONSE
    return document
