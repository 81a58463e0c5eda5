"""Cards in, a deck that Anki imports out.

A note is known by its word: a later deck updates the notes of an earlier one and leaves the
reader's progress alone. The field for sound stays empty, for Anki's own tools to fill.
"""

from __future__ import annotations

import io
from dataclasses import fields
from typing import TYPE_CHECKING

import genanki

from yanwai.export.cards import Card

if TYPE_CHECKING:
    from collections.abc import Iterable

DECK = "Yanwai 言外"
_DECK_ID = 1_871_202_611
_MODEL_ID = 1_871_202_612
"""Chosen once; Anki knows our deck and our kind of note by them."""

_FIELDS = [field.name.capitalize() for field in fields(Card)]
_BACK = """
<div class="word" lang="zh">{{Word}}</div>
<div class="reading">{{Pinyin}} <span lang="zh">{{Traditional}}</span></div>
{{Sound}}
<div class="tagline">{{Tagline}}</div>
<div class="meaning">{{Meaning}}</div>
<div class="manner">{{Manner}}</div>
{{#Met}}<h2>Where you met it</h2><div lang="zh">{{Met}}</div>{{/Met}}
{{#Examples}}<h2>How people say it</h2>{{Examples}}{{/Examples}}
{{#Fits}}<h2>When it fits</h2><div>{{Fits}}</div>{{/Fits}}
{{#Choices}}<h2>Choose by situation</h2><div>{{Choices}}</div>{{/Choices}}
<div class="source">{{Source}}</div>
"""
_STYLE = """
.card { font: 18px/1.5 Georgia, serif; text-align: left; max-width: 34em; margin: 0 auto; }
.word { font-size: 2.2em; }
.reading, .manner, .source { color: #7a7167; }
.tagline { font-style: italic; margin: .6em 0; }
.meaning { font-weight: bold; }
.meaning i { font-weight: normal; }
h2 { font-size: .9em; margin: 1.2em 0 .2em; color: #a8321f; }
.nightMode h2 { color: #f0836c; }
.source { font-size: .75em; margin-top: 1.5em; }
"""


class _Note(genanki.Note):  # type: ignore[misc]
    """A note that is known by its word alone."""

    @property
    def guid(self) -> str:
        """Anki's name for the note."""
        return str(genanki.guid_for("yanwai", self.fields[0]))


def anki_deck(cards: Iterable[Card]) -> bytes:
    """Return the deck as an .apkg file."""
    model = _model()
    deck = genanki.Deck(_DECK_ID, DECK)
    for card in cards:
        values = [getattr(card, field.name) for field in fields(Card)]
        deck.add_note(_Note(model=model, fields=[*values, ""], tags=["yanwai"]))
    written = io.BytesIO()
    genanki.Package(deck).write_to_file(written)
    return written.getvalue()


def _model() -> genanki.Model:
    front_meaning = (
        '<div class="word" lang="zh">{{Word}}</div>'
        '{{#Met}}<div lang="zh">{{Met}}</div>{{/Met}}<p>What does it mean here?</p>'
    )
    front_word = (
        '<div class="meaning">{{Meaning}}</div>'
        '{{#Hidden}}<p lang="zh">{{Hidden}}</p>{{/Hidden}}<p>Which word is it?</p>'
    )
    return genanki.Model(
        _MODEL_ID,
        "Yanwai",
        fields=[{"name": name} for name in (*_FIELDS, "Sound")],
        templates=[
            {"name": "Meaning", "qfmt": front_meaning, "afmt": _BACK},
            {"name": "Word", "qfmt": front_word, "afmt": _BACK},
        ],
        css=_STYLE,
    )
