"""A block of page text in, its annotations out: the whole engine in the order of its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yanwai.engine.candidates import CandidateFinder, SentenceCandidates
from yanwai.engine.cues import Surroundings
from yanwai.engine.hints import HintFinder, Hints
from yanwai.engine.judge import judge
from yanwai.engine.margins import Margins
from yanwai.engine.overlaps import JudgedMatch, keep_longest
from yanwai.engine.patterns import split_objects
from yanwai.engine.segment import Segmenter
from yanwai.engine.senses import choose_sense
from yanwai.lexicon.vocabulary import MatchMode
from yanwai.text.normalise import Normalised, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.dictionary.word_list import WordList
    from yanwai.engine.patterns import MatchKind
    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.model import Entry, Sense
    from yanwai.text.spans import Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """A term in a text, with the sense that is meant.

    Attributes:
        span: the term's hull, in code points of the text as it was given.
        parts: what belongs to the term; several for a split term, in the same unit.
        other_senses: those that it might have instead, the likeliest first; none when it is clear.
        confidence: from 0 to 1, that the term stands there in this sense.
    """

    span: Span
    parts: tuple[Span, ...]
    entry: Entry
    sense: Sense
    other_senses: tuple[Sense, ...]
    kind: MatchKind
    confidence: float

    def shift(self, by: int) -> Annotation:
        """Return the annotation as it stands in a text that begins `by` code points earlier."""
        parts = tuple(part.shift(by) for part in self.parts)
        return replace(self, span=self.span.shift(by), parts=parts)


class Annotator:
    """Annotates texts with one lexicon. Holds no state between texts; safe to share by threads."""

    def __init__(self, lexicon: Lexicon, words: WordList) -> None:
        self.lexicon = lexicon
        self.segmenter = Segmenter(words, _spoken_in_one_piece(lexicon))
        self._finder = CandidateFinder(lexicon)
        self._hints = HintFinder(hint for term in self._finder.terms for hint in term.hints())

    def annotate(self, source: str) -> tuple[Annotation, ...]:
        """Return the terms of a text, sorted, none overlapping another."""
        normal = normalise(source)
        margins = Margins(self.segmenter, normal.text)
        hints = Hints(self._hints, normal.text)
        return tuple(
            _annotation(match, normal)
            for in_sentence in self._finder.find(normal.text)
            for match in keep_longest(_judged(in_sentence, normal.text, margins, hints))
        )


def _annotation(match: JudgedMatch, normal: Normalised) -> Annotation:
    candidate = match.candidate
    chosen = choose_sense(candidate, match.where)
    return Annotation(
        span=normal.to_source(candidate.hull),
        parts=tuple(normal.to_source(part) for part in candidate.parts),
        entry=candidate.entry,
        sense=chosen.sense,
        other_senses=chosen.others,
        kind=candidate.kind,
        confidence=round(match.confidence * chosen.certainty, 2),
    )


def _judged(
    found: SentenceCandidates, text: str, margins: Margins, hints: Hints
) -> Iterator[JudgedMatch]:
    for candidate in found.candidates:
        where = Surroundings(text, found.sentence, candidate.parts, hints)
        confidence = judge(candidate, where, margins)
        if confidence is not None:
            yield JudgedMatch(candidate, where, confidence)


def _spoken_in_one_piece(lexicon: Lexicon) -> Iterator[str]:
    """Yield the spellings that a segmenter may take for one word.

    Of a split term its object too, which stands alone in 加个微信; but no single character, which
    is a word of its own everywhere: 票 of 抢票 would cut 发票.
    """
    for item in lexicon.entries.values():
        entry = item.entry
        if entry.match.mode is not MatchMode.FRAME:
            yield entry.headword
            yield from (variant.form for variant in entry.variants)
        if entry.match.mode is MatchMode.SPLIT:
            yield from (part for part in split_objects(entry) if len(part) > 1)
