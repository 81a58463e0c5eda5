"""What is due comes in order, an answer moves it, and the figures count it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from yanwai.study.reviews import NEW_A_DAY, AnsweredElsewhereError, NotLearntError
from yanwai.study.schedule import Answer, Kind
from yanwai.study.statistics import DAYS_AHEAD, DAYS_BACK, statistics
from yanwai.study.words import WordStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from study.conftest import Clock
    from yanwai.study.reviews import Due, DueCard, Reviews
    from yanwai.study.store import WordStore

LEARNING, KNOWN, _ = WordStatus
BOTH = (Kind.MEANING, Kind.GAP)


def kinds(word: str, *, has_sentence: bool) -> Sequence[Kind]:
    assert word
    assert not has_sentence
    return BOTH


def due(reviews: Reviews) -> Due:
    return reviews.due(kinds, 100)


def answered(reviews: Reviews, card: DueCard, answer: Answer) -> None:
    reviews.answer(card.word, card.kind, answer, card.last_review)


def learnt(reviews: Reviews, word: str) -> None:
    reviews.answer(word, Kind.MEANING, Answer.EASY, None)


def test_only_words_that_are_being_learnt_are_asked(store: WordStore, reviews: Reviews) -> None:
    store.put("内卷", LEARNING)
    store.put("躺平", KNOWN)
    assert [(card.word, card.kind) for card in due(reviews).cards] == [("内卷", Kind.MEANING)]


def test_a_card_that_was_not_known_comes_back_in_a_minute(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    store.put("内卷", LEARNING)
    [card] = due(reviews).cards
    answered(reviews, card, Answer.AGAIN)
    waiting = due(reviews)
    assert waiting.cards == ()
    assert waiting.next_at == clock.now + timedelta(minutes=1)
    clock.turn(minutes=2)
    [card] = due(reviews).cards
    assert (card.kind, card.answered) == (Kind.MEANING, 1)


def test_a_word_is_asked_in_the_next_way_once_it_is_learnt_in_the_last(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    store.put("内卷", LEARNING)
    learnt(reviews, "内卷")
    assert due(reviews).cards == ()
    clock.turn(days=1)
    [card] = due(reviews).cards
    assert (card.kind, card.answered) == (Kind.GAP, 0)
    answered(reviews, card, Answer.EASY)
    clock.turn(days=2)
    assert due(reviews).cards == ()  # there is no third way for this word


def test_what_is_due_comes_before_what_is_new_the_longest_due_first(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    for word in ("一", "二", "三"):
        store.put(word, LEARNING)
        clock.turn(minutes=1)
    reviews.answer("二", Kind.MEANING, Answer.AGAIN, None)
    clock.turn(minutes=5)
    reviews.answer("一", Kind.MEANING, Answer.AGAIN, None)
    clock.turn(minutes=5)
    found = due(reviews)
    assert [card.word for card in found.cards] == ["二", "一", "三"]
    assert (found.waiting, found.fresh) == (2, 1)
    assert [card.word for card in reviews.due(kinds, 1).cards] == ["二"]


def test_new_cards_are_rationed_by_the_day(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    for number in range(NEW_A_DAY + 5):
        store.put(f"词{number:02}", LEARNING)
    assert due(reviews).fresh == NEW_A_DAY
    for card in due(reviews).cards[:15]:
        answered(reviews, card, Answer.EASY)
    assert due(reviews).fresh == NEW_A_DAY - 15
    clock.turn(days=1)
    assert due(reviews).fresh == NEW_A_DAY


def test_a_card_that_was_answered_in_another_tab_is_not_answered_twice(
    store: WordStore, reviews: Reviews
) -> None:
    store.put("内卷", LEARNING)
    [card] = due(reviews).cards
    answered(reviews, card, Answer.GOOD)
    with pytest.raises(AnsweredElsewhereError):
        answered(reviews, card, Answer.AGAIN)


@pytest.mark.parametrize("status", [KNOWN, None])
def test_a_word_that_is_not_being_learnt_takes_no_answer(
    store: WordStore, reviews: Reviews, status: WordStatus | None
) -> None:
    if status:
        store.put("内卷", status)
    with pytest.raises(NotLearntError):
        learnt(reviews, "内卷")


def test_the_figures_count_answers_by_day_and_cards_to_come(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    for word in ("一", "二"):
        store.put(word, LEARNING)
        learnt(reviews, word)
    store.put("三", KNOWN)
    clock.turn(days=60)
    for card in due(reviews).cards:
        if card.kind is Kind.MEANING:
            answered(reviews, card, Answer.AGAIN if card.word == "一" else Answer.GOOD)
    found = statistics(store)
    assert len(found.days) == DAYS_BACK
    today = found.days[-1]
    assert (today.answers, today.learnt, today.kept) == (2, 2, 1)
    assert (found.days[-61].answers, found.days[-61].learnt) == (2, 0)
    assert sum(day.answers for day in found.days) == 4
    assert len(found.ahead) == DAYS_AHEAD
    assert sum(found.ahead) >= 1
    assert found.words == {WordStatus.LEARNING: 2, WordStatus.KNOWN: 1, WordStatus.IGNORED: 0}
    assert set(found.learning) == {"一", "二"}
