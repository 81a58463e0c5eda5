"""What words are about to change in, a row that can take the change back out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import delete, select

from yanwai.study.snapshots import WordDocument
from yanwai.study.tables import ChangeRow, ReviewRow, WordRow
from yanwai.study.words import Change, Undone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

T = TypeVar("T", bound=tuple[Any, ...])
MOST_CHANGES = 50  # that can be taken back; older ones are forgotten
_WORDS_A_QUERY = 500  # SQLite takes 32,766 values, PostgreSQL 65,535
_BEFORE = TypeAdapter(dict[str, WordDocument | None])


class Journal:
    """One owner's words within one transaction: what is about to change is written down first."""

    def __init__(self, session: Session, owner: str) -> None:
        self.session = session
        self.owner = owner

    def rows_of(self, words: Iterable[str]) -> dict[str, WordRow]:
        """Return the rows there are for some words, held against other writers until the end."""
        wanted = sorted(set(words))  # in one order, so that two writers never wait for each other
        found: dict[str, WordRow] = {}
        for first in range(0, len(wanted), _WORDS_A_QUERY):
            part = wanted[first : first + _WORDS_A_QUERY]
            query = select(WordRow).where(WordRow.owner == self.owner, WordRow.word.in_(part))
            rows = self.session.scalars(query.order_by(WordRow.word).with_for_update())
            found |= {row.word: row for row in rows}
        return found

    def remember(
        self,
        what: Change,
        before: dict[str, WordRow | None],
        now: datetime,
        review: ReviewRow | None = None,
    ) -> None:
        """Keep how words stand, to be called before they change."""
        documents = {word: WordDocument.of(row) if row else None for word, row in before.items()}
        if review:
            self.session.add(review)
            self.session.flush()
        change = ChangeRow(
            owner=self.owner,
            what=what,
            made_at=now,
            before=_BEFORE.dump_json(documents).decode(),
            review_id=review.id if review else None,
        )
        self.session.add(change)
        self.session.flush()
        kept = self._newest_first(select(ChangeRow.id)).offset(MOST_CHANGES - 1).limit(1)
        oldest = self.session.scalar(kept)
        if oldest is not None:
            self.session.execute(
                delete(ChangeRow).where(ChangeRow.owner == self.owner, ChangeRow.id < oldest)
            )

    def take_back(self) -> Undone | None:
        """Put the words of the last change back as they were before it."""
        newest = self._newest_first(select(ChangeRow)).limit(1).with_for_update()
        change = self.session.scalars(newest).first()
        if change is None:
            return None
        documents = _BEFORE.validate_json(change.before)
        self.put_back(self.rows_of(documents).values(), documents.values())
        if change.review_id is not None:
            self.session.execute(delete(ReviewRow).where(ReviewRow.id == change.review_id))
        self.session.delete(change)
        return Undone(Change(change.what), tuple(documents))

    def put_back(
        self, present: Iterable[WordRow], documents: Iterable[WordDocument | None]
    ) -> None:
        """Replace rows by what documents say; of a word without a document nothing stays."""
        for row in present:
            self.session.delete(row)
        self.session.flush()
        self.session.expire_all()
        self.session.add_all(document.row(self.owner) for document in documents if document)

    def _newest_first(self, query: Select[T]) -> Select[T]:
        return query.where(ChangeRow.owner == self.owner).order_by(ChangeRow.id.desc())
