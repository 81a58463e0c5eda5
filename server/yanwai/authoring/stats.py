"""A lexicon in, tables of what it holds out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yanwai.lexicon.index import Lexicon


@dataclass(frozen=True, slots=True)
class LexiconStats:
    """Counts of a lexicon, each table from name to count.

    `registers`, `risks` and `regions` count senses, the others entries.
    """

    entries: int
    senses: int
    forms: int
    examples: int
    domains: Mapping[str, int]
    modes: Mapping[str, int]
    registers: Mapping[str, int]
    risks: Mapping[str, int]
    regions: Mapping[str, int]
    reviewed: Mapping[str, int]


def lexicon_stats(lexicon: Lexicon) -> LexiconStats:
    """Count what a lexicon holds."""
    entries = [item.entry for item in lexicon.entries.values()]
    senses = [sense for entry in entries for sense in entry.senses]
    return LexiconStats(
        entries=len(entries),
        senses=len(senses),
        forms=sum(1 + len(entry.variants) for entry in entries),
        examples=sum(len(entry.how_people_say_it) for entry in entries),
        domains=lexicon.count_by_domain(),
        modes=_count(entry.match.mode for entry in entries),
        registers=_count(sense.register_ for sense in senses),
        risks=_count(sense.risk for sense in senses),
        regions=_count(region for sense in senses for region in sense.region),
        reviewed=_count(entry.reviewed for entry in entries),
    )


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(map(str, names)).most_common())
