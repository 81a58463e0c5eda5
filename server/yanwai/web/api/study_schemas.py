"""What the part of the API that keeps the reader's words takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from yanwai.study.questions import Line
from yanwai.study.words import (
    MOST_ADDRESS_CHARS,
    MOST_SENTENCE_CHARS,
    MOST_TITLE_CHARS,
    MOST_WORD_CHARS,
)
from yanwai.web.api.schemas import PageNumber, Strict

MOST_WORDS_AT_ONCE = 1_000
MOST_CARDS_AT_ONCE = 50

KindName = Literal["meaning", "gap", "word", "choice"]
AnswerName = Literal["again", "hard", "good", "easy"]
Word = Annotated[str, Field(min_length=1, max_length=MOST_WORD_CHARS)]


StatusName = Literal["learning", "known", "ignored"]


class WordContext(Strict):
    """Where a word was met; kept only because the reader saves it."""

    sentence: Annotated[str, Field(max_length=MOST_SENTENCE_CHARS)]
    url: Annotated[str, Field(max_length=MOST_ADDRESS_CHARS)] = ""
    title: Annotated[str, Field(max_length=MOST_TITLE_CHARS)] = ""


class WordRequest(Strict):
    """A word's new status, and where it was met."""

    status: StatusName
    context: WordContext | None = None


class WordsQuery(BaseModel):
    """Which saved words to list."""

    model_config = ConfigDict(extra="forbid")

    status: StatusName | None = None
    page: PageNumber = 1


class MetContextResponse(BaseModel):
    """Where a word was met, and when it was saved there."""

    sentence: str
    url: str
    title: str
    met_at: datetime


class WordResponse(BaseModel):
    """A saved word; `contexts` has the newest first. `url` leads to its entry, if there is one."""

    word: str
    url: str | None
    status: StatusName
    created_at: datetime
    updated_at: datetime
    times_saved: int
    contexts: list[MetContextResponse]


class WordsPage(BaseModel):
    """One page of the saved words, the last changed first."""

    total: int
    page: int
    pages: int
    words: list[WordResponse]


class PairRequest(Strict):
    """The code that `yanwai pair` has printed."""

    code: Annotated[str, Field(max_length=40)]


class PairResponse(BaseModel):
    """The token, to be sent as `Authorization: Bearer …`."""

    token: str


class BulkRequest(Strict):
    """Saved words, and the status they get; null forgets them."""

    words: Annotated[list[Word], Field(min_length=1, max_length=MOST_WORDS_AT_ONCE)]
    status: StatusName | None


class BulkResponse(BaseModel):
    """How many of the words were saved, and so are changed."""

    changed: int


class UndoResponse(BaseModel):
    """What was taken back; null when there was nothing left to take back."""

    undone: Literal["saved", "forgotten", "answered", "imported"] | None
    words: list[str]


class DueQuery(BaseModel):
    """How many cards to hand out."""

    model_config = ConfigDict(extra="forbid")

    most: Annotated[int, Field(ge=0, le=MOST_CARDS_AT_ONCE)] = 20


class CardResponse(BaseModel):
    """A card: what is asked, and what is told afterwards.

    `last_review` goes back with the answer, so that a card is not answered twice.
    """

    word: str
    kind: KindName
    last_review: datetime | None
    front: list[Line]
    back: list[Line]
    options: list[str]
    right: str
    url: str | None
    source: str


class DueResponse(BaseModel):
    """What is due, and how much of it there is; `next_at` when nothing is."""

    cards: list[CardResponse]
    waiting: int
    fresh: int
    next_at: datetime | None


class AnswerRequest(Strict):
    """How well a card was known."""

    word: Word
    kind: KindName
    answer: AnswerName
    last_review: Annotated[AwareDatetime | None, Field(strict=False)]


class AnswerResponse(BaseModel):
    """When the card is asked again."""

    due: datetime


class DayResponse(BaseModel):
    """One day's answers; of those to learnt cards, how many were known."""

    day: date
    answers: int
    learnt: int
    kept: int


class StatisticsResponse(BaseModel):
    """The last days, the days to come, and the words by status and by domain."""

    days: list[DayResponse]
    ahead: list[int]
    words: dict[str, int]
    domains: dict[str, int]


class LeftResponse(BaseModel):
    """A line of a file that was not taken, and why."""

    line: int
    reason: str


class ImportResponse(BaseModel):
    """What was taken from a file and what was left; `left` holds the first lines of `left_out`."""

    read_as: str
    added: int
    renewed: int
    kept: int
    left_out: int
    left: list[LeftResponse]


class ImportQuery(BaseModel):
    """The file's name, as faults call it."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=200)] = "the file"
