"""A sentence in normal form in, the lattice of its words out.

The words and their counts are jieba's, held by a tokenizer of our own: the global one is shared
with every other user of the library, and it loads a cache from the temporary folder with no check
of who wrote it. jieba's dictionary is folded by the same table as the text, or 乾隆 would fall
apart (the text says 干隆 by then).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources
from math import inf, log
from typing import TYPE_CHECKING

import jieba

from yanwai.text.normalise import normal_form
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TERM_COUNT = 30
TERM_FACTOR = 4
"""How likely a term is held to be: 30 among jieba's 60 million, or four times its count there.

jieba's counts are old newspapers': 朋友圈 has 3, 快递 100, 小程序 none. As they are, 圈里 would cut
朋友圈里 and 会上 cut 会上火. Much more, as jieba's own default for added words, and 小程序 is found
inside 小程序员 again, 红包 inside 红包装: those two stand off by 4 and 1 nats.
"""

WordEnds = dict[int, list[int]]


class Segmenter:
    """Cuts sentences into words; knows jieba's words and a lexicon's terms."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        known, total = _dictionary()
        counts = dict(known)
        for term in terms:
            word = normal_form(term)
            counts[word] = max(counts.get(word, 0) * TERM_FACTOR, TERM_COUNT)
            _add_prefixes(word, counts)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ = counts
        self._tokenizer.total = total
        self._tokenizer.initialized = True

    def lattice(self, sentence: str) -> Lattice:
        """Return every way to cut a sentence, with the probability of each word."""
        ends: WordEnds = self._tokenizer.get_DAG(sentence)
        _keep_latin_runs_whole(sentence, ends)
        route: dict[int, tuple[float, int]] = {}
        self._tokenizer.calc(sentence, ends, route)
        total = log(self._tokenizer.total)
        counts: Mapping[str, int] = self._tokenizer.FREQ
        words = [
            (start, last + 1, log(counts.get(sentence[start : last + 1]) or 1) - total)
            for start, lasts in ends.items()
            for last in lasts
        ]
        return Lattice(words, route, len(sentence))


class Lattice:
    """All words that may stand in one sentence, and the best path through every position.

    Offsets are code points from the sentence's start. Scores are natural logarithms.
    """

    def __init__(
        self,
        words: list[tuple[int, int, float]],
        route: Mapping[int, tuple[float, int]],
        length: int,
    ) -> None:
        self._words = sorted(words)
        self._words_at = {(start, end) for start, end, _ in words}
        self._after = route
        self._length = length
        self._before = self._best_before()

    def path(self) -> Iterator[Span]:
        """Yield the words of the best path, in order."""
        start = 0
        while start < self._length:
            end = self._after[start][1] + 1
            yield Span(start, end)
            start = end

    def margin(self, span: Span) -> float:
        """Return by how much the best path that stops at both ends beats the best that does not.

        Positive when the span is one word or several whole ones; negative when a word that runs
        across one of its ends is likelier. Infinite when no known word crosses either end.
        A longer word does not run across when it is a compound that keeps the span's meaning: one
        that ends in the span (开发票 is still about 发票), or whose other parts are words of two
        characters or more (春运期间). 小姐姐 and 快递员 are words of their own.
        """
        standing = self._before[span.start] + self._inside(span) + self._after[span.end][0]
        crossing = -inf
        for start, end, score in self._words:
            if start >= span.end:
                break
            if start < span.start < end or start < span.end < end:
                through = self._before[start] + score + self._after[end][0]
                if self._keeps_meaning(span, start, end):
                    standing = max(standing, through)
                else:
                    crossing = max(crossing, through)
        return standing - crossing if standing > -inf else -inf

    def _keeps_meaning(self, span: Span, start: int, end: int) -> bool:
        """Tell whether the word from `start` to `end` is a compound about the span inside it."""
        if not start <= span.start < span.end <= end:
            return False
        if span.end == end and (start, span.start) in self._words_at:
            return True
        return all(
            left == right or (right - left > 1 and (left, right) in self._words_at)
            for left, right in ((start, span.start), (span.end, end))
        )

    def _best_before(self) -> list[float]:
        best = [-inf] * (self._length + 1)
        best[0] = 0.0
        for start, end, score in self._words:
            best[end] = max(best[end], best[start] + score)
        return best

    def _inside(self, span: Span) -> float:
        best = {span.start: 0.0}
        for start, end, score in self._words:
            if start >= span.end:
                break
            if start in best and end <= span.end:
                best[end] = max(best.get(end, -inf), best[start] + score)
        return best.get(span.end, -inf)


def _keep_latin_runs_whole(sentence: str, ends: WordEnds) -> None:
    """Let no word begin or stop inside a run of Latin letters and digits: `app` is one thing."""
    start = 0
    while start < len(sentence):
        if not _is_latin(sentence[start]):
            ends[start] = _outside_runs(sentence, ends[start])
            start += 1
            continue
        end = start
        while end < len(sentence) and _is_latin(sentence[end]):
            end += 1
        longer = [last for last in _outside_runs(sentence, ends[start]) if last >= end]
        ends[start] = [end - 1, *longer]
        for inside in range(start + 1, end):
            ends[inside] = [end - 1]
        start = end


def _outside_runs(sentence: str, lasts: list[int]) -> list[int]:
    return [
        last
        for last in lasts
        if last + 1 == len(sentence)
        or not (_is_latin(sentence[last]) and _is_latin(sentence[last + 1]))
    ]


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@cache
def _dictionary() -> tuple[Mapping[str, int], int]:
    """Read jieba's dictionary, fold its words, and add up the counts of those that became equal.

    Returns the counts by word, with every word's prefixes as jieba wants them, and their total.
    """
    text = resources.files(jieba).joinpath("dict.txt").read_text(encoding="utf-8")
    counts: dict[str, int] = defaultdict(int)
    for line in normal_form(text).splitlines():
        word, count, _part_of_speech = line.split(" ")
        counts[word] += int(count)
    total = sum(counts.values())
    for word in tuple(counts):
        _add_prefixes(word, counts)
    return dict(counts), total


def _add_prefixes(word: str, counts: dict[str, int]) -> None:
    """Give the beginnings of a word the count 0, by which jieba knows that a word may go on."""
    for length in range(len(word) - 1, 0, -1):
        counts.setdefault(word[:length], 0)
