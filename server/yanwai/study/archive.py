"""All that the reader has saved in, one JSON document out, and the way back.

The document moves words between machines and from SQLite to PostgreSQL. Taking one in never takes
anything away: of a word that is there, the newer state stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from yanwai.errors import BrokenFileError
from yanwai.study.snapshots import ReviewDocument, WordDocument
from yanwai.study.tables import ReviewRow, WordRow
from yanwai.study.words import Change

if TYPE_CHECKING:
    from datetime import datetime

    from yanwai.study.journal import Journal
    from yanwai.study.store import WordStore

VERSION = 1


class Archive(BaseModel):
    """A backup: every saved word, and every answer."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["yanwai-words"] = "yanwai-words"
    version: Annotated[int, Field(ge=1)] = VERSION
    words: list[WordDocument]
    reviews: list[ReviewDocument] = []


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done with words that came in.

    Attributes:
        added: words that were not saved before.
        renewed: words whose newer state came in.
        kept: words that stayed as they were: the same, or newer here.
    """

    added: tuple[str, ...]
    renewed: tuple[str, ...]
    kept: tuple[str, ...]


def archive(store: WordStore) -> Archive:
    """Return everything that a store's owner has saved."""
    whole = select(WordRow).where(WordRow.owner == store.owner)
    whole = whole.options(selectinload(WordRow.contexts), selectinload(WordRow.cards))
    answers = select(ReviewRow).where(ReviewRow.owner == store.owner)
    with Session(store.engine) as session:
        return Archive(
            words=[WordDocument.of(row) for row in session.scalars(whole.order_by(WordRow.word))],
            reviews=[
                ReviewDocument.model_validate(row)
                for row in session.scalars(answers.order_by(ReviewRow.id))
            ],
        )


def read_archive(name: str, content: bytes) -> Archive:
    """Return the archive that a file holds.

    Raises:
        BrokenFileError: it is none, or of a newer Yanwai.
    """
    try:
        found = Archive.model_validate_json(content)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise BrokenFileError(
            name, f"it is no whole backup of saved words ({place}: {fault['msg']})"
        ) from None
    if found.version > VERSION:
        raise BrokenFileError(name, "a newer Yanwai has written it; update Yanwai")
    return found


def take_in(store: WordStore, incoming: Archive, now: datetime, *, may_renew: bool = True) -> Taken:
    """Add words that are not there, and renew those whose newer state comes in, as one change.

    With `may_renew` false, a word that is there stays as it is.
    """
    by_word = {document.word: document for document in incoming.words}

    def work(journal: Journal) -> Taken:
        present = journal.rows_of(by_word)
        added = [word for word in by_word if word not in present]
        renewed = [
            word
            for word, row in present.items()
            if may_renew and row.updated_at < by_word[word].updated_at
        ]
        changed = {word: present.get(word) for word in (*added, *renewed)}
        if changed:
            journal.remember(Change.IMPORTED, changed, now)
        replaced = [present[word] for word in renewed]
        journal.put_back(replaced, [by_word[word] for word in changed])
        _add_reviews(journal, incoming.reviews)
        return Taken(tuple(added), tuple(renewed), tuple(sorted(present.keys() - set(renewed))))

    return store.transaction(work)


def _add_reviews(journal: Journal, reviews: list[ReviewDocument]) -> None:
    known = {
        (word, kind, moment)
        for word, kind, moment in journal.session.execute(
            select(ReviewRow.word, ReviewRow.kind, ReviewRow.reviewed_at).where(
                ReviewRow.owner == journal.owner
            )
        )
    }
    journal.session.add_all(
        review.row(journal.owner)
        for review in reviews
        if (review.word, review.kind, review.reviewed_at) not in known
    )
