"""The shapes of the public API: what travels to the reader, as frozen dataclasses.

They are the contract. The HTTP layer encodes them as they are, and the OpenAPI document is made
from them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from yanwai.engine.patterns import MatchKind
from yanwai.lexicon.vocabulary import (
    Certainty,
    Region,
    Register,
    Relation,
    Risk,
    Sentiment,
    Status,
    VariantKind,
)


class OffsetEncoding(StrEnum):
    """What offsets count: code points as Python does, or UTF-16 units as JavaScript does."""

    CODE_POINT = "code-point"
    UTF_16 = "utf-16"


@dataclass(frozen=True, slots=True)
class AnnotationPayload:
    """A term in a block; `start`, `end` and `parts` count in the request's offset encoding.

    `other_senses` holds the senses it might have instead, the likeliest first; none when the text
    makes it clear.
    """

    start: int
    end: int
    parts: list[tuple[int, int]]
    surface: str
    headword: str
    sense: str
    other_senses: list[str]
    match: MatchKind
    confidence: float


@dataclass(frozen=True, slots=True)
class BlockPayload:
    """The annotations of one block, sorted, none overlapping another."""

    id: str
    annotations: list[AnnotationPayload]


@dataclass(frozen=True, slots=True)
class SensePayload:
    """One thing a term means; `risk` answers "may I say it?"."""

    id: str
    meaning: str
    literal: str
    register: Register
    sentiment: Sentiment
    risk: Risk
    risk_note: str | None
    region: list[Region]
    since: int | None
    status: Status | None
    audience: str | None


@dataclass(frozen=True, slots=True)
class RunPayload:
    """A piece of prose in one style."""

    text: str
    strong: bool
    em: bool


@dataclass(frozen=True, slots=True)
class ProsePayload:
    """A paragraph or a bullet of prose."""

    kind: Literal["paragraph", "bullet"]
    runs: list[RunPayload]


@dataclass(frozen=True, slots=True)
class ExamplePayload:
    """A sentence people say, with its reading."""

    zh: str
    pinyin: str
    en: str
    situation: str


@dataclass(frozen=True, slots=True)
class ChoicePayload:
    """Another word, and when it is the better one; `url` when it has an entry."""

    term: str
    meaning: str
    when: str
    url: str | None


@dataclass(frozen=True, slots=True)
class VariantPayload:
    """Another form in which people write the headword."""

    form: str
    kind: VariantKind


@dataclass(frozen=True, slots=True)
class RelatedPayload:
    """Another entry, and what it is to this one."""

    term: str
    relation: Relation
    url: str


@dataclass(frozen=True, slots=True)
class SourcePayload:
    """A document that a claim rests on."""

    title: str
    publisher: str
    url: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class OriginPayload:
    """Where a term comes from, and how surely that is known."""

    text: str
    certainty: Certainty
    source: SourcePayload | None


@dataclass(frozen=True, slots=True)
class FactPayload:
    """A claim with the date at which it held."""

    claim: str
    as_of: str
    source: SourcePayload | None


@dataclass(frozen=True, slots=True)
class EntryPayload:
    """Everything a reader is told about one headword; `is_own` when the reader has written it."""

    headword: str
    traditional: str
    pinyin: str
    pinyin_note: str | None
    zhuyin: str
    tagline: str
    senses: list[SensePayload]
    when_it_fits: str
    when_it_fits_blocks: list[ProsePayload]
    how_people_say_it: list[ExamplePayload]
    choose_by_situation: list[ChoicePayload]
    avoid: list[str]
    variants: list[VariantPayload]
    related: list[RelatedPayload]
    origin: OriginPayload | None
    facts: list[FactPayload]
    sources: list[SourcePayload]
    domain: str
    reviewed: str
    url: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class DocumentPayload:
    """The annotations of every block, and each entry they name, once."""

    lexicon_version: str
    blocks: list[BlockPayload]
    entries: dict[str, EntryPayload]
