"""What words are about to change in, a row that can take the change back out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import delete, select

from yanwai.study.snapshots import WordDocument
from yanwai.study.tables import ChangeRow, ReviewRow, WordRow
from yanwai.study.words import Change, Undone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

MOST_CHANGES = 50  # that can be taken back; older ones are forgotten
_WORDS_A_QUERY = 500  # SQLite takes 32,766 values, PostgreSQL 65,535
_BEFORE = TypeAdapter(dict[str, WordDocument | None])


def rows_of(session: Session, words: Iterable[str]) -> dict[str, WordRow]:
    """Return the rows there are for some words, held against other writers until the end."""
    wanted = sorted(set(words))  # in one order, so that two writers never wait for each other
    found: dict[str, WordRow] = {}
    for first in range(0, len(wanted), _WORDS_A_QUERY):
        part = wanted[first : first + _WORDS_A_QUERY]
        query = select(WordRow).where(WordRow.word.in_(part)).order_by(WordRow.word)
        found |= {row.word: row for row in session.scalars(query.with_for_update())}
    return found


def remember(
    session: Session,
    what: Change,
    before: dict[str, WordRow | None],
    now: datetime,
    review: ReviewRow | None = None,
) -> None:
    """Keep how words stand, to be called before they change."""
    documents = {word: WordDocument.of(row) if row else None for word, row in before.items()}
    if review:
        session.add(review)
        session.flush()
    change = ChangeRow(
        what=what,
        made_at=now,
        before=_BEFORE.dump_json(documents).decode(),
        review_id=review.id if review else None,
    )
    session.add(change)
    session.flush()
    session.execute(delete(ChangeRow).where(ChangeRow.id <= change.id - MOST_CHANGES))


def take_back(session: Session) -> Undone | None:
    """Put the words of the last change back as they were before it."""
    query = select(ChangeRow).order_by(ChangeRow.id.desc()).limit(1).with_for_update()
    change = session.scalars(query).first()
    if change is None:
        return None
    documents = _BEFORE.validate_json(change.before)
    put_back(session, rows_of(session, documents).values(), list(documents.values()))
    if change.review_id is not None:
        session.execute(delete(ReviewRow).where(ReviewRow.id == change.review_id))
    session.delete(change)
    return Undone(Change(change.what), tuple(documents))


def put_back(
    session: Session, present: Iterable[WordRow], documents: Sequence[WordDocument | None]
) -> None:
    """Replace rows by what documents say; of a word without a document nothing stays."""
    for row in present:
        session.delete(row)
    session.flush()
    session.expire_all()
    session.add_all(document.row() for document in documents if document)
