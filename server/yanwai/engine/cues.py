"""A cue of the lexicon and the surroundings of a term in, the strength with which it fires out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from yanwai.text.normalise import normal_form
from yanwai.text.sentences import line_span
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.lexicon.model import Cue

ADJACENT = 3.0  # what stands directly beside a term says more than what stands near by
SAME_SENTENCE = 2.0  # at the term's side; less with distance
FAR_IN_SENTENCE = 0.6  # but never as little as what another sentence says
NEIGHBOUR_SENTENCE = 0.5
NEIGHBOUR_CHARS = 60  # how far beyond the sentence a cue may stand: about two sentences of chat
HALF_STRENGTH_CHARS = 12  # a cue this far away in the sentence counts half
_PARTICLES = frozenset("啊呀哈哦呢吧了的嘛啦哇呐诶欸唉哎嘿")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a term stands.

    Attributes:
        text: the whole block in normal form.
        sentence: the sentence's span in it, in code points.
        parts: what belongs to the term, in code points of `text`.
    """

    text: str
    sentence: Span
    parts: tuple[Span, ...]

    @property
    def term(self) -> Span:
        """The term's hull."""
        return Span(self.parts[0].start, self.parts[-1].end)


def strength(cues: Iterable[Cue], where: Surroundings) -> float:
    """Return how strongly the cues fire together; 0 when none does."""
    return sum(_strength(cue, where) for cue in cues)


def any_in_sentence(cues: Iterable[Cue], where: Surroundings) -> bool:
    """Tell whether a cue fires within the term's own sentence."""
    return any(_strength(cue, where) > NEIGHBOUR_SENTENCE for cue in cues)


def _strength(cue: Cue, where: Surroundings) -> float:
    if cue.near is not None:
        return _near(_normal(cue.near), where)
    if cue.before is not None:
        is_before = where.text.endswith(_normal(cue.before), 0, where.term.start)
        return ADJACENT if is_before else 0.0
    if cue.after is not None:
        is_after = where.text.startswith(_normal(cue.after), where.term.end)
        return ADJACENT if is_after else 0.0
    return ADJACENT if _is_whole_message(where) else 0.0


def _near(word: str, where: Surroundings) -> float:
    in_sentence = [
        _distance(found, where.term)
        for found in _occurrences(word, where.text, where.sentence)
        if not any(found.overlaps(part) for part in where.parts)
    ]
    if in_sentence:
        decayed = SAME_SENTENCE / (1 + min(in_sentence) / HALF_STRENGTH_CHARS)
        return max(decayed, FAR_IN_SENTENCE)
    around = Span(
        max(0, where.sentence.start - NEIGHBOUR_CHARS), where.sentence.end + NEIGHBOUR_CHARS
    )
    outside = (
        found
        for found in _occurrences(word, where.text, around)
        if not found.overlaps(where.sentence)
    )
    return NEIGHBOUR_SENTENCE if any(True for _ in outside) else 0.0


def _occurrences(word: str, text: str, within: Span) -> Iterable[Span]:
    start = text.find(word, within.start, within.end)
    while start >= 0:
        yield Span(start, start + len(word))
        start = text.find(word, start + 1, within.end)


def _distance(found: Span, term: Span) -> int:
    return max(term.start - found.end, found.start - term.end, 0)


def _is_whole_message(where: Surroundings) -> bool:
    """Tell whether the term's line says nothing else: punctuation, emoji and particles aside."""
    line = line_span(where.text, where.term.start)
    around = where.text[line.start : where.term.start] + where.text[where.term.end : line.end]
    return all(c in _PARTICLES or unicodedata.category(c)[0] not in "LN" for c in around)


@lru_cache(maxsize=4096)
def _normal(word: str) -> str:
    return normal_form(word)
