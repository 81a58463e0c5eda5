"""A file with a JSON object a line in, its pages out."""

from __future__ import annotations

import gzip
from typing import IO, TYPE_CHECKING, cast

import orjson

from yanwai.bulk.page import MOST_CHARS, BrokenPage, Page

if TYPE_CHECKING:
    from collections.abc import Iterator


def jsonl_pages(file: IO[bytes], *, is_gzipped: bool) -> Iterator[Page | BrokenPage]:
    """Yield a page for each line that is not empty: `text`, and `id`, `url`, `date` if given."""
    lines = cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_gzipped else file
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _page(line, f"line-{number}")
    except (EOFError, OSError) as error:
        yield BrokenPage(f"line-{number + 1}", f"the file ends in the middle ({error})")


def _page(line: bytes, name: str) -> Page | BrokenPage:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return BrokenPage(name, f"it is no JSON ({error.msg} at character {error.colno})")
    if not isinstance(found, dict):
        return BrokenPage(name, "it is no JSON object")
    page_id, text = str(found.get("id", name)), found.get("text")
    url, date = (str(found.get(key) or "") for key in ("url", "date"))
    if not isinstance(text, str):
        return BrokenPage(page_id, "it has no field text that holds a string", url, date)
    if len(text) > MOST_CHARS:
        reason = f"it has {len(text)} characters, and {MOST_CHARS} are the most"
        return BrokenPage(page_id, reason, url, date)
    return Page(page_id, text, url, date)
