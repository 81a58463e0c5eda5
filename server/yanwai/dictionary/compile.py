"""A parsed release in, one SQLite file out: small, found by key, the same bytes each time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from yanwai.dictionary.order import in_order
from yanwai.dictionary.schema import SCHEMA
from yanwai.dictionary.word_counts import jieba_counts
from yanwai.dictionary.word_list import build_word_list
from yanwai.dictionary.word_packing import pack_word_list
from yanwai.errors import NotWrittenError
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yanwai.dictionary.cedict import Cedict, DictionaryEntry


def compile_dictionary(cedict: Cedict, target: Path) -> None:
    """Write a release to `target`, whole or not at all.

    Raises:
        NotWrittenError: the folder cannot be written to; the file that was there is kept.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=f".{target.stem}-") as folder:
            unfinished = Path(folder) / target.name
            _write(cedict, unfinished)
            unfinished.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWrittenError(target, str(error)) from error


def _write(cedict: Cedict, file: Path) -> None:
    by_key = _by_key(cedict.entries)
    words = pack_word_list(build_word_list(by_key, jieba_counts()))
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(SCHEMA)
        with connection:
            connection.executemany(
                "INSERT INTO metadata VALUES (?, ?)", sorted(asdict(cedict.release).items())
            )
            connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", _rows(by_key))
            connection.execute("INSERT INTO words VALUES (?)", [words])


def _by_key(entries: Iterable[DictionaryEntry]) -> dict[str, list[DictionaryEntry]]:
    by_key: defaultdict[str, list[DictionaryEntry]] = defaultdict(list)
    for entry in entries:
        for key in {normal_form(entry.simplified), normal_form(entry.traditional)}:
            by_key[key].append(entry)
    return by_key


def _rows(
    by_key: Mapping[str, list[DictionaryEntry]],
) -> Iterator[tuple[str | int | None, ...]]:
    """Yield the table's rows in the order of its primary key, so that its pages fill up."""
    for key in sorted(by_key):
        for position, entry in enumerate(in_order(by_key[key])):
            yield (
                key,
                position,
                None if entry.traditional == entry.simplified else entry.traditional,
                None if entry.simplified == key else entry.simplified,
                " ".join(entry.pinyin),
                "/".join(entry.definitions),
            )
