"""Every change of saved words can be taken back, the last one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.study.journal import MOST_CHANGES
from yanwai.study.schedule import Answer, Kind
from yanwai.study.words import Change, Context, Undone, WordStatus

if TYPE_CHECKING:
    from study.conftest import Clock
    from yanwai.study.reviews import Reviews
    from yanwai.study.store import WordStore

LEARNING, KNOWN, IGNORED = WordStatus


def test_nothing_was_done_and_nothing_is_undone(store: WordStore) -> None:
    assert store.undo() is None


def test_a_saved_word_is_gone_again(store: WordStore) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。"))
    assert store.undo() == Undone(Change.SAVED, ("内卷",))
    assert store.get("内卷") is None


def test_a_forgotten_word_comes_back_with_its_sentences_and_cards(
    store: WordStore, reviews: Reviews, clock: Clock
) -> None:
    for number in range(3):
        store.put("内卷", LEARNING, Context(f"{number}。"))
    reviews.answer("内卷", Kind.MEANING, Answer.EASY, None)
    before = store.get("内卷")
    assert store.delete("内卷")
    assert store.undo() == Undone(Change.FORGOTTEN, ("内卷",))
    assert store.get("内卷") == before
    clock.turn(days=30)
    [card] = reviews.due(lambda *_, **__: [Kind.MEANING], 5).cards
    assert (card.word, card.answered) == ("内卷", 1)


def test_a_change_of_many_words_is_one_change(store: WordStore) -> None:
    for word in ("一", "二", "三"):
        store.put(word, LEARNING)
    assert store.move(["一", "三", "没有"], KNOWN) == 2
    assert store.not_marked() == {"一", "三"}
    undone = store.undo()
    assert undone is not None
    assert set(undone.words) == {"一", "三"}
    assert store.count(LEARNING) == 3
    assert store.forget(["一", "二", "三"]) == 3
    store.undo()
    assert store.count(LEARNING) == 3


def test_changes_are_taken_back_one_after_the_other(store: WordStore) -> None:
    store.put("内卷", LEARNING)
    store.put("内卷", KNOWN)
    store.put("内卷", IGNORED)
    seen = []
    while store.undo():
        saved = store.get("内卷")
        seen.append(saved.status if saved else None)
    assert seen == [KNOWN, LEARNING, None]


def test_an_answer_is_taken_back_with_its_place_in_the_statistics(
    store: WordStore, reviews: Reviews
) -> None:
    store.put("内卷", LEARNING)
    reviews.answer("内卷", Kind.MEANING, Answer.AGAIN, None)
    assert store.undo() == Undone(Change.ANSWERED, ("内卷",))
    [card] = reviews.due(lambda *_, **__: [Kind.MEANING], 5).cards
    assert (card.answered, card.last_review) == (0, None)


def test_only_so_many_changes_are_kept(store: WordStore) -> None:
    for number in range(MOST_CHANGES + 10):
        store.put(f"词{number}", LEARNING)
    undone = 0
    while store.undo():
        undone += 1
    assert undone == MOST_CHANGES
    assert store.count() == 10
