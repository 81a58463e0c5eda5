"""The words that may stand in a text in; the best path, and how surely a span is one, out."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ScoredWord = tuple[int, int, float]


def _nothing(_start: int, _end: int) -> bool:
    return False


class Lattice:
    """All words that may stand in one stretch of text, and the best path through every position.

    Offsets are code points from the stretch's start. Scores are natural logarithms.
    """

    def __init__(self, words: Sequence[ScoredWord], length: int) -> None:
        """Take words in the order of their ends; they must lead from 0 to `length`."""
        self._words = words
        self._length = length
        self._before, self._via = _best_before(words, length)
        self._after = _best_after(words, length)

    def path(self) -> list[Span]:
        """Return the words of the best path, in order."""
        path = []
        end = self._length
        while end:
            start = self._via[end]
            path.append(Span(start, end))
            end = start
        return path[::-1]

    def margin(self, span: Span, leave_out: Callable[[int, int], bool] = _nothing) -> float:
        """Return by how much the best path that stops at both ends beats the best that does not.

        Positive when the span is one word or several whole ones; negative when a word that runs
        across one of its ends, or a longer one that holds it, is likelier. Infinite when no known
        word does. `leave_out` takes the start and the end of such a word and tells whether it is
        to be held for none.
        """
        crossing = max(
            (
                self._before[start] + score + self._after[end]
                for start, end, score in self._crossing(span)
                if not leave_out(start, end)
            ),
            default=-inf,
        )
        if crossing == -inf:
            return inf
        return self._before[span.start] + self._inside(span) + self._after[span.end] - crossing

    def _crossing(self, span: Span) -> Iterator[ScoredWord]:
        begin, stop = span
        for word in self._words:
            if word[0] < begin < word[1] or word[0] < stop < word[1]:
                yield word

    def _inside(self, span: Span) -> float:
        best = {span.start: 0.0}
        for start, end, score in self._words:
            if start in best and end <= span.end:
                best[end] = max(best.get(end, -inf), best[start] + score)
        return best.get(span.end, -inf)


def _best_before(words: Sequence[ScoredWord], length: int) -> tuple[list[float], list[int]]:
    best = [-inf] * (length + 1)
    via = [0] * (length + 1)
    best[0] = 0.0
    for start, end, score in words:
        through = best[start] + score
        if through > best[end]:
            best[end] = through
            via[end] = start
    return best, via


def _best_after(words: Sequence[ScoredWord], length: int) -> list[float]:
    best = [-inf] * (length + 1)
    best[length] = 0.0
    for start, end, score in reversed(words):
        best[start] = max(best[start], score + best[end])
    return best
