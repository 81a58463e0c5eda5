"""An entry and a term's surroundings in, the sense that is meant and how surely out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yanwai.engine.candidates import Candidate
    from yanwai.engine.cues import Surroundings
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


def choose_sense(candidate: Candidate, where: Surroundings) -> ChosenSense:
    """Choose the sense that the form has by itself, else the one whose cues fire most strongly.

    Without cues it is the first, the likeliest.
    """
    senses = candidate.entry.senses
    if len(senses) == 1:
        return ChosenSense(senses[0], (), 1.0)
    for sense in senses:
        if sense.id == candidate.sense:
            return ChosenSense(sense, (), 1.0)
    strengths = [cues.strength(where) for cues in candidate.term.senses]
    order = sorted(range(len(senses)), key=lambda i: -strengths[i])
    likeliest, *others = (senses[i] for i in order)
    best, second = (strengths[i] for i in order[:2])
    if best == 0:
        return ChosenSense(likeliest, tuple(others), UNCUED_CERTAINTY)
    if best < second * CLEAR_LEAD:
        return ChosenSense(likeliest, tuple(others), CONTESTED_CERTAINTY)
    return ChosenSense(likeliest, (), 1.0)
