"""Gold words in, how often each way to find the word under the pointer is right out.

Three figures over every Chinese character: `exact`, the span is the gold word; `whole`, it is one
or several gold words whole; `cuts`, one of its ends cuts a gold word apart: the true error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jieba

from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.engine.document import Explainer

LONGEST_LOOKED_FOR = 16

WordsAt = Callable[[str], Sequence[Span]]
"""A sentence in, one span for each of its characters out."""


@dataclass(slots=True)
class HoverScore:
    """Counts over Chinese characters."""

    asked: int = 0
    exact: int = 0
    whole: int = 0
    cuts: int = 0

    def __str__(self) -> str:
        exact, whole, cuts = (100 * n / self.asked for n in (self.exact, self.whole, self.cuts))
        return f"exact {exact:6.2f} %   whole {whole:6.2f} %   cuts {cuts:6.3f} %"


def score(gold: Iterable[tuple[str, list[Span]]], words_at: WordsAt) -> HoverScore:
    """Ask for the word at every character."""
    counted = HoverScore()
    for sentence, words in gold:
        bounds = {end for word in words for end in word}
        gold_at = {i: word for word in words for i in range(*word)}
        for i, found in enumerate(words_at(sentence)):
            if not is_han(sentence[i]):
                continue
            holds_bound = any(k in bounds for k in range(found.start + 1, found.end))
            is_whole = found.start in bounds and found.end in bounds
            counted.asked += 1
            counted.exact += found == gold_at[i]
            counted.whole += is_whole
            counted.cuts += holds_bound and not is_whole
    return counted


def ours(explainer: Explainer) -> WordsAt:
    """Return what `/v1/lookup/batch` answers."""
    return lambda sentence: explainer.words.boundaries(sentence, range(len(sentence)))


def by_jieba(sentence: str) -> list[Span]:
    """Return jieba's words, cut from folded text: it knows simplified characters best."""
    spans = []
    start = 0
    for word in jieba.cut(normal_form(sentence)):
        spans += [Span(start, start + len(word))] * len(word)
        start += len(word)
    return spans


def longest_from_pointer(headwords: frozenset[str]) -> WordsAt:
    """Return the longest headword that begins at the pointer, as popup dictionaries do."""

    def words_at(sentence: str) -> list[Span]:
        text = normal_form(sentence)
        return [
            next(
                Span(start, end)
                for end in range(min(len(text), start + LONGEST_LOOKED_FOR), start, -1)
                if end == start + 1 or text[start:end] in headwords
            )
            for start in range(len(text))
        ]

    return words_at
