"""The tables of the database of saved words; `migrations/` holds the way to each version."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import DateTime, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from yanwai.study.words import (
    MOST_ADDRESS_CHARS,
    MOST_OWNER_CHARS,
    MOST_SENTENCE_CHARS,
    MOST_TITLE_CHARS,
    MOST_WORD_CHARS,
)

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class UtcTime(TypeDecorator[datetime]):
    """A moment: stored in UTC, and given back with its zone, which SQLite does not keep."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC on the way in."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """State UTC on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """What all tables share.

    Every row has an `owner`: a user's name, or nothing for the reader of a server of one's own.
    """


def _of_a_word() -> ForeignKeyConstraint:
    """Bind a row to its word: it goes when the word goes."""
    return ForeignKeyConstraint(
        ["owner", "word"], ["words.owner", "words.word"], ondelete="CASCADE"
    )


class WordRow(Table):
    """A saved word."""

    __tablename__ = "words"

    owner: Mapped[str] = mapped_column(String(MOST_OWNER_CHARS), primary_key=True)
    word: Mapped[str] = mapped_column(String(MOST_WORD_CHARS), primary_key=True)
    status: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    updated_at: Mapped[datetime] = mapped_column(UtcTime)
    times_saved: Mapped[int]
    contexts: Mapped[list[ContextRow]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="(ContextRow.met_at.desc(), ContextRow.id.desc())",
    )
    cards: Mapped[list[CardRow]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="CardRow.kind"
    )

    __table_args__ = (
        Index("ix_words_status", "owner", "status"),
        Index("ix_words_updated_at", "owner", "updated_at"),
    )


class ContextRow(Table):
    """A place where a word was met."""

    __tablename__ = "contexts"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(MOST_OWNER_CHARS))
    word: Mapped[str] = mapped_column(String(MOST_WORD_CHARS))
    sentence: Mapped[str] = mapped_column(String(MOST_SENTENCE_CHARS))
    url: Mapped[str] = mapped_column(String(MOST_ADDRESS_CHARS))
    title: Mapped[str] = mapped_column(String(MOST_TITLE_CHARS))
    met_at: Mapped[datetime] = mapped_column(UtcTime)

    __table_args__ = (_of_a_word(), Index("ix_contexts_word", "owner", "word"))


class CardRow(Table):
    """One way to be asked for a word, and when it is due; the numbers are FSRS's."""

    __tablename__ = "cards"

    owner: Mapped[str] = mapped_column(String(MOST_OWNER_CHARS), primary_key=True)
    word: Mapped[str] = mapped_column(String(MOST_WORD_CHARS), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due: Mapped[datetime] = mapped_column(UtcTime, index=True)
    last_review: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (_of_a_word(),)


class ReviewRow(Table):
    """One answer. It outlives its word, so that the statistics stay true."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(MOST_OWNER_CHARS))
    word: Mapped[str] = mapped_column(String(MOST_WORD_CHARS))
    kind: Mapped[str] = mapped_column(String(16))
    rating: Mapped[int]
    was_new: Mapped[bool]
    was_learnt: Mapped[bool]
    reviewed_at: Mapped[datetime] = mapped_column(UtcTime)

    __table_args__ = (Index("ix_reviews_reviewed_at", "owner", "reviewed_at"),)


class ChangeRow(Table):
    """How words stood before a change, to take it back.

    Attributes:
        what: the kind of change, a name of `Change`.
        before: JSON: an object from each word to its state, or to null where it was not saved.
        review_id: the answer that made the change, if one did.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(MOST_OWNER_CHARS))
    what: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    before: Mapped[str] = mapped_column(Text)
    review_id: Mapped[int | None]

    __table_args__ = (Index("ix_changes_owner", "owner", "id"),)
