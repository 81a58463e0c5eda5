"""A card's schedule and an answer in, the next schedule out: FSRS by the `fsrs` package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler, State

if TYPE_CHECKING:
    from datetime import datetime


class Kind(StrEnum):
    """How a word is asked for, the easiest first: the next way waits until the last is learnt."""

    MEANING = "meaning"
    """The word is shown, and what it means is asked."""
    GAP = "gap"
    """A sentence is shown with the word left out."""
    WORD = "word"
    """The meaning is shown, and the word is asked."""
    CHOICE = "choice"
    """A situation is shown, and which of several words fits it."""


class Answer(StrEnum):
    """How well the reader knew it."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"

    @property
    def number(self) -> int:
        """The answer's number in FSRS, from 1 to 4."""
        return Rating[self.name.capitalize()].value


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a card is asked next, and what FSRS knows of it."""

    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None

    @property
    def is_learnt(self) -> bool:
        """Whether the card has left its first steps."""
        return self.state == State.Review


class Scheduling:
    """FSRS with its default parameters; `fuzz` spreads what was learnt on one day."""

    def __init__(self, *, fuzz: bool = True) -> None:
        self._scheduler = Scheduler(enable_fuzzing=fuzz)

    def answered(self, before: Schedule | None, answer: Answer, now: datetime) -> Schedule:
        """Return the schedule after an answer; `before` is None for a card never asked."""
        card = Card(card_id=0)
        if before:
            card = Card(
                card_id=0,
                state=State(before.state),
                step=before.step,
                stability=before.stability,
                difficulty=before.difficulty,
                due=before.due,
                last_review=before.last_review,
            )
        after, _ = self._scheduler.review_card(card, Rating(answer.number), now)
        return Schedule(
            state=after.state.value,
            step=after.step,
            stability=after.stability,
            difficulty=after.difficulty,
            due=after.due,
            last_review=after.last_review,
        )
