"""Cards in, a deck that Anki imports out.

A note is known by its word: a later deck updates the notes of an earlier one and leaves the
reader's progress alone. The field for sound stays empty, for Anki's own tools to fill.
"""

from __future__ import annotations

import io
import itertools
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING
from zipfile import ZipFile

import genanki

from yanwai.export.anki_note import DECK, FIELDS, MODEL, STYLE, TAG, TEMPLATES, values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.export.cards import Card

_DECK_ID = 1_871_202_611
_MODEL_ID = 1_871_202_612
"""Chosen once; Anki knows our deck and our kind of note by them."""


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note that is known by its word alone."""

    @property
    def guid(self) -> str:
        """Anki's name for the note."""
        return str(genanki.guid_for("yanwai", self.fields[0]))


def anki_deck(cards: Iterable[Card]) -> bytes:
    """Return the deck as an .apkg file."""
    model = genanki.Model(
        _MODEL_ID,
        MODEL,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in TEMPLATES],
        css=STYLE,
    )
    deck = genanki.Deck(_DECK_ID, DECK)
    for card in cards:
        deck.add_note(_Note(model=model, fields=values(card), tags=[TAG]))
    return _packed(genanki.Package(deck))


def _packed(package: genanki.Package) -> bytes:
    """Return a package as its file: genanki's own way leaves a database in the temporary folder."""
    now = time.time()
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), now, itertools.count(int(now * 1000)))
        connection.commit()
        collection = connection.serialize()
    written = io.BytesIO()
    with ZipFile(written, "w") as file:
        file.writestr("collection.anki2", collection)
        file.writestr("media", "{}")
    return written.getvalue()
