"""A sentence in, the reading of its words out: by the dictionary, and by a model where it doubts.

A word with one reading is read as the dictionary says; where it has several, or is not in it, the
model hears the whole sentence. Only entries, their examples, looked-up words and the paragraphs
that a reader wants pinyin over are read this way, never a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.dictionary.pinyin import to_pinyin
from yanwai.engine.polyphones import COMMON, LONGEST_SENTENCE, predict, settled
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yanwai.dictionary.store import Dictionary
    from yanwai.engine.segment import Segmenter
    from yanwai.lexicon.model import Entry

_MARKS = str.maketrans("，。！？；：、（）", ",.!?;:,()")
_OPENING = frozenset("(“‘《「")
_CLOSING = frozenset(",.!?;:)…”’》」")
_SENTENCE_END = frozenset(".!?…")
_COUNTED = frozenset("一二两三四五六七八九十百几半这那每哪0123456789")
_LONGEST_WORD = 4


class Reader:
    """Reads sentences aloud, in pinyin. Safe to share by threads."""

    def __init__(self, segmenter: Segmenter, dictionary: Dictionary) -> None:
        self._segmenter = segmenter
        self._dictionary = dictionary

    def word(self, sentence: str, word: Span) -> list[str]:
        """Return the numbered syllables of one word of a sentence, one for each character.

        A character that is no Chinese one stands for itself. `word` counts code points.
        """
        return self._syllables(sentence, [word])

    def words(self, sentence: str, words: Sequence[Span]) -> list[list[str]]:
        """Return the numbered syllables of several words of a sentence, as `word` does of one."""
        syllables = iter(self._syllables(sentence, words))
        return [[next(syllables) for _ in word.cut(sentence)] for word in words]

    def pinyin(self, sentence: str) -> str:
        """Return a short text's pinyin with tone marks, spaced by words: a headword's, a name's."""
        words = self._segmenter.lattice(normal_form(sentence)).path()
        return " ".join(self._spelt(sentence, words))

    def example(self, sentence: str, entry: Entry) -> str:
        """Return an example's pinyin, spaced by words and punctuated as English is.

        The entry's own headword is read as the entry says.
        """
        words = list(self._words_around(sentence, normal_form(entry.headword)))
        pieces: list[str] = []
        at_start = True
        for word, spelt in zip(words, self._spelt(sentence, words), strict=True):
            piece = entry.pinyin if word.cut(sentence) == entry.headword else spelt
            if not piece.strip() or piece == "—" == "".join(pieces[-1:]):
                continue
            if at_start and piece[0].isalpha():
                piece = piece[0].upper() + piece[1:]
                at_start = False
            if pieces and piece[0] not in _CLOSING and pieces[-1][-1] not in _OPENING:
                pieces.append(" ")
            pieces.append(piece)
            at_start = at_start or piece in _SENTENCE_END
        return "".join(pieces)

    def _words_around(self, sentence: str, headword: str) -> Iterator[Span]:
        """Cut a sentence into words, keeping the headword in one piece wherever it stands."""
        normal = normal_form(sentence)
        start = 0
        while start < len(normal):
            found = normal.find(headword, start)
            end = len(normal) if found < 0 else found
            for word in self._segmenter.lattice(normal[start:end]).path() if end > start else ():
                yield from self._as_written(normal, word.shift(start))
            if found < 0:
                return
            yield Span(found, found + len(headword))
            start = found + len(headword)

    def _as_written(self, normal: str, word: Span) -> Iterator[Span]:
        """Take apart what is one word to the matcher or the dictionary and several on paper.

        此地无银, a form of a longer saying, is written cǐdì wú yín; 几个人 is people counted, in
        which 个人, an individual, has no part.
        """
        surface = word.cut(normal)
        counted = surface == "个人" and normal[word.start - 1 : word.start] in _COUNTED
        long = len(surface) >= _LONGEST_WORD and all(map(is_han, surface))
        whole = len(surface) == _LONGEST_WORD and self._known(surface)
        if counted or (long and not whole):
            start = word.start
            while start < word.end:
                longest = min(_LONGEST_WORD, word.end - start) if not counted else 1
                sizes = range(longest, 1, -1)
                size = next((n for n in sizes if self._known(normal[start : start + n])), 1)
                yield Span(start, start + size)
                start += size
        else:
            yield word

    def _spelt(self, sentence: str, words: Sequence[Span]) -> Iterator[str]:
        """Yield each word's pinyin, written together; punctuation becomes its English form."""
        for word, read in zip(words, self.words(sentence, words), strict=True):
            surface = word.cut(sentence)
            yield to_pinyin(read) if any(map(is_han, surface)) else surface.translate(_MARKS)

    def _syllables(self, sentence: str, words: Iterable[Span]) -> list[str]:
        normal = normal_form(sentence)
        by_context = settled(normal)
        predicted: Sequence[str] = ()
        syllables: list[str] = []
        for word in words:
            surface = word.cut(sentence)
            if len(surface) == 1 and word.start in by_context:
                syllables.append(by_context[word.start])
                continue
            if surface in COMMON:
                syllables += COMMON[surface]
                continue
            known = self._known(surface)
            if len(known) == 1:
                syllables += known[0]
                continue
            predicted = predicted or predict(normal[:LONGEST_SENTENCE])
            heard = list(predicted[word.start : word.end]) or list(surface)
            syllables += _likeliest(known, heard) if known else heard
        return syllables

    def _known(self, surface: str) -> list[tuple[str, ...]]:
        """Return every reading that the dictionary has for a word of Chinese characters."""
        entries = self._dictionary.look_up(surface) if all(map(is_han, surface)) else ()
        # 干 in normal form is also 乾 and 幹, which read otherwise.
        written = [e for e in entries if surface in (e.traditional, e.simplified)] or entries
        return list(dict.fromkeys(e.pinyin for e in written if len(e.pinyin) == len(surface)))


def _likeliest(readings: Iterable[tuple[str, ...]], heard: Sequence[str]) -> tuple[str, ...]:
    """Return the reading most of whose syllables were heard, with their tones or else without."""

    def likeness(reading: tuple[str, ...]) -> tuple[int, int]:
        pairs = [(a.lower(), b) for a, b in zip(reading, heard, strict=True)]
        return sum(a == b for a, b in pairs), sum(a[:-1] == b[:-1] for a, b in pairs)

    return max(readings, key=likeness)
