"""Cues of the lexicon and the surroundings of a term in, the strength with which they fire out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.text.normalise import normal_form
from yanwai.text.sentences import clause_around, line_span
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.engine.hints import Hints
    from yanwai.lexicon.model import Cue

ADJACENT = 3.0  # what stands directly beside a term says more than what stands near by
SAME_SENTENCE = 2.0  # at the term's side; less with distance
FAR_IN_SENTENCE = 0.6  # but never as little as what another sentence says
NEIGHBOUR_SENTENCE = 0.5
HALF_STRENGTH_CHARS = 12  # a cue this far away in the sentence counts half
_PARTICLES = frozenset("啊呀哈哦呢吧了的吗嘛啦哇呐呗诶欸唉哎嘿")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a term stands.

    Attributes:
        text: the whole block in normal form.
        sentence: the sentence's span in it, in code points.
        parts: what belongs to the term, in code points of `text`.
        hints: the words of the block that cues name.
    """

    text: str
    sentence: Span
    parts: tuple[Span, ...]
    hints: Hints

    @property
    def term(self) -> Span:
        """The term's hull."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class CueSet:
    """Cues that speak for the same thing, by their kinds, in normal form."""

    near: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    whole_clause: bool
    whole_message: bool

    def strength(self, where: Surroundings) -> float:
        """Return how strongly the cues fire together; 0 when none does."""
        return sum(self._near(where).values()) + self._adjacent(where)

    def fires_in_sentence(self, where: Surroundings) -> bool:
        """Tell whether a cue fires within the term's own sentence."""
        return self._adjacent(where) > 0 or any(
            strength > NEIGHBOUR_SENTENCE for strength in self._near(where).values()
        )

    def _adjacent(self, where: Surroundings) -> float:
        text, (start, end) = where.text, where.term
        # 不 and 太不 directly before a term are one sign, not two.
        signs = (
            any(text.endswith(word, 0, start) for word in self.before),
            any(text.startswith(word, end) for word in self.after),
            self._is_whole(where),
        )
        return ADJACENT * sum(signs)

    def _is_whole(self, where: Surroundings) -> bool:
        if self.whole_clause:  # a message that is nothing but the term is a clause as well
            return _is_alone(where, clause_around(where.text, where.term, where.sentence))
        return self.whole_message and _is_alone(where, line_span(where.text, where.term.start))

    def _near(self, where: Surroundings) -> dict[str, float]:
        """Return the strength of each word that stands near by, where it stands nearest."""
        strengths: dict[str, float] = {}
        if not self.near:
            return strengths
        for place, word in where.hints.around(where.sentence):
            if word in self.near and not any(place.overlaps(part) for part in where.parts):
                strengths[word] = max(strengths.get(word, 0.0), _strength(place, where))
        return strengths


def cue_set(cues: Iterable[Cue]) -> CueSet:
    """Sort cues by their kinds."""
    cues = tuple(cues)
    return CueSet(
        near=frozenset(normal_form(cue.near) for cue in cues if cue.near is not None),
        before=tuple(normal_form(cue.before) for cue in cues if cue.before is not None),
        after=tuple(normal_form(cue.after) for cue in cues if cue.after is not None),
        whole_clause=any(cue.whole_clause for cue in cues),
        whole_message=any(cue.whole_message for cue in cues),
    )


def _strength(place: Span, where: Surroundings) -> float:
    inside = where.sentence.start <= place.start and place.end <= where.sentence.end
    if not inside:
        return 0.0 if place.overlaps(where.sentence) else NEIGHBOUR_SENTENCE
    distance = max(where.term.start - place.end, place.start - where.term.end, 0)
    return max(SAME_SENTENCE / (1 + distance / HALF_STRENGTH_CHARS), FAR_IN_SENTENCE)


def _is_alone(where: Surroundings, stretch: Span) -> bool:
    """Tell whether a stretch says nothing but the term: punctuation, emoji and particles aside."""
    start, end = where.term
    around = where.text[stretch.start : start] + where.text[end : stretch.end]
    return all(c in _PARTICLES or unicodedata.category(c)[0] not in "LN" for c in around)
