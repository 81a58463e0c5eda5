"""Pydantic's findings in, sentences for an editor out: what is wrong, and what would be right."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from yanwai.lexicon.yaml_reader import Path

_LONGEST_GIVEN = 60  # characters of what stands in the file; its line is named beside it
# By pydantic's name of the fault; its context fills the braces.
_SENTENCES = {
    "missing": "is missing, and every entry needs it",
    "string_too_long": "has {length} characters; {max_length} is the most",
    "string_too_short": "is empty",
    "string_pattern_mismatch": "{given} has not the form {pattern}",
    "too_long": "has {actual_length} items; {max_length} is the most",
    "too_short": "has {actual_length} items; {min_length} is the least",
    "value_error": "{error}",
    "tuple_type": "must be a list",
    "model_type": "must be fields with values, written `name: value`",
    "dict_type": "must be fields with values, written `name: value`",
    "string_type": "must be text",
    "int_parsing": "{given} is not a whole number",
}


def describe_faults(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Yield each fault's path in the document and its description."""
    found = error.errors(include_url=False)
    for details in found:
        path = tuple(details["loc"])
        if details["type"] == "too_short" and any(_is_below(d["loc"], path) for d in found):
            continue  # pydantic counts only whole items; the faulty ones are reported themselves
        yield path, f"{_name(path)}{_description(details, path, model)}"


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _name(path: Path) -> str:
    return ".".join(_shortened(str(step)) for step in path) + ": " if path else ""


def _shortened(given: str) -> str:
    return given if len(given) <= _LONGEST_GIVEN else f"{given[:_LONGEST_GIVEN]}…"


def _description(details: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    context: dict[str, Any] = details.get("ctx", {})
    if details["type"] == "extra_forbidden":
        *above, name = path
        return f"there is no such field here{_suggestion(str(name), _field_names(model, above))}"
    if details["type"] == "enum":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"{_shortened(repr(details['input']))} is not one of {allowed}"
    sentence = _SENTENCES.get(details["type"], "{message}")
    length = len(details["input"]) if isinstance(details["input"], str) else 0
    return sentence.format(
        message=details["msg"],
        given=_shortened(repr(details["input"])),
        length=length,
        **context,
    )


def _suggestion(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; the fields are {', '.join(known)}"


def _field_names(model: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """List the fields of the record at a path of the document, in the model's order."""
    schema = _schema(model)
    at = schema
    for step in path:
        at = at["items"] if isinstance(step, int) else _value_schema(at, step)
        at = next((option for option in at.get("anyOf", []) if option.get("type") != "null"), at)
        if reference := at.get("$ref"):
            at = schema["$defs"][reference.rpartition("/")[2]]
    return list(at["properties"])


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _value_schema(record: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a field of a record holds, or, in a mapping of free names, any value of it."""
    fields: dict[str, dict[str, Any]] = record.get("properties") or record["patternProperties"]
    return fields[name] if name in fields else next(iter(fields.values()))
