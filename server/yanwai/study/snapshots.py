"""A saved word's rows in, a plain document out, and the way back.

Undoing and backups share it: a document holds all that the database knows of a word, but for the
answers given, and is JSON as it stands.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from yanwai.study.tables import CardRow, ContextRow, ReviewRow, WordRow
from yanwai.study.words import (
    MOST_ADDRESS_CHARS,
    MOST_CONTEXTS,
    MOST_SENTENCE_CHARS,
    MOST_TITLE_CHARS,
    MOST_WORD_CHARS,
    WordStatus,
)


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True, frozen=True)


class ContextDocument(_Document):
    """Where a word was met."""

    sentence: Annotated[str, Field(max_length=MOST_SENTENCE_CHARS)]
    url: Annotated[str, Field(max_length=MOST_ADDRESS_CHARS)] = ""
    title: Annotated[str, Field(max_length=MOST_TITLE_CHARS)] = ""
    met_at: AwareDatetime


class CardDocument(_Document):
    """A card's schedule."""

    kind: Annotated[str, Field(max_length=16)]
    state: Annotated[int, Field(ge=1, le=3)]
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: AwareDatetime
    last_review: AwareDatetime | None = None


class WordDocument(_Document):
    """A saved word, whole."""

    word: Annotated[str, Field(min_length=1, max_length=MOST_WORD_CHARS)]
    status: WordStatus
    created_at: AwareDatetime
    updated_at: AwareDatetime
    times_saved: Annotated[int, Field(ge=1)] = 1
    contexts: Annotated[list[ContextDocument], Field(max_length=MOST_CONTEXTS)] = []
    cards: list[CardDocument] = []

    @classmethod
    def of(cls, row: WordRow) -> Self:
        """Return a row's document."""
        return cls.model_validate(row)

    def row(self, owner: str) -> WordRow:
        """Return new rows of an owner that hold what the document says."""
        return WordRow(
            owner=owner,
            word=self.word,
            status=self.status,
            created_at=self.created_at,
            updated_at=self.updated_at,
            times_saved=self.times_saved,
            # Of contexts of one moment the later row is the newer one.
            contexts=[ContextRow(**context.model_dump()) for context in reversed(self.contexts)],
            cards=[CardRow(**card.model_dump()) for card in self.cards],
        )


class ReviewDocument(_Document):
    """An answer that was given."""

    word: Annotated[str, Field(min_length=1, max_length=MOST_WORD_CHARS)]
    kind: Annotated[str, Field(max_length=16)]
    rating: Annotated[int, Field(ge=1, le=4)]
    was_new: bool
    was_learnt: bool
    reviewed_at: AwareDatetime

    def row(self, owner: str) -> ReviewRow:
        """Return a new row of an owner that holds what the document says."""
        return ReviewRow(owner=owner, **self.model_dump())
