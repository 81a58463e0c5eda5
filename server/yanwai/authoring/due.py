"""A lexicon in, the entries that somebody should read against the world again out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yanwai.lexicon.vocabulary import Register

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
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


def entries_due(
    lexicon: Lexicon, today: date, read_twice: Container[str] | None = None
) -> list[Due]:
    """Return the entries that are due, the longest unread first.

    Fees, rules and netspeak change faster than the rest. `read_twice` holds the headwords that
    have had a second reader; without it none is due for want of one.
    """
    return sorted(
        Due(item.entry.reviewed, item.domain, item.entry.headword, reason)
        for item in lexicon.entries.values()
        for reason in _reasons(item.entry, months_since(item.entry.reviewed, today), read_twice)
    )


def months_since(reviewed: str, today: date) -> int:
    """Return how many months ago a month like 2026-11 was."""
    year, month = map(int, reviewed.split("-"))
    return (today.year - year) * 12 + today.month - month


def _reasons(entry: Entry, months: int, read_twice: Container[str] | None) -> Iterator[str]:
    if read_twice is not None and entry.headword not in read_twice:
        yield "nobody but its writer has read it"
    elif months > MONTHS_OF_ANY:
        yield f"not read for {months} months"
    elif months > MONTHS_OF_FACTS and entry.facts:
        yield f"its facts may have changed in {months} months"
    elif months > MONTHS_OF_NETSPEAK and any(
        s.register_ is Register.NETSPEAK for s in entry.senses
    ):
        yield f"netspeak may have moved on in {months} months"
