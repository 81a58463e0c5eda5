"""Yomitan's dictionary format 3 as a JSON schema: as much of it as our export may use, no more.

Written after the format's published schemas; what those allow and we do not use is left out, so
that this is the stricter of the two.
"""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_CONTENT = {"$ref": "#/$defs/content"}
_STYLE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "fontStyle": {"enum": ["normal", "italic"]},
        "fontWeight": {"enum": ["normal", "bold"]},
        "fontSize": _TEXT,
        "color": _TEXT,
        "marginTop": {"type": "number"},
        "marginBottom": {"type": "number"},
    },
}


def _tag(names: list[str], **fields: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": ["tag", *(name for name in fields if name == "href")],
        "additionalProperties": False,
        "properties": {"tag": {"enum": names}, "content": _CONTENT, "lang": _TEXT, **fields},
    }


INDEX: dict[str, Any] = {
    "type": "object",
    "required": ["title", "revision", "format"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": 3},
        "sequenced": {"type": "boolean"},
        "sourceLanguage": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        "targetLanguage": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        **dict.fromkeys(("title", "revision", "author", "description", "attribution"), _TEXT),
    },
}

TAGS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "array",
        "minItems": 5,
        "maxItems": 5,
        "prefixItems": [_TEXT, _TEXT, {"type": "number"}, _TEXT, {"type": "number"}],
    },
}

TERMS: dict[str, Any] = {
    "$defs": {
        "content": {
            "oneOf": [
                _TEXT,
                {"type": "array", "items": _CONTENT},
                _tag(["span", "div", "ol", "ul", "li"], style=_STYLE),
                _tag(["a"], href={"type": "string", "pattern": r"^(?:https?:|\?)"}),
            ]
        }
    },
    "type": "array",
    "items": {
        "type": "array",
        "minItems": 8,
        "maxItems": 8,
        "prefixItems": [
            {"type": "string", "minLength": 1},
            _TEXT,
            _TEXT,
            {"const": ""},
            {"type": "number"},
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type", "content"],
                    "additionalProperties": False,
                    "properties": {"type": {"const": "structured-content"}, "content": _CONTENT},
                },
            },
            {"type": "integer"},
            _TEXT,
        ],
    },
}
