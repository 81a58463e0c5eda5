"""The answers given so far in, the figures of the statistics page out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from fsrs import Rating
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from yanwai.study.tables import CardRow, ReviewRow, WordRow
from yanwai.study.words import WordStatus

if TYPE_CHECKING:
    from yanwai.study.store import WordStore

DAYS_BACK = 90
DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True)
class Day:
    """One day's answers, by this machine's calendar.

    Attributes:
        learnt: answers to cards that had left their first steps.
        kept: those of them that were known.
    """

    day: date
    answers: int
    learnt: int
    kept: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of the last `DAYS_BACK` days, and of `DAYS_AHEAD` to come.

    Attributes:
        days: every day, the oldest first, today last.
        ahead: how many cards become due on each day from today on; what is overdue is today's.
        words: how many words are in each status.
        learning: the words that are being learnt.
    """

    days: tuple[Day, ...]
    ahead: tuple[int, ...]
    words: dict[WordStatus, int]
    learning: tuple[str, ...]


def statistics(store: WordStore) -> Statistics:
    """Count the answers, cards and words of a store's owner."""
    now, owner = store.clock(), store.owner
    today = now.astimezone().date()
    first = today - timedelta(days=DAYS_BACK - 1)
    start = datetime(first.year, first.month, first.day).astimezone()
    answers: Counter[date] = Counter()
    learnt: Counter[date] = Counter()
    kept: Counter[date] = Counter()
    answered = select(ReviewRow).where(ReviewRow.owner == owner, ReviewRow.reviewed_at >= start)
    is_learning = (WordRow.owner == owner) & (WordRow.status == WordStatus.LEARNING)
    with Session(store.engine) as session:
        for row in session.scalars(answered):
            day = row.reviewed_at.astimezone().date()
            answers[day] += 1
            learnt[day] += row.was_learnt
            kept[day] += row.was_learnt and row.rating > Rating.Again
        by_status = select(WordRow.status, func.count()).where(WordRow.owner == owner)
        by_status = by_status.group_by(WordRow.status)
        words = {WordStatus(status): count for status, count in session.execute(by_status)}
        names = tuple(session.scalars(select(WordRow.word).where(is_learning)))
        due = select(CardRow.due).select_from(WordRow).join(WordRow.cards).where(is_learning)
        days_ahead = Counter(
            max(0, (moment.astimezone().date() - today).days) for moment in session.scalars(due)
        )
    days = (first + timedelta(days=number) for number in range(DAYS_BACK))
    return Statistics(
        days=tuple(Day(day, answers[day], learnt[day], kept[day]) for day in days),
        ahead=tuple(days_ahead[number] for number in range(DAYS_AHEAD)),
        words={status: words.get(status, 0) for status in WordStatus},
        learning=names,
    )
