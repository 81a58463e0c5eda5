"""Small CC-CEDICT releases for tests, and the dictionaries compiled from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.dictionary.cedict import parse
from yanwai.dictionary.compile import compile_dictionary
from yanwai.dictionary.store import Dictionary

if TYPE_CHECKING:
    from pathlib import Path

DATE = "2026-09-10T07:14:51Z"


def release(*lines: str, date: str = DATE, entries: int | None = None) -> str:
    """Return the text of a release with the given lines of entries."""
    header = [
        "# CC-CEDICT",
        "# Published by MDBG",
        "# CEDICT - Copyright (C) 1997, 1998 Paul Andrew Denisowski",
        "#! version=1",
        f"#! entries={len(lines) if entries is None else entries}",
        "#! publisher=MDBG",
        "#! license=https://creativecommons.org/licenses/by-sa/4.0/",
        f"#! date={date}",
    ]
    return "\n".join([*header, *lines, ""])


def compiled(file: Path, *lines: str, date: str = DATE) -> Path:
    """Compile a release of the given lines of entries into `file`."""
    compile_dictionary(parse(release(*lines, date=date).split("\n"), "test"), file)
    return file


def dictionary(folder: Path, *lines: str) -> Dictionary:
    """Open a dictionary of the given lines of entries."""
    return Dictionary.open(compiled(folder / "test.sqlite", *lines))
