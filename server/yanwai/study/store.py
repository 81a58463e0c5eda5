"""Saved words in, saved words out: every change is one transaction, on the disk when it returns."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from yanwai.study.journal import Journal
from yanwai.study.tables import ContextRow, WordRow
from yanwai.study.transactions import in_transaction
from yanwai.study.words import MOST_CONTEXTS, Change, Context, MetContext, SavedWord, WordStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Engine

    from yanwai.study.words import Undone

T = TypeVar("T")
_NOT_MARKED = (WordStatus.KNOWN, WordStatus.IGNORED)


def utc_now() -> datetime:
    """Return what the clock says."""
    return datetime.now(tz=UTC)


class WordStore:
    """The words that one owner has saved.

    Attributes:
        owner: the name of a user, or nothing for the reader of a server of one's own.
    """

    def __init__(
        self, engine: Engine, clock: Callable[[], datetime] = utc_now, owner: str = ""
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.owner = owner

    def transaction(self, work: Callable[[Journal], T]) -> T:
        """Do some work on the owner's words in one transaction, and return what it returns."""
        return in_transaction(self.engine, lambda session: work(Journal(session, self.owner)))

    def get(self, word: str) -> SavedWord | None:
        """Return a word, if it is saved."""
        with Session(self.engine) as session:
            row = session.get(WordRow, (self.owner, word))
            return _to_value(row) if row else None

    def put(self, word: str, status: WordStatus, context: Context | None = None) -> SavedWord:
        """Save a word or change its status; a context is added to those it has.

        The same context is kept once; only the newest `MOST_CONTEXTS` are kept.
        """
        now = self.clock()

        def work(journal: Journal) -> SavedWord:
            row = journal.rows_of([word]).get(word)
            journal.remember(Change.SAVED, {word: row}, now)
            if row is None:
                row = WordRow(
                    owner=self.owner, word=word, status=status, created_at=now, times_saved=0
                )
                journal.session.add(row)
            row.status = status
            row.updated_at = now
            row.times_saved += 1
            if context:
                _add_context(row, context, now)
            return _to_value(row)

        return self.transaction(work)

    def delete(self, word: str) -> bool:
        """Forget a word with its contexts; tell whether it was saved."""
        return self.forget([word]) == 1

    def forget(self, words: Sequence[str]) -> int:
        """Forget words with their contexts, as one change; tell how many of them were saved."""
        now = self.clock()

        def work(journal: Journal) -> int:
            rows = journal.rows_of(words)
            if rows:
                journal.remember(Change.FORGOTTEN, {**rows}, now)
            for row in rows.values():
                journal.session.delete(row)
            return len(rows)

        return self.transaction(work)

    def move(self, words: Sequence[str], status: WordStatus) -> int:
        """Give saved words another status, as one change; tell how many of them were saved."""
        now = self.clock()

        def work(journal: Journal) -> int:
            rows = journal.rows_of(words)
            if rows:
                journal.remember(Change.SAVED, {**rows}, now)
            for row in rows.values():
                row.status = status
                row.updated_at = now
            return len(rows)

        return self.transaction(work)

    def undo(self) -> Undone | None:
        """Take back the last change; None when there is none left."""
        return self.transaction(Journal.take_back)

    def count(self, status: WordStatus | None = None) -> int:
        """Count the words, or those in one status."""
        query = select(func.count()).select_from(WordRow).where(WordRow.owner == self.owner)
        if status:
            query = query.where(WordRow.status == status)
        with Session(self.engine) as session:
            return session.scalar(query) or 0

    def list(
        self, status: WordStatus | None = None, *, first: int = 0, most: int | None = None
    ) -> Sequence[SavedWord]:
        """Return words, the last changed first, from the one numbered `first` on."""
        query = select(WordRow).where(WordRow.owner == self.owner)
        query = query.order_by(WordRow.updated_at.desc(), WordRow.word)
        if status:
            query = query.where(WordRow.status == status)
        with Session(self.engine) as session:
            return [_to_value(row) for row in session.scalars(query.offset(first).limit(most))]

    def not_marked(self) -> frozenset[str]:
        """Return the words that need no mark any more: known ones and ignored ones."""
        query = select(WordRow.word).where(
            WordRow.owner == self.owner, WordRow.status.in_(_NOT_MARKED)
        )
        with Session(self.engine) as session:
            return frozenset(session.scalars(query))


def _add_context(row: WordRow, context: Context, now: datetime) -> None:
    new = ContextRow(sentence=context.sentence, url=context.url, title=context.title, met_at=now)
    others = [c for c in row.contexts if (c.sentence, c.url, c.title) != astuple(context)]
    row.contexts = [new, *others][:MOST_CONTEXTS]


def _to_value(row: WordRow) -> SavedWord:
    return SavedWord(
        word=row.word,
        status=WordStatus(row.status),
        created_at=row.created_at,
        updated_at=row.updated_at,
        times_saved=row.times_saved,
        contexts=tuple(
            MetContext(context.sentence, context.url, context.title, context.met_at)
            for context in row.contexts
        ),
    )
