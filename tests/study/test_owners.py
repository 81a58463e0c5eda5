"""Words have an owner: nobody sees, changes or takes back another's; old ones are the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from support.old_databases import make_old_database
from yanwai.study.archive import archive, take_in
from yanwai.study.database import open_database
from yanwai.study.journal import MOST_CHANGES
from yanwai.study.reviews import NotLearntError, Reviews
from yanwai.study.schedule import Answer, Kind, Scheduling
from yanwai.study.sqlite_file import FILE_NAME
from yanwai.study.statistics import statistics
from yanwai.study.store import WordStore
from yanwai.study.tables import Table
from yanwai.study.words import Change, Context, Undone, WordStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy import Engine

    from study.conftest import Clock

LEARNING, KNOWN, _ = WordStatus


def every_kind(word: str, *, has_sentence: bool) -> Sequence[Kind]:
    return [kind for kind in Kind if word and (has_sentence or kind is not Kind.GAP)]


def reviews_of(store: WordStore) -> Reviews:
    return Reviews(store, Scheduling(fuzz=False))


@pytest.fixture
def anna(engine: Engine, clock: Clock) -> WordStore:
    """Return the words of a user who has saved, answered and changed."""
    store = WordStore(engine, clock, "anna")
    store.put("内卷", LEARNING, Context("别内卷了。"))
    store.put("躺平", KNOWN)
    reviews_of(store).answer("内卷", Kind.MEANING, Answer.GOOD, None)
    return store


@pytest.fixture
def ben(engine: Engine, clock: Clock) -> WordStore:
    """Return the words of a user who has saved none yet."""
    return WordStore(engine, clock, "ben")


def test_another_users_words_are_not_seen(anna: WordStore, ben: WordStore) -> None:
    assert anna.count() == 2
    assert ben.get("内卷") is None
    assert ben.list() == []
    assert ben.count() == ben.count(LEARNING) == 0
    assert ben.not_marked() == frozenset()
    assert (archive(ben).words, archive(ben).reviews) == ([], [])
    assert statistics(ben).words[LEARNING] == statistics(ben).days[-1].answers == 0
    assert statistics(ben).learning == ()
    assert sum(statistics(ben).ahead) == 0


def test_another_users_words_are_not_changed(anna: WordStore, ben: WordStore) -> None:
    before = archive(anna)
    assert ben.undo() is None
    assert ben.forget(["内卷", "躺平"]) == ben.move(["内卷"], KNOWN) == 0
    with pytest.raises(NotLearntError):
        reviews_of(ben).answer("内卷", Kind.MEANING, Answer.GOOD, None)
    ben.put("内卷", KNOWN, Context("另一句。"))
    ben.delete("内卷")
    ben.undo()
    assert archive(anna) == before


def test_two_users_keep_the_same_word_each_in_their_own_way(
    anna: WordStore, ben: WordStore, clock: Clock
) -> None:
    ben.put("内卷", LEARNING)
    saved = [store.get("内卷") for store in (anna, ben)]
    assert [len(word.contexts) for word in saved if word] == [1, 0]
    clock.turn(days=30)
    asked = [reviews_of(store).due(every_kind, 5).cards for store in (anna, ben)]
    assert [[card.answered for card in cards] for cards in asked] == [[1], [0]]


def test_the_new_cards_of_a_day_are_counted_for_each_user(anna: WordStore, ben: WordStore) -> None:
    for number in range(30):
        for store in (anna, ben):
            store.put(f"词{number}", LEARNING)
    for number in range(5):
        reviews_of(anna).answer(f"词{number}", Kind.MEANING, Answer.GOOD, None)
    fresh = [reviews_of(store).due(every_kind, 50).fresh for store in (anna, ben)]
    assert fresh == [14, 20]


def test_one_users_changes_never_push_out_anothers(anna: WordStore, ben: WordStore) -> None:
    for number in range(MOST_CHANGES + 10):
        ben.put(f"词{number}", LEARNING)
    assert anna.undo() == Undone(Change.ANSWERED, ("内卷",))


def test_a_backup_of_one_user_is_another_users_when_taken_in(
    anna: WordStore, ben: WordStore, clock: Clock
) -> None:
    given = archive(anna)
    assert set(take_in(ben, given, clock.now).added) == {"内卷", "躺平"}
    assert archive(ben) == archive(anna) == given


def test_old_words_belong_to_the_reader_and_are_whole(
    reopen: Callable[[], Engine], tmp_path: Path, url: str | None, clock: Clock
) -> None:
    address = url.replace("://", "+psycopg://") if url else f"sqlite:///{tmp_path / FILE_NAME}"
    make_old_database(address, "0002")
    reader = WordStore(reopen(), clock)
    saved = archive(reader)
    [word] = saved.words
    assert (word.word, word.times_saved, word.contexts[0].sentence) == ("内卷", 2, "别内卷了。")
    assert word.cards[0].stability == 3.5
    assert len(saved.reviews) == 1
    assert archive(WordStore(reader.engine, clock, "anna")).words == []
    assert reader.undo() == Undone(Change.SAVED, ("内卷",))
    assert reader.count() == 0


def test_a_database_led_on_is_like_a_new_one(
    reopen: Callable[[], Engine], tmp_path: Path, url: str | None
) -> None:
    address = url.replace("://", "+psycopg://") if url else f"sqlite:///{tmp_path / FILE_NAME}"
    make_old_database(address, "0002")
    found = inspect(reopen())
    for name, table in Table.metadata.tables.items():
        columns = {column["name"] for column in found.get_columns(name)}
        assert columns == set(table.columns.keys())
        assert found.get_pk_constraint(name)["constrained_columns"] == list(
            table.primary_key.columns.keys()
        )
        indexes = {(i["name"], tuple(i["column_names"])) for i in found.get_indexes(name)}
        assert indexes == {(i.name, tuple(i.columns.keys())) for i in table.indexes}
        refers = [tuple(key["constrained_columns"]) for key in found.get_foreign_keys(name)]
        assert refers == [tuple(key.columns.keys()) for key in table.foreign_key_constraints]


def test_every_table_has_an_owner() -> None:
    assert all("owner" in table.columns for table in Table.metadata.tables.values())


def test_a_word_takes_its_contexts_and_cards_along_after_the_migration(
    tmp_path: Path,
) -> None:
    make_old_database(f"sqlite:///{tmp_path / FILE_NAME}", "0002")
    engine = open_database(tmp_path)
    store = WordStore(engine)
    store.delete("内卷")
    with engine.connect() as connection:
        left = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
            for name in ("words", "contexts", "cards")
        ]
    engine.dispose()
    assert left == [0, 0, 0]
