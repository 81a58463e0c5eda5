"""Pleco's flashcards as XML in, their words out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from yanwai.intake.gathering import Gathering

if TYPE_CHECKING:
    from datetime import datetime

    from yanwai.intake.incoming import Incoming

_ROOT = "<plecoflash"
_LOOKED_AT = 1_000  # characters; the declaration and a comment stand before the root


def is_pleco_xml(text: str) -> bool:
    """Tell whether a text is Pleco's."""
    return _ROOT in text[:_LOOKED_AT]


def pleco_words(text: str, now: datetime) -> Incoming:
    """Return the simplified word of each card, or the traditional one where there is no other.

    The parser is one for HTML: it knows no entities of the file's own, and so cannot be led astray.
    """
    gathering = Gathering(now)
    for number, card in enumerate(LexborHTMLParser(text).css("card"), start=1):
        heads = {head.attributes.get("charset"): head.text() for head in card.css("headword")}
        word = heads.get("sc") or heads.get("tc") or next(iter(heads.values()), "")
        gathering.take_plain(number, word.strip())
    return gathering.result("flashcards of Pleco's", is_dated=False)
