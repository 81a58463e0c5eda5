"""A lexicon's folder in, the headwords out that somebody besides their writer has read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "review"


def read_by_a_second(folder: Path) -> frozenset[str] | None:
    """Return the headwords in the first column of the tables in `folder/review`.

    None where there is no such folder: the lexicon keeps no account of its readings.
    """
    tables = folder / FOLDER
    if not tables.is_dir():
        return None
    return frozenset(
        row["headword"]
        for table in sorted(tables.glob("*.tsv"))
        for row in csv.DictReader(
            table.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    )
