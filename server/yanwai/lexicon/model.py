"""What an entry is: the one definition that loader, checker, JSON Schema and engine share.

The field rules that need only the field itself are here. Rules that look at several entries, or
that run the engine, are in `yanwai.authoring`.
"""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from yanwai.lexicon.prose import parse_prose
from yanwai.lexicon.vocabulary import (
    Certainty,
    MatchMode,
    Region,
    Register,
    Relation,
    Risk,
    Sentiment,
    Status,
    VariantKind,
)

LONGEST_WORD = 30  # characters
RISK_NOTE_MAX_WORDS = 25
FRAME_SLOT = re.compile(r"\{(\w+)\}")
OPEN_SLOT_MARK = "…"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|#%]|^\.|\.$')
PROSE_IS_CHECKED = object()  # as the context of a validation: these rules passed the text before


def _check_name(headword: str) -> str:
    if _NOT_IN_NAMES.search(headword):
        raise ValueError(
            "is the name of a file and of a page too: it may hold none of "
            '/ \\ : * ? " < > | # % and neither begin nor end with a full stop'
        )
    return headword


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Word = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORD)
]
Headword = Annotated[Word, AfterValidator(_check_name)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
Situation = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Guidance = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]


def _check_prose(markdown: str, info: ValidationInfo) -> str:
    if info.context is not PROSE_IS_CHECKED:
        parse_prose(markdown)
    return markdown


Prose = Annotated[Text, AfterValidator(_check_prose)]
SenseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
SourceKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SlotName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+$", max_length=20)]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
YearOrMonth = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")]
Year = Annotated[int, Field(ge=-1000, le=2100)]


