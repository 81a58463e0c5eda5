"""A text and a position in it in, the word that stands there and all that is known of it out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, pairwise, starmap
from typing import TYPE_CHECKING

from yanwai.dictionary.definitions import to_display
from yanwai.dictionary.hsk import hsk_levels
from yanwai.dictionary.pinyin import to_pinyin, to_zhuyin
from yanwai.engine.lookup_shapes import (
    AlternativePayload,
    Band,
    CharacterPayload,
    DictionaryPayload,
    FrequencyPayload,
    LookupPayload,
    TermPayload,
    WordPayload,
)
from yanwai.engine.payload import annotation_payload, entry_url
from yanwai.engine.sandhi import spoken_tones
from yanwai.engine.shapes import OffsetEncoding
from yanwai.text.normalise import Normalised, normal_form, normalise
from yanwai.text.script import is_han
from yanwai.text.spans import Span, Utf16Offsets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.dictionary.cedict import DictionaryEntry
    from yanwai.dictionary.reference import Reference
    from yanwai.engine.annotate import Annotation, Annotator
    from yanwai.engine.payload import PayloadBuilder
    from yanwai.engine.readings import Reader
    from yanwai.engine.shapes import EntryPayload

CONTEXT_CHARS = 100
"""How much of the text a word is looked at with, on each side."""

_BANDS = ((100, Band.VERY_COMMON), (10, Band.COMMON), (1, Band.LESS_COMMON), (0.1, Band.RARE))


@dataclass(frozen=True, slots=True)
class _Context:
    """A piece of a text in normal form, and the way from it to the whole text as it was given."""

    normal: Normalised
    start: int
    offsets: Utf16Offsets | None

    def place(self, span: Span) -> Span:
        """Map a span of the normal form to the whole text, in the answer's units."""
        in_text = self.normal.to_source(span).shift(self.start)
        return self.offsets.span_to_utf16(in_text) if self.offsets else in_text


