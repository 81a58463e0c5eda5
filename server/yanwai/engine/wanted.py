"""Annotations and what a reader asks for in, those that are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.lexicon.vocabulary import Risk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.engine.annotate import Annotation
    from yanwai.lexicon.index import Lexicon

_RISK_RANKS = {risk: rank for rank, risk in enumerate(Risk)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which annotations a reader asks for; the default is all of them.

    Attributes:
        skipped: headwords that are left out.
    """

    domains: frozenset[str] | None = None
    max_risk: Risk = Risk.LEGAL_OR_ACCOUNT_RISK
    min_confidence: float = 0.0
    skipped: frozenset[str] = frozenset()


ALL = Wanted()


def narrow(annotations: Iterable[Annotation], wanted: Wanted, lexicon: Lexicon) -> list[Annotation]:
    """Leave out what is not wanted."""
    return [
        annotation
        for annotation in annotations
        if annotation.confidence >= wanted.min_confidence
        and _RISK_RANKS[annotation.sense.risk] <= _RISK_RANKS[wanted.max_risk]
        and annotation.entry.headword not in wanted.skipped
        and (
            wanted.domains is None
            or lexicon.entries[annotation.entry.headword].domain in wanted.domains
        )
    ]