class Record(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cue(Record):
    """Something near a term that tells how it is meant; exactly one field is set.

    In YAML a plain string is short for `{near: string}`.
    """

    near: Word | None = None
    before: Word | None = None
    after: Word | None = None
    whole_clause: bool | None = None
    whole_message: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _accept_plain_string(cls, value: object) -> object:
        return {"near": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _has_exactly_one_field(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise ValueError(
                "must be a word, or one of before, after, whole_clause and whole_message "
                "with its value"
            )
        return self


class Variant(Record):
    """Another form in which people write the headword.

    A form with a `sense` always has that one, and needs no cue to be meant. A form with `cues` is
    meant only beside one of them, whatever the entry's mode; one with `unless` never beside one of
    those, nor beside the entry's.
    """

    form: Word
    kind: VariantKind
    sense: SenseId | None = None
    cues: tuple[Cue, ...] = ()
    unless: tuple[Cue, ...] = ()


class Slot(Record):
    """A gap in a frame: either a closed list, or anything short within the clause."""

    one_of: tuple[Word, ...] = ()
    max_chars: Annotated[int, Field(ge=1, le=20)] | None = None
    fillers: tuple[Word, ...] = ()
    optional: bool = False

    @model_validator(mode="after")
    def _is_closed_or_open(self) -> Self:
        if bool(self.one_of) == (self.max_chars is not None):
            raise ValueError("must have either one_of (a closed list) or max_chars (an open slot)")
        if self.max_chars is not None and len(self.fillers) < 3:
            raise ValueError("an open slot needs three fillers that really occur")
        return self


class Match(Record):
    """How the term is found where plain matching would be wrong."""

    mode: MatchMode = MatchMode.PLAIN
    cues: tuple[Cue, ...] = ()
    unless: tuple[Cue, ...] = ()
    not_in: tuple[Word, ...] = ()
    repeats: bool = False
    head: Word | None = None
    tail: Word | None = None
    gap: tuple[Word, ...] = ()
    inverted: bool = False
    patterns: tuple[Word, ...] = ()
    slots: dict[SlotName, Slot] = Field(default_factory=dict)

    @property
    def is_split(self) -> bool:
        """Whether something may stand between the word's halves."""
        return self.mode is MatchMode.SPLIT or bool(self.head or self.tail)

    @model_validator(mode="after")
    def _fits_its_mode(self) -> Self:
        needs_cues = self.mode in (MatchMode.CUE, MatchMode.WHOLE_MESSAGE)
        if self.cues and not needs_cues:
            raise ValueError("cues decide only in the modes cue and whole_message")
        if self.mode not in (MatchMode.SPLIT, MatchMode.CUE) and (
            self.head or self.tail or self.gap or self.inverted
        ):
            raise ValueError("head, tail, gap and inverted belong to the modes split and cue")
        if (self.gap or self.inverted) and not self.is_split:
            raise ValueError("gap and inverted need the halves of the word: give head or tail")
        if self.mode is not MatchMode.FRAME and (self.patterns or self.slots):
            raise ValueError("patterns and slots belong to mode frame")
        for pattern in self.patterns:
            if not FRAME_SLOT.sub("", pattern).replace(OPEN_SLOT_MARK, "").strip():
                raise ValueError(
                    f"{pattern} is nothing but slots: a pattern needs a word of its own"
                )
        named = {name for pattern in self.patterns for name in FRAME_SLOT.findall(pattern)}
        if named != set(self.slots):
            odd = ", ".join(sorted(named ^ set(self.slots)))
            raise ValueError(f"the slots named in patterns and those described differ in: {odd}")
        return self


class Sense(Record):
    """One thing the term means, with how it sounds and whether a reader may say it."""

    id: SenseId
    meaning: ShortText
    literal: ShortText
    register_: Register = Field(alias="register")
    sentiment: Sentiment
    risk: Risk
    risk_note: Text | None = None
    region: Annotated[tuple[Region, ...], Field(min_length=1)]
    since: Year | None = None
    status: Status | None = None
    audience: ShortText | None = None
    cues: tuple[Cue, ...] = ()

    @model_validator(mode="after")
    def _explains_its_risk(self) -> Self:
        if self.risk is not Risk.SAFE and not self.risk_note:
            raise ValueError(f"risk {self.risk} needs a risk_note that says why, in 25 words")
        if self.risk_note and len(self.risk_note.split()) > RISK_NOTE_MAX_WORDS:
            raise ValueError(f"risk_note may have {RISK_NOTE_MAX_WORDS} words at most")
        if self.risk is Risk.SAFE and self.register_ in (Register.VULGAR, Register.SLUR):
            raise ValueError(f"a {self.register_} sense is never safe")
        return self


class Example(Record):
    """A sentence a native speaker would say, with when. It is also a test of the engine.

    Its pinyin is derived; it is written only where the derived reading would be wrong.
    """

    zh: Text
    pinyin: Text | None = None
    en: Text
    situation: Situation


class Choice(Record):
    """Another word, and when it is the better one."""

    term: Word
    meaning: ShortText
    when: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=140)]


class RelatedTerm(Record):
    """A pointer to another entry."""

    term: Word
    as_: Relation = Field(alias="as")


class Origin(Record):
    """Where the term comes from, and how surely that is known."""

    text: Text
    certainty: Certainty
    source: SourceKey | None = None

    @model_validator(mode="after")
    def _documented_means_a_document(self) -> Self:
        if self.certainty is Certainty.DOCUMENTED and not self.source:
            raise ValueError(
                "a documented origin needs its source; without one it is likely or folk"
            )
        return self


class Fact(Record):
    """A claim that may change, with the date at which it held and who says so."""

    claim: Text
    as_of: YearOrMonth
    source: SourceKey


class Entry(Record):
    """One headword with everything the reader is told about it."""

    headword: Headword
    pinyin: Text
    pinyin_note: Text | None = None
    variants: tuple[Variant, ...] = ()
    match: Match = Match()
    tagline: ShortText
    senses: Annotated[tuple[Sense, ...], Field(min_length=1, max_length=5)]
    when_it_fits: Prose
    how_people_say_it: Annotated[tuple[Example, ...], Field(min_length=1, max_length=3)]
    choose_by_situation: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=4)]
    avoid: Annotated[tuple[Guidance, ...], Field(max_length=3)] = ()
    not_here: tuple[Text, ...] = ()
    related: tuple[RelatedTerm, ...] = ()
    origin: Origin | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[SourceKey, ...] = ()
    reviewed: Month

    @model_validator(mode="after")
    def _tells_its_senses_apart(self) -> Self:
        has_cues = self.match.cues or any(sense.cues for sense in self.senses)
        if self.match.mode is MatchMode.CUE and not has_cues:
            raise ValueError("mode cue needs cues: words near by without which it is not meant")
        ids = [sense.id for sense in self.senses]
        if len(set(ids)) != len(ids):
            raise ValueError("two senses have the same id")
        for variant in self.variants:
            if variant.sense and variant.sense not in ids:
                raise ValueError(f"{variant.form} has the sense {variant.sense}, which is not here")
        named = {variant.sense for variant in self.variants}
        for sense in self.senses[1:]:
            if not sense.cues and sense.id not in named:
                raise ValueError(
                    f"sense {sense.id} needs cues, or a variant that names it: "
                    "only the first, the likeliest, goes without"
                )
        return self


class Source(Record):
    """A document that origins and facts point to."""

    title: Text
    publisher: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class Domain(Record):
    """One of the lexicon's folders."""

    title: ShortText
    about: Guidance
