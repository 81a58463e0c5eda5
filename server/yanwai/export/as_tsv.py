"""Rows in, tab-separated text out, as spreadsheets and word-list programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEADER = (
    "word",
    "traditional",
    "pinyin",
    "meaning",
    "status",
    "saved",
    "changed",
    "sentence",
    "title",
    "address",
)


def tsv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a line for the header and one for each row; tabs and breaks in them become spaces."""
    yield "\t".join(HEADER)
    for row in rows:
        yield "\t".join(" ".join(value.split()) for value in row)
