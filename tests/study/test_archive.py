"""A backup holds everything, moves between databases, and never takes anything away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from yanwai.errors import BrokenFileError
from yanwai.study.archive import Archive, archive, read_archive, take_in
from yanwai.study.database import open_database
from yanwai.study.schedule import Answer, Kind
from yanwai.study.snapshots import ContextDocument, WordDocument
from yanwai.study.store import WordStore
from yanwai.study.words import Change, Context, WordStatus

if TYPE_CHECKING:
    from pathlib import Path

    from study.conftest import Clock
    from yanwai.study.reviews import Reviews

LEARNING, KNOWN, _ = WordStatus
WORDS = 10_000


def many_words(clock: Clock) -> Archive:
    return Archive(
        words=[
            WordDocument(
                word=f"词{number}",
                status=KNOWN if number % 3 else LEARNING,
                created_at=clock.now,
                updated_at=clock.now,
                contexts=[
                    ContextDocument(sentence=f"句{n}", url="https://a.cn", met_at=clock.now)
                    for n in range(number % 3)
                ],
            )
            for number in range(WORDS)
        ]
    )


def test_ten_thousand_words_go_out_and_come_back_in_another_database(
    store: WordStore, clock: Clock, tmp_path: Path
) -> None:
    given = many_words(clock)
    assert len(take_in(store, given, clock.now).added) == WORDS
    content = archive(store).model_dump_json().encode()
    other = WordStore(open_database(tmp_path / "other"))
    taken = take_in(other, read_archive("words.json", content), clock.now)
    assert len(taken.added) == WORDS
    assert archive(other) == archive(store)
    assert {word.word: word for word in archive(other).words} == {w.word: w for w in given.words}
    assert len(take_in(other, given, clock.now).kept) == WORDS
    other.engine.dispose()


def test_cards_and_answers_go_along_and_are_not_doubled(
    store: WordStore, reviews: Reviews, clock: Clock, tmp_path: Path
) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。"))
    reviews.answer("内卷", Kind.MEANING, Answer.GOOD, None)
    saved = archive(store)
    assert len(saved.reviews) == len(saved.words[0].cards) == 1
    other = WordStore(open_database(tmp_path / "other"))
    for _ in range(2):
        take_in(other, saved, clock.now)
    assert archive(other) == saved
    other.engine.dispose()


def test_of_two_states_the_newer_stays(store: WordStore, clock: Clock) -> None:
    store.put("内卷", LEARNING)
    store.put("躺平", LEARNING)
    old = archive(store)
    clock.turn(days=1)
    store.put("内卷", KNOWN)
    assert take_in(store, old, clock.now).kept == ("内卷", "躺平")
    saved = store.get("内卷")
    assert saved is not None
    assert saved.status is KNOWN
    new = archive(store)
    store.undo()
    assert take_in(store, new, clock.now).renewed == ("内卷",)
    saved = store.get("内卷")
    assert saved is not None
    assert saved.status is KNOWN


def test_words_that_came_in_can_be_sent_away_again(store: WordStore, clock: Clock) -> None:
    store.put("内卷", LEARNING)
    incoming = archive(store)
    store.delete("内卷")
    take_in(store, incoming, clock.now)
    undone = store.undo()
    assert undone is not None
    assert (undone.what, undone.words) == (Change.IMPORTED, ("内卷",))
    assert store.count() == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"words": [', "EOF"),
        (b'{"format": "other", "words": []}', "format"),
        (b'{"words": [{"word": ""}]}', "words.0.word"),
        (json.dumps({"version": 2, "words": []}).encode(), "newer Yanwai"),
    ],
)
def test_what_is_no_backup_is_told_with_its_place(content: bytes, told: str) -> None:
    with pytest.raises(BrokenFileError, match=told):
        read_archive("words.json", content)
