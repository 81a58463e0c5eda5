"""Our own table in, as `yanwai words export` writes it; its words out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from yanwai.export.as_tsv import HEADER
from yanwai.intake.gathering import Gathering
from yanwai.study.snapshots import WordDocument

if TYPE_CHECKING:
    from datetime import datetime

    from yanwai.intake.incoming import Incoming


def table_words(text: str, now: datetime) -> Incoming:
    """Return the words of the rows with status, dates and newest sentence."""
    gathering = Gathering(now)
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) != len(HEADER):
            gathering.leave(number, f"it has {len(cells)} columns, not {len(HEADER)}")
            continue
        row = dict(zip(HEADER, cells, strict=True))
        fault = gathering.fault_of(row["word"])
        if fault:
            gathering.leave(number, fault)
            continue
        try:
            gathering.take(_word(row))
        except ValidationError as error:
            gathering.leave(number, f"{error.errors()[0]['loc'][0]}: {error.errors()[0]['msg']}")
    return gathering.result("our own table", is_dated=True)


def _word(row: dict[str, str]) -> WordDocument:
    met = {"sentence": row["sentence"], "title": row["title"], "url": row["address"]}
    return WordDocument.model_validate(
        {
            "word": row["word"],
            "status": row["status"],
            "created_at": row["saved"],
            "updated_at": row["changed"],
            "contexts": [met | {"met_at": row["changed"]}] if row["sentence"] else [],
        }
    )
