"""A paragraph in, each of its Chinese words with its pinyin out: what is printed over a line.

The words are those of `WordFinder.boundaries`; no word runs over the edge of a term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.dictionary.pinyin import to_pinyin
from yanwai.engine.lookup_shapes import BlockReadingsPayload, ReadingPayload
from yanwai.engine.polyphones import LONGEST_SENTENCE
from yanwai.engine.shapes import OffsetEncoding
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.text.spans import Span, Utf16Offsets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.engine.annotate import Annotation
    from yanwai.engine.lookup import WordFinder
    from yanwai.engine.readings import Reader

_SENTENCE_END = frozenset("。！？!?…\n")


class RubyReader:
    """Reads paragraphs aloud, word by word. Safe to share by threads."""

    def __init__(self, words: WordFinder, reader: Reader) -> None:
        self._words = words
        self._reader = reader

    def block(self, block_id: str, source: str, encoding: OffsetEncoding) -> BlockReadingsPayload:
        """Return the readings of one block's words, with offsets in `encoding`."""
        offsets = Utf16Offsets(source) if encoding is OffsetEncoding.UTF_16 else None
        return BlockReadingsPayload(
            block_id,
            [
                ReadingPayload(*(offsets.span_to_utf16(word) if offsets else word), pinyin)
                for word, pinyin in self.read(source)
            ],
        )

    def read(self, source: str) -> Iterator[tuple[Span, str]]:
        """Yield each word that holds a Chinese character, in code points, with its pinyin.

        A term is read as its entry says, any other word as it sounds in its sentence.
        """
        normal, words, annotations = self._words.cut(source)
        terms = {normal.to_normal(found.span): found for found in annotations}
        for sentence in _sentences(normal.visible, words):
            first = sentence[0].start
            text = normal.visible[first : sentence[-1].end]
            here = [word.shift(-first) for word in sentence if _is_chinese(word, normal.visible)]
            for word, syllables in zip(here, self._reader.words(text, here), strict=True):
                place = word.shift(first)
                pinyin = self._as_entry(terms.get(place), word.cut(text)) or to_pinyin(syllables)
                yield normal.to_source(place), pinyin

    def _as_entry(self, found: Annotation | None, surface: str) -> str | None:
        if found is None:
            return None
        if normal_form(surface) == normal_form(found.entry.headword):
            return found.entry.pinyin
        return self._reader.pinyin(surface)


def _is_chinese(word: Span, text: str) -> bool:
    return any(map(is_han, word.cut(text)))


def _sentences(text: str, words: Iterable[Span]) -> Iterator[list[Span]]:
    """Gather words into sentences, none longer than the model that reads them hears."""
    sentence: list[Span] = []
    for word in words:
        if sentence and word.end - sentence[0].start > LONGEST_SENTENCE:
            yield sentence
            sentence = []
        sentence.append(word)
        if text[word.end - 1] in _SENTENCE_END:
            yield sentence
            sentence = []
    if sentence:
        yield sentence
