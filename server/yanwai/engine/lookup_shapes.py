"""The shapes of a looked-up word, as frozen dataclasses: what travels to the reader."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from yanwai.dictionary.hsk import HskLevel
from yanwai.engine.shapes import AnnotationPayload, EntryPayload


class Band(StrEnum):
    """How common a word is, by how often it is met in a million words."""

    VERY_COMMON = "very common"
    COMMON = "common"
    LESS_COMMON = "less common"
    RARE = "rare"
    VERY_RARE = "very rare"


@dataclass(frozen=True, slots=True)
class SpanPayload:
    """A word's place; `start` and `end` count in the request's offset encoding."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordPayload:
    """The word at the position that was asked for, with its reading in this sentence."""

    start: int
    end: int
    surface: str
    pinyin: str
    zhuyin: str


@dataclass(frozen=True, slots=True)
class AlternativePayload:
    """Another word that covers the position; `url` when the lexicon has an entry for it."""

    start: int
    end: int
    surface: str
    url: str | None


@dataclass(frozen=True, slots=True)
class TermPayload:
    """A term of the lexicon in the word's characters, whether or not it is meant there."""

    start: int
    end: int
    surface: str
    headword: str
    url: str


@dataclass(frozen=True, slots=True)
class DictionaryPayload:
    """An entry of the dictionary; `refers_to` holds those that it only points to."""

    traditional: str
    simplified: str
    pinyin: str
    zhuyin: str
    definitions: list[str]
    refers_to: list["DictionaryPayload"]
    source: Literal["CC-CEDICT"] = "CC-CEDICT"


@dataclass(frozen=True, slots=True)
class CharacterPayload:
    """One Chinese character of the word: how it reads here, and what it says by itself."""

    character: str
    pinyin: str
    entries: list[DictionaryPayload]


@dataclass(frozen=True, slots=True)
class FrequencyPayload:
    """How common the word is; the counts are jieba's, from newspapers and novels."""

    band: Band
    per_million: float
    source: Literal["jieba"] = "jieba"


@dataclass(frozen=True, slots=True)
class LookupPayload:
    """Everything about the word at one position of a text.

    Attributes:
        annotation: the lexicon's term that stands there, with the sense that is meant.
        entry: that term's entry.
        dictionary: what CC-CEDICT says, the likeliest entry first.
        alternatives: the other words that cover the position, the longest first.
        terms: the lexicon's terms in the word that are not marked: 面子 in 爱面子.
        frequency: None for a word that the counts do not hold.
        hsk: one level for each word list that has the word.
    """

    word: WordPayload
    annotation: AnnotationPayload | None
    entry: EntryPayload | None
    dictionary: list[DictionaryPayload]
    alternatives: list[AlternativePayload]
    terms: list[TermPayload]
    characters: list[CharacterPayload]
    frequency: FrequencyPayload | None
    hsk: list[HskLevel]


@dataclass(frozen=True, slots=True)
class BoundariesPayload:
    """The words at several positions, in the order that was asked for."""

    words: list[SpanPayload]


@dataclass(frozen=True, slots=True)
class ReadingPayload:
    """How one word of a block reads in its sentence; `start` and `end` count as was asked."""

    start: int
    end: int
    pinyin: str


@dataclass(frozen=True, slots=True)
class BlockReadingsPayload:
    """The words of one block that hold Chinese characters, in order."""

    id: str
    words: list[ReadingPayload]


@dataclass(frozen=True, slots=True)
class ReadingsPayload:
    """The readings of every block, in the order that was asked for."""

    blocks: list[BlockReadingsPayload]
