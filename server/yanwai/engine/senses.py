"""An entry and a term's surroundings in, the sense that is meant and how surely out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.engine.cues import strength

if TYPE_CHECKING:
    from yanwai.engine.cues import Surroundings
    from yanwai.lexicon.model import Entry, Sense

UNCUED_CERTAINTY = 0.7  # several senses and no cue: the likeliest is shown, and said to be a guess
CONTESTED_CERTAINTY = 0.6  # cues of two senses fire about equally
CLEAR_LEAD = 1.5  # by this factor the strongest sense must lead to count as certain


@dataclass(frozen=True, slots=True)
class ChosenSense:
    """The sense that is meant.

    Attributes:
        sense: one of the entry's senses.
        certainty: from 0 to 1, to multiply with the confidence that the term stands there at all.
    """

    sense: Sense
    certainty: float


def choose_sense(entry: Entry, where: Surroundings) -> ChosenSense:
    """Choose the sense whose cues fire most strongly; without cues, the first, the likeliest."""
    if len(entry.senses) == 1:
        return ChosenSense(entry.senses[0], 1.0)
    scored = [(strength(sense.cues, where), sense) for sense in entry.senses]
    best, sense = max(scored, key=lambda pair: pair[0])
    if best == 0:
        return ChosenSense(entry.senses[0], UNCUED_CERTAINTY)
    second = max(score for score, other in scored if other is not sense)
    is_clear = best >= second * CLEAR_LEAD
    return ChosenSense(sense, 1.0 if is_clear else CONTESTED_CERTAINTY)
