"""A dictionary's headwords and jieba's counts in, the words that text is cut into out.

A word is what a reader can look up: jieba's own list holds 228,000 words that no dictionary has,
and hides the ones that it has inside them. Its counts tell how likely each headword is.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import log
from typing import TYPE_CHECKING

from daachorse import CharwiseDoubleArrayAhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.dictionary.name_counts import NameCounts
    from yanwai.dictionary.word_counts import WordCounts

UNSEEN_COUNT = 1  # of a headword that jieba does not know
LONGEST_WORD = 16  # code points; what is longer is a sentence, and a lattice need not hold it

# A numeral and its measure word are two words, though dictionaries list the commonest pairs.
_NUMERALS = "一两几这那每某各多"
_MEASURES = "个种次年位名天件"
_PAIRS = frozenset(map("".join, product(_NUMERALS, _MEASURES)))
_PAIR_DISCOUNT = 1000


@dataclass(frozen=True)
class WordList:
    """Words in normal form, how often each is met, and an automaton that finds them all.

    Attributes:
        lines: the words in code-point order, one a line; a word's index among them is its number in
            the automaton. As one text they take a tenth of the memory.
        counts: how often each word is met; at least 1.
        automaton: reports `(start, end, number)` in code points.
        names: what names are made of.
    """

    lines: str
    counts: array[int]
    automaton: CharwiseDoubleArrayAhoCorasick
    names: NameCounts

    @property
    def words(self) -> list[str]:
        """Every word, in code-point order."""
        return self.lines.split("\n")

    @cached_property
    def total(self) -> int:
        """The sum of all counts."""
        return sum(self.counts)

    @cached_property
    def scores(self) -> array[float]:
        """The natural logarithm of each word's probability."""
        total = log(self.total)
        return array("f", (log(count) - total for count in self.counts))

    def count(self, word: str) -> int:
        """Return how often a word in normal form is met; 0 for one that is not in the list."""
        found = self.automaton.find_overlapping(word)
        whole = (n for start, end, n in found if start == 0 and end == len(word))
        return next((self.counts[n] for n in whole), 0)


def build_word_list(headwords: Iterable[str], known: WordCounts) -> WordList:
    """Give each headword, in normal form, the count that jieba has for it."""
    words = sorted(word for word in set(headwords) if 0 < len(word) <= LONGEST_WORD)
    counts = array("I", (_count(word, known) for word in words))
    lines = "\n".join(words)
    return WordList(lines, counts, CharwiseDoubleArrayAhoCorasick(words), known.names)


def _count(word: str, known: WordCounts) -> int:
    count = known.words.get(word, 0)
    if word in _PAIRS:
        count //= _PAIR_DISCOUNT
    return max(count, UNSEEN_COUNT)
