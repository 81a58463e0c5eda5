"""Judged matches in, the ones that stand when several claim the same characters out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.engine.patterns import MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.engine.candidates import Candidate
    from yanwai.engine.cues import Surroundings

_KIND_RANKS = {kind: rank for rank, kind in enumerate(MatchKind)}


@dataclass(frozen=True, slots=True)
class JudgedMatch:
    """A candidate that stands, with the confidence (0.5 to 0.99) and what is around it."""

    candidate: Candidate
    where: Surroundings
    confidence: float


def keep_longest(matches: Iterable[JudgedMatch]) -> list[JudgedMatch]:
    """Resolve overlaps by one rule, longest match first, and return what stands in text order.

    The match with the longest hull wins (吃瓜群众 over 吃瓜), then the one to which most of those
    characters belong, the reader's own, the plainer kind, the surer, and the one further left.
    """
    standing: list[JudgedMatch] = []
    for match in sorted(matches, key=_rank):
        hull = match.candidate.hull
        if not any(hull.overlaps(other.candidate.hull) for other in standing):
            standing.append(match)
    return sorted(standing, key=lambda match: match.candidate.hull)


def _rank(match: JudgedMatch) -> tuple[int, int, bool, int, float, int]:
    candidate = match.candidate
    start, end = candidate.hull
    return (
        start - end,
        -candidate.covered,
        not candidate.term.is_own,
        _KIND_RANKS[candidate.kind],
        -match.confidence,
        start,
    )
