"""Text in normal form in, its words out: the whole text's at once, or a stretch's as a lattice.

Both are cut into the same words, those of a `WordList` and the lexicon's terms. Whole texts are
cut by rjieba, a compiled jieba, or where that cannot be imported by jieba itself; numerals and
names, which no list holds, are then put together.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate, chain
from math import log
from operator import itemgetter
from typing import TYPE_CHECKING

from daachorse import CharwiseDoubleArrayAhoCorasick

from yanwai.dictionary.word_list import LONGEST_WORD
from yanwai.engine.cutters import make_cutter
from yanwai.engine.lattice import Lattice, ScoredWord
from yanwai.engine.names import NameModel
from yanwai.engine.numerals import numeral_score, numerals
from yanwai.text.normalise import normal_form
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.dictionary.word_list import WordList
    from yanwai.engine.cutters import Cutter

TERM_COUNT = 6
TERM_FACTOR = 8
"""How often a term is held to be met: 8 times as often as the word list says, and 6 times (about
10 in 10^8) at least.

The list's counts are old newspapers': 快递 has 100, 开发 10,022, and 开发|票 would beat 开|发票.
Much more, as jieba's own default for added words, and 小程序 is found inside 小程序员 again, from
which it stands off by 5.6 nats. The factor also rules over terms inside longer headwords: 面子 does
not stand in 爱面子, 30 times as likely as 爱 beside 面子; in 公主病, 1.6 times, 公主 would.
"""

_LATIN_RUN = re.compile("[a-z0-9]+")
_SINGLES = re.compile(rb"\x01{4,}")  # boundaries that leave at least three single characters


class Segmenter:
    """Cuts text into words; knows the words of a list and a lexicon's terms. Safe for threads."""

    def __init__(self, word_list: WordList, terms: Iterable[str] = ()) -> None:
        self._word_list = word_list
        self._names = NameModel(word_list.names)
        self._terms = _term_counts(terms, word_list)
        self._unseen = -log(word_list.total)
        self._term_scores = [log(count) + self._unseen for count in self._terms.values()]
        self._term_automaton = (
            CharwiseDoubleArrayAhoCorasick(list(self._terms)) if self._terms else None
        )

    def lattice(self, text: str) -> Lattice:
        """Return every way to cut a text that is short: a sentence, a clause."""
        scores = self._word_list.scores
        words = [(a, b, scores[n]) for a, b, n in self._word_list.automaton.find_overlapping(text)]
        if self._term_automaton:
            found = self._term_automaton.find_overlapping(text)
            words += [(a, b, self._term_scores[n]) for a, b, n in found]
        words += self._unlisted(text)
        words = _whole_latin_runs(text, words, self._unseen)
        words.sort(key=_end)
        return Lattice(words, len(text))

    def covering(self, text: str, offset: int) -> list[Span]:
        """Return every known word that covers the character at `offset`, the longest first."""
        reach = Span(max(0, offset - LONGEST_WORD), offset + LONGEST_WORD)
        near = reach.cut(text)
        found = self._word_list.automaton.find_overlapping(near)
        if self._term_automaton:
            found += self._term_automaton.find_overlapping(near)
        words = {Span(start, end).shift(reach.start) for start, end, _ in found}
        covering = (word for word in words if word.start <= offset < word.end)
        return sorted(covering, key=lambda word: (word.start - word.end, word.start))

    def boundaries(self, text: str) -> bytearray:
        """Cut a text of any length.

        Returns one byte for each offset from 0 to the text's length, in code points: 1 where a
        word begins or ends, else 0.
        """
        flags = bytearray(len(text) + 1)
        flags[0] = 1
        for end in accumulate(map(len, self._cut(text))):
            flags[end] = 1
        for run in _LATIN_RUN.finditer(text):
            _join(flags, Span(*run.span()))
        for numeral in numerals(text):
            if flags.find(1, numeral.start + 1, numeral.end) >= 0:
                _join(flags, numeral)
                flags[numeral.start] = flags[numeral.end] = 1
        for singles in _SINGLES.finditer(bytes(flags)):
            self._join_names(text, flags, Span(singles.start(), singles.end() - 1))
        return flags

    def words(self, text: str) -> Iterator[Span]:
        """Yield the words of a text of any length, in order."""
        flags = self.boundaries(text)
        start = 0
        while start < len(text):
            end = flags.index(1, start + 1)
            yield Span(start, end)
            start = end

    def _join_names(self, text: str, flags: bytearray, run: Span) -> None:
        """Put names together in and around a run of single characters, where that is likelier."""
        if not self._names.may_hold_name(run.cut(text)):
            return
        widened = self._with_sounds(text, flags, run)
        stretch = widened.cut(text)
        if widened == run and not self._has_likelier_name(stretch):
            return
        for word in self.lattice(stretch).path():
            _join(flags, word.shift(widened.start))
            flags[widened.start + word.end] = 1

    def _with_sounds(self, text: str, flags: bytearray, run: Span) -> Span:
        """Add the words beside a run that may belong to a name in it: 普鲁 before 申科."""
        before = flags.rfind(1, 0, run.start)
        after = flags.find(1, run.end + 1)
        is_sound = self._names.is_written_by_sound
        return Span(
            before if before >= 0 and is_sound(text[before : run.start + 2]) else run.start,
            after if after >= 0 and is_sound(text[run.end - 2 : after]) else run.end,
        )

    def _has_likelier_name(self, singles: str) -> bool:
        scores = (self._single_scores.get(character, self._unseen) for character in singles)
        apart = list(accumulate(scores, initial=0.0))
        return any(s > apart[end] - apart[start] for (start, end), s in self._names.names(singles))

    def _unlisted(self, text: str) -> Iterator[ScoredWord]:
        for numeral in numerals(text):
            yield (*numeral, numeral_score(numeral))
        for name, score in self._names.names(text):
            yield (*name, score)

    @cached_property
    def _cut(self) -> Cutter:
        counts = zip(self._word_list.words, self._word_list.counts, strict=True)
        return make_cutter(chain(counts, self._terms.items()))

    @cached_property
    def _single_scores(self) -> dict[str, float]:
        pairs = zip(self._word_list.words, self._word_list.scores, strict=True)
        return {word: score for word, score in pairs if len(word) == 1}


_end = itemgetter(1)


def _term_counts(terms: Iterable[str], word_list: WordList) -> dict[str, int]:
    counts = {}
    for term in map(normal_form, terms):
        known = word_list.count(term)
        counts[term] = max(known * TERM_FACTOR, TERM_COUNT)
    return counts


def _join(flags: bytearray, word: Span) -> None:
    flags[word.start + 1 : word.end] = bytes(word.end - word.start - 1)


def _whole_latin_runs(text: str, words: list[ScoredWord], unseen: float) -> list[ScoredWord]:
    """Let no word begin or stop inside a run of Latin letters and digits: `app` is one thing.

    Gives a word to every run and every character that has none.
    """
    inside: set[int] = set()
    begun: set[int] = set()
    for match in _LATIN_RUN.finditer(text):
        start, end = match.span()
        inside.update(range(start + 1, end))
        begun.add(start)
        words.append((start, end, unseen))
    if inside:
        words = [word for word in words if word[0] not in inside and word[1] not in inside]
    has_single = {start for start, end, _ in words if end == start + 1} | begun | inside
    words += [(i, i + 1, unseen) for i in range(len(text)) if i not in has_single]
    return words
