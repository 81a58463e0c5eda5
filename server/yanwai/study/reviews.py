"""What is due in, answers taken, schedules out: the review of the words that are being learnt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from yanwai.study.schedule import Answer, Kind, Schedule, Scheduling
from yanwai.study.tables import CardRow, ContextRow, ReviewRow, WordRow
from yanwai.study.words import Change, WordStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from yanwai.study.journal import Journal
    from yanwai.study.store import WordStore

NEW_A_DAY = 20  # more new cards than this, and the days after have more answers than patience


class KindsOf(Protocol):
    """Tells in which ways a word can be asked, the easiest first."""

    def __call__(self, word: str, *, has_sentence: bool) -> Sequence[Kind]:
        """Answer for a word that was met in a sentence, or was not."""


class NotLearntError(Exception):
    """Raised when a word is answered that is not being learnt."""


class AnsweredElsewhereError(Exception):
    """Raised when a card was answered since it was shown, in another tab or on another machine."""


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card to ask now.

    Attributes:
        answered: how often it has been answered before.
        last_review: when it was last answered; None for a new card.
    """

    word: str
    kind: Kind
    answered: int
    last_review: datetime | None


@dataclass(frozen=True, slots=True)
class Due:
    """What waits for the reader.

    Attributes:
        cards: to be asked now, one a word, those met before first.
        waiting: how many cards met before are due, those in `cards` among them.
        fresh: how many new ones may be asked today, those in `cards` among them.
        next_at: when the next card becomes due, if none is now.
    """

    cards: tuple[DueCard, ...]
    waiting: int
    fresh: int
    next_at: datetime | None


class Reviews:
    """The cards of the words of a store that are being learnt."""

    def __init__(self, store: WordStore, scheduling: Scheduling | None = None) -> None:
        self._store = store
        self._scheduling = scheduling or Scheduling()

    def due(self, kinds_of: KindsOf, most: int) -> Due:
        """Return what is due, and new cards up to `NEW_A_DAY` a day.

        Args:
            kinds_of: tells in which ways a word can be asked, with or without a sentence.
            most: how many cards to return.
        """
        now, owner = self._store.clock(), self._store.owner
        learning = select(WordRow.word).where(
            WordRow.owner == owner, WordRow.status == WordStatus.LEARNING
        )
        with_contexts = select(ContextRow.word).where(ContextRow.owner == owner).distinct()
        with Session(self._store.engine) as session:
            words = list(session.scalars(learning.order_by(WordRow.created_at, WordRow.word)))
            cards = _cards_by_word(session, owner)
            counts = _answers_by_card(session, owner)
            new_today = _new_since(session, owner, _start_of_day(now))
            met = frozenset(session.scalars(with_contexts))
        waiting = sorted(
            (row.due, word, row)
            for word in words
            for row in [min(cards.get(word, ()), key=lambda row: row.due, default=None)]
            if row and row.due <= now
        )
        candidates = _new_cards(
            words, cards, lambda word: kinds_of(word, has_sentence=word in met), now
        )
        fresh = list(islice(candidates, max(0, NEW_A_DAY - new_today)))
        asked = [
            DueCard(word, Kind(row.kind), counts[word, row.kind], row.last_review)
            for _, word, row in waiting
        ]
        asked += [DueCard(word, kind, 0, None) for word, kind in fresh]
        later = [row.due for word in words for row in cards.get(word, ()) if row.due > now]
        return Due(
            cards=tuple(asked[:most]),
            waiting=len(waiting),
            fresh=len(fresh),
            next_at=None if asked else min(later, default=None),
        )

    def answer(
        self, word: str, kind: Kind, answer: Answer, last_review: datetime | None
    ) -> Schedule:
        """Take an answer and return when the card is asked next.

        Args:
            word: one that is being learnt.
            kind: how it was asked.
            answer: how well it was known.
            last_review: the card's, as it was shown; None for a new card.

        Raises:
            NotLearntError: the word is not saved, or not being learnt.
            AnsweredElsewhereError: the card was answered since it was shown.
        """
        now = self._store.clock()

        def work(journal: Journal) -> Schedule:
            row = journal.rows_of([word]).get(word)
            if row is None or row.status != WordStatus.LEARNING:
                raise NotLearntError
            card = next((card for card in row.cards if card.kind == kind), None)
            before = _schedule(card) if card else None
            if (before.last_review if before else None) != last_review:
                raise AnsweredElsewhereError
            review = ReviewRow(
                owner=journal.owner,
                word=word,
                kind=kind,
                rating=answer.number,
                was_new=before is None,
                was_learnt=before is not None and before.is_learnt,
                reviewed_at=now,
            )
            journal.remember(Change.ANSWERED, {word: row}, now, review)
            after = self._scheduling.answered(before, answer, now)
            if card is None:
                card = CardRow(word=word, kind=kind)
                row.cards.append(card)
            for name, value in asdict(after).items():
                setattr(card, name, value)
            return after

        return self._store.transaction(work)


def _schedule(card: CardRow) -> Schedule:
    return Schedule(
        card.state, card.step, card.stability, card.difficulty, card.due, card.last_review
    )


def _cards_by_word(session: Session, owner: str) -> Mapping[str, Sequence[CardRow]]:
    cards: defaultdict[str, list[CardRow]] = defaultdict(list)
    for row in session.scalars(select(CardRow).where(CardRow.owner == owner)):
        cards[row.word].append(row)
    return cards


def _answers_by_card(session: Session, owner: str) -> Mapping[tuple[str, str], int]:
    query = (
        select(ReviewRow.word, ReviewRow.kind, func.count())
        .where(ReviewRow.owner == owner)
        .group_by(ReviewRow.word, ReviewRow.kind)
    )
    return defaultdict(int, {(word, kind): n for word, kind, n in session.execute(query)})


def _new_since(session: Session, owner: str, moment: datetime) -> int:
    query = select(func.count()).where(
        ReviewRow.owner == owner, ReviewRow.was_new, ReviewRow.reviewed_at >= moment
    )
    return session.scalar(query) or 0


def _new_cards(
    words: Sequence[str],
    cards: Mapping[str, Sequence[CardRow]],
    kinds_of: Callable[[str], Sequence[Kind]],
    now: datetime,
) -> Iterator[tuple[str, Kind]]:
    """Yield the next way to ask each word that is learnt in all the ways before, and rests."""
    today = _start_of_day(now)
    for word in words:
        asked = cards.get(word, ())
        rests = all(
            _schedule(row).is_learnt and row.due > now and (row.last_review or today) < today
            for row in asked
        )
        if not rests:
            continue
        met = {row.kind for row in asked}
        kind = next((kind for kind in kinds_of(word) if kind not in met), None)
        if kind:
            yield word, kind


def _start_of_day(now: datetime) -> datetime:
    """Return the midnight before, where this machine is."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
