"""An entry and a term's surroundings in, the sense that is meant and how surely out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yanwai.engine.cues import Surroundings
    from yanwai.engine.terms import Term
    from yanwai.lexicon.model import Sense

UNCUED_CERTAINTY = 0.7  # several senses and no cue: the likeliest is shown, and said to be a guess
CONTESTED_CERTAINTY = 0.6  # cues of two senses fire about equally
CLEAR_LEAD = 1.5  # by this factor the strongest sense must lead to count as certain


@dataclass(frozen=True, slots=True)
class ChosenSense:
    """The sense that is meant.

    Attributes:
        sense: one of the entry's senses.
        others: those that it might be instead, the likeliest first; none when it is clear.
        certainty: from 0 to 1, to multiply with the confidence that the term stands there at all.
    """

    sense: Sense
    others: tuple[Sense, ...]
    certainty: float


def choose_sense(term: Term, where: Surroundings) -> ChosenSense:
    """Choose the sense whose cues fire most strongly; without cues, the first, the likeliest."""
    senses = term.entry.senses
    if len(senses) == 1:
        return ChosenSense(senses[0], (), 1.0)
    strengths = [cues.strength(where) for cues in term.senses]
    order = sorted(range(len(senses)), key=lambda i: -strengths[i])
    likeliest, *others = (senses[i] for i in order)
    best, second = (strengths[i] for i in order[:2])
    if best == 0:
        return ChosenSense(likeliest, tuple(others), UNCUED_CERTAINTY)
    if best < second * CLEAR_LEAD:
        return ChosenSense(likeliest, tuple(others), CONTESTED_CERTAINTY)
    return ChosenSense(likeliest, (), 1.0)
