"""A lexicon in, the entries that somebody should read against the world again out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yanwai.lexicon.vocabulary import Register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.model import Entry

MONTHS_OF_ANY = 24
MONTHS_OF_FACTS = 12
MONTHS_OF_NETSPEAK = 12


class Due(NamedTuple):
    """An entry whose review is due, and why. Sorts by the month of its last review."""

    reviewed: str
    domain: str
    headword: str
    reason: str


def entries_due(lexicon: Lexicon, today: date) -> list[Due]:
    """Return the entries that are due, the longest unread first.

    Fees, rules and netspeak change faster than the rest.
    """
    return sorted(
        Due(item.entry.reviewed, item.domain, item.entry.headword, reason)
        for item in lexicon.entries.values()
        for reason in _first_reason(item.entry, months_since(item.entry.reviewed, today))
    )


def months_since(reviewed: str, today: date) -> int:
    """Return how many months ago a month like 2026-11 was."""
    year, month = map(int, reviewed.split("-"))
    return (today.year - year) * 12 + today.month - month


def _first_reason(entry: Entry, months: int) -> Iterator[str]:
    if months > MONTHS_OF_ANY:
        yield f"not read for {months} months"
    elif months > MONTHS_OF_FACTS and entry.facts:
        yield f"its facts may have changed in {months} months"
    elif months > MONTHS_OF_NETSPEAK and any(
        s.register_ is Register.NETSPEAK for s in entry.senses
    ):
        yield f"netspeak may have moved on in {months} months"