class WordFinder:
    """Finds and explains the words of texts. Safe to share by threads."""

    def __init__(
        self, annotator: Annotator, reader: Reader, payloads: PayloadBuilder, reference: Reference
    ) -> None:
        self._annotator = annotator
        self._reader = reader
        self._payloads = payloads
        self._reference = reference

    def boundaries(self, source: str, offsets: Iterable[int]) -> list[Span]:
        """Return the word at each offset, all in code points of the text as it was given."""
        normal = _normalised(source)
        flags = self._flags(normal, self._annotator.annotate(source))
        return [normal.to_source(_word_at(flags, normal.from_source(o))) for o in offsets]

    def cut(self, source: str) -> tuple[Normalised, list[Span], list[Annotation]]:
        """Return a text's normal form, all its words in that, and its terms.

        No word runs over the edge of a term, or of one of its parts.
        """
        normal = _normalised(source)
        annotations = list(self._annotator.annotate(source))
        flags = self._flags(normal, annotations)
        for part in chain.from_iterable(found.parts for found in annotations):
            start, end = normal.to_normal(part)
            flags[start] = flags[end] = 1
        edges = [offset for offset, is_edge in enumerate(flags) if is_edge]
        return normal, list(starmap(Span, pairwise(edges))), annotations

    def read(self, source: str, word: Span) -> list[str]:
        """Return the numbered syllables of a word, one for each of its characters."""
        normal = _normalised(source)
        return self._reader.word(normal.visible, normal.to_normal(word))

    def look_up(
        self,
        source: str,
        offset: int,
        encoding: OffsetEncoding = OffsetEncoding.CODE_POINT,
        *,
        tone_sandhi: bool = False,
        numbered: bool = False,
    ) -> LookupPayload:
        """Explain the word at an offset, given in code points; the answer counts in `encoding`.

        With `tone_sandhi` 一 and 不 have the tones of speech; with `numbered` the word's pinyin has
        numbers for tone marks, one syllable a character: `xiao3 cheng2 xu4`.
        """
        around = _around(source, offset)
        text = around.cut(source)
        normal = _normalised(text)
        offsets = Utf16Offsets(source) if encoding is OffsetEncoding.UTF_16 else None
        context = _Context(normal, around.start, offsets)
        here = normal.from_source(offset - around.start)
        annotations = self._annotator.annotate(text)
        annotation = _covering(annotations, offset - around.start)
        if annotation:
            word = normal.to_normal(annotation.span)
        else:
            word = _word_at(self._flags(normal, annotations), here)
        surface = word.cut(normal.visible)
        syllables = self._reader.word(normal.visible, word)
        if tone_sandhi:
            syllables = spoken_tones(surface, syllables)
        entry = self._payloads.entry(annotation.entry.headword) if annotation else None
        return LookupPayload(
            word=self._word(context.place(word), surface, syllables, entry, numbered=numbered),
            annotation=annotation_payload(annotation.shift(around.start), source, offsets)
            if annotation
            else None,
            entry=entry,
            dictionary=self._dictionary(surface),
            alternatives=self._alternatives(context, here, word),
            terms=[] if annotation else self._terms(context, word),
            characters=[
                CharacterPayload(character, to_pinyin([syllable]), self._dictionary(character))
                for character, syllable in zip(surface, syllables, strict=True)
                if is_han(character)
            ],
            frequency=self._frequency(normal_form(surface)),
            hsk=hsk_levels(normal_form(surface)),
        )

    def _word(
        self,
        place: Span,
        surface: str,
        syllables: list[str],
        entry: EntryPayload | None,
        *,
        numbered: bool,
    ) -> WordPayload:
        """Return the word, read as the lexicon's entry says if it is its headword."""
        if numbered:
            return WordPayload(*place, surface, " ".join(syllables), to_zhuyin(syllables))
        if entry is None:
            return WordPayload(*place, surface, to_pinyin(syllables), to_zhuyin(syllables))
        if normal_form(surface) == normal_form(entry.headword):
            return WordPayload(*place, surface, entry.pinyin, entry.zhuyin)
        return WordPayload(*place, surface, self._reader.pinyin(surface), to_zhuyin(syllables))

    def _flags(self, normal: Normalised, annotations: Iterable[Annotation]) -> bytearray:
        """Return the boundaries of the words, with every term that stands in one piece whole."""
        flags = self._annotator.segmenter.boundaries(normal.text)
        for annotation in annotations:
            if len(annotation.parts) == 1:
                start, end = normal.to_normal(annotation.span)
                flags[start : end + 1] = b"\x01" + bytes(end - start - 1) + b"\x01"
        return flags

    def _alternatives(self, context: _Context, here: int, word: Span) -> list[AlternativePayload]:
        normal = context.normal
        return [
            AlternativePayload(
                *context.place(other), other.cut(normal.visible), self._url(other.cut(normal.text))
            )
            for other in self._annotator.segmenter.covering(normal.text, here)
            if other != word
        ]

    def _terms(self, context: _Context, word: Span) -> list[TermPayload]:
        """Return the lexicon's terms in a word's characters."""
        normal = context.normal
        found = []
        for start, end in combinations(range(word.start, word.end + 1), 2):
            term = Span(start, end)
            if item := self._annotator.lexicon.find(term.cut(normal.text)):
                headword = item.entry.headword
                surface = term.cut(normal.visible)
                found.append(
                    TermPayload(*context.place(term), surface, headword, entry_url(headword))
                )
        return found

    def _url(self, word: str) -> str | None:
        item = self._annotator.lexicon.find(word)
        return entry_url(item.entry.headword) if item else None

    def _dictionary(self, word: str) -> list[DictionaryPayload]:
        dictionary = self._reference.dictionary
        resolved = map(dictionary.resolve, dictionary.look_up(word))
        return [_entry(found.entry, found.refers_to) for found in resolved]

    def _frequency(self, word: str) -> FrequencyPayload | None:
        words = self._reference.words
        count = words.count(word)
        if not count:
            return None
        per_million = count * 1_000_000 / words.total
        band = next((band for least, band in _BANDS if per_million >= least), Band.VERY_RARE)
        return FrequencyPayload(band, round(per_million, 2))


def _normalised(text: str) -> Normalised:
    """Return the normal form; a text of nothing but invisible characters stands for itself."""
    normal = normalise(text)
    return normal if normal.text else Normalised(text, text, None)


def _around(source: str, offset: int) -> Span:
    """Return as much of what surrounds an offset as a word is looked at with."""
    return Span(max(0, offset - CONTEXT_CHARS), min(len(source), offset + CONTEXT_CHARS))


def _covering(annotations: Iterable[Annotation], offset: int) -> Annotation | None:
    """Return the annotation of which a part holds the character at `offset`."""
    return next((a for a in annotations if any(p.start <= offset < p.end for p in a.parts)), None)


def _word_at(flags: bytearray, offset: int) -> Span:
    return Span(flags.rfind(1, 0, offset + 1), flags.find(1, offset + 1))


def _entry(entry: DictionaryEntry, refers_to: Iterable[DictionaryEntry] = ()) -> DictionaryPayload:
    return DictionaryPayload(
        traditional=entry.traditional,
        simplified=entry.simplified,
        pinyin=to_pinyin(entry.pinyin),
        zhuyin=to_zhuyin(entry.pinyin),
        definitions=[to_display(definition) for definition in entry.definitions],
        refers_to=[_entry(target) for target in refers_to],
    )
