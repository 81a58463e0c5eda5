"""A compiled dictionary's file in, its entries by word out; nothing is loaded into memory."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING, Self

from yanwai.dictionary.cedict import DictionaryEntry, Release
from yanwai.dictionary.cross_references import LookedUp, cross_references, targets
from yanwai.dictionary.kinds import kind_of
from yanwai.dictionary.schema import APPLICATION_ID, SCHEMA_VERSION
from yanwai.dictionary.word_packing import unpack_word_list
from yanwai.errors import DictionaryUnusableError
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yanwai.dictionary.word_list import WordList

_ENTRIES_OF_KEY = (
    "SELECT coalesce(traditional, simplified, key), coalesce(simplified, key), pinyin, definitions "
    "FROM entries WHERE key = ? ORDER BY position"
)
_HAS_KEY = "SELECT 1 FROM entries WHERE key = ? AND position = 0"
_WORD_LIST = "SELECT content FROM words"
_ALL_KEYS = "SELECT key FROM entries WHERE position = 0 ORDER BY key"


class Dictionary:
    """A compiled dictionary, open for reading; safe for many threads.

    Words are given in any script, width and case.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, release: Release) -> None:
        self.path = path
        self.release = release
        self._connection = connection
        self._process = os.getpid()
        self._turn = Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file that `compile_dictionary` wrote.

        Raises:
            DictionaryUnusableError: the file is missing, damaged, or something else.
        """
        if not path.is_file():
            raise DictionaryUnusableError(path, "is not there")
        try:
            connection = _connect(path)
            with ExitStack() as on_failure:
                on_failure.callback(connection.close)
                release = _checked_release(connection, path)
                on_failure.pop_all()
        except (sqlite3.Error, KeyError, ValueError) as error:
            raise DictionaryUnusableError(path, f"is damaged ({error})") from error
        return cls(path, connection, release)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def look_up(self, word: str) -> tuple[DictionaryEntry, ...]:
        """Return the entries of a word, the likeliest first.

        Those that are written exactly as the word come before those that only share its normal
        form: 乾 is also in the normal form of 幹.
        """
        found = [
            DictionaryEntry(
                traditional, simplified, tuple(pinyin.split(" ")), tuple(definitions.split("/"))
            )
            for traditional, simplified, pinyin, definitions in self._ask(
                _ENTRIES_OF_KEY, normal_form(word)
            )
        ]
        return tuple(sorted(found, key=lambda entry: not _is_written(entry, word)))

    def resolve(self, entry: DictionaryEntry) -> LookedUp:
        """Return an entry with those it sends its reader to, if it does no more than that.

        One step is taken; what an entry found that way refers to is not followed.
        """
        found = (
            target
            for reference in cross_references(entry)
            for target in targets(reference, self.look_up(reference.traditional))
            if target != entry
        )
        return LookedUp(entry, tuple(dict.fromkeys(found)))

    def readings(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Return the ordinary readings of a word, the commonest first, in numbered syllables.

        Where no entry is ordinary, those of the likeliest kind that there is.
        """
        entries = self.look_up(word)
        written = [entry for entry in entries if _is_written(entry, word)] or entries
        likeliest = min(map(kind_of, written), default=None)
        return tuple(
            dict.fromkeys(entry.pinyin for entry in written if kind_of(entry) == likeliest)
        )

    def headwords(self) -> Iterator[str]:
        """Yield the normal form of every headword, once each, in code-point order."""
        return (key for (key,) in self._ask(_ALL_KEYS))

    def word_list(self) -> WordList:
        """Return the words that text is cut into, made from this dictionary's headwords."""
        try:
            with self._turn:
                [packed] = self._connected().execute(_WORD_LIST).fetchone()
            return unpack_word_list(packed)
        except (sqlite3.DatabaseError, ValueError) as error:
            raise DictionaryUnusableError(self.path, f"is damaged ({error})") from error

    def __contains__(self, word: str) -> bool:
        return bool(self._ask(_HAS_KEY, normal_form(word)))

    def _ask(self, query: str, *key: str) -> list[tuple[str, ...]]:
        try:
            with self._turn:
                return self._connected().execute(query, key).fetchall()
        except UnicodeEncodeError:  # a lone surrogate is part of no word
            return []
        except sqlite3.DatabaseError as error:
            raise DictionaryUnusableError(self.path, f"is damaged ({error})") from error

    def _connected(self) -> sqlite3.Connection:
        """Return this process's own connection: a forked one shares its place in the file."""
        if self._process != os.getpid():
            self._connection = _connect(self.path)
            self._process = os.getpid()
        return self._connection


def _connect(path: Path) -> sqlite3.Connection:
    # `immutable`: the file is only ever replaced as a whole, so it needs no locks.
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _is_written(entry: DictionaryEntry, word: str) -> bool:
    return word in (entry.traditional, entry.simplified)


def _checked_release(connection: sqlite3.Connection, path: Path) -> Release:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise DictionaryUnusableError(path, "is a database, but no dictionary of Yanwai's")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION:
        raise DictionaryUnusableError(
            path, f"has format {version}, and this Yanwai reads format {SCHEMA_VERSION}"
        )
    fields = dict(connection.execute("SELECT name, value FROM metadata"))
    return Release(
        date=fields["date"],
        entry_count=int(fields["entry_count"]),
        licence=fields["licence"],
        credit=fields["credit"],
    )
