"""Saved words: kept whole, in order, and never lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from yanwai.errors import NotWrittenError
from yanwai.study.database import (
    FILE_NAME,
    NewerDatabaseError,
    NotOurDatabaseError,
    backup,
    open_database,
)
from yanwai.study.store import WordStore
from yanwai.study.words import MOST_CONTEXTS, Context, WordStatus

if TYPE_CHECKING:
    from pathlib import Path

    from study.conftest import Clock

LEARNING, KNOWN, IGNORED = WordStatus


def test_a_saved_word_comes_back_with_its_sentence(store: WordStore, clock: Clock) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。", "https://a.cn/1", "标题"))
    saved = store.get("内卷")
    assert saved is not None
    assert (saved.status, saved.created_at, saved.times_saved) == (LEARNING, clock.now, 1)
    [context] = saved.contexts
    assert (context.sentence, context.url, context.title) == (
        "别内卷了。",
        "https://a.cn/1",
        "标题",
    )
    assert context.met_at == clock.now


def test_a_word_that_was_never_saved_is_none(store: WordStore) -> None:
    assert store.get("内卷") is None


def test_saving_again_changes_the_status_and_keeps_the_sentences(
    store: WordStore, clock: Clock
) -> None:
    first = store.put("内卷", LEARNING, Context("一。"))
    clock.turn(days=1)
    again = store.put("内卷", KNOWN)
    assert (again.status, again.created_at, again.updated_at) == (
        KNOWN,
        first.created_at,
        clock.now,
    )
    assert [context.sentence for context in again.contexts] == ["一。"]
    assert again.times_saved == 2


def test_the_same_sentence_is_kept_once_and_the_newest_come_first(
    store: WordStore, clock: Clock
) -> None:
    for number in [*range(MOST_CONTEXTS + 5), 10]:
        clock.turn(minutes=1)
        store.put("内卷", LEARNING, Context(f"{number}。"))
    saved = store.get("内卷")
    assert saved is not None
    sentences = [context.sentence for context in saved.contexts]
    assert sentences[:2] == ["10。", f"{MOST_CONTEXTS + 4}。"]
    assert len(sentences) == len(set(sentences)) == MOST_CONTEXTS


def test_a_forgotten_word_is_gone_with_its_sentences(store: WordStore, tmp_path: Path) -> None:
    store.put("内卷", LEARNING, Context("一。"))
    assert store.delete("内卷")
    assert not store.delete("内卷")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as plain:
        assert plain.execute("SELECT count(*) FROM contexts").fetchone() == (0,)


def test_words_are_listed_by_status_the_last_changed_first(store: WordStore, clock: Clock) -> None:
    for word, status in [("一", LEARNING), ("二", KNOWN), ("三", LEARNING), ("四", IGNORED)]:
        clock.turn(seconds=1)
        store.put(word, status)
    assert [saved.word for saved in store.list()] == ["四", "三", "二", "一"]
    assert [saved.word for saved in store.list(LEARNING, first=1, most=5)] == ["一"]
    assert (store.count(), store.count(LEARNING)) == (4, 2)
    assert store.not_marked() == {"二", "四"}


def test_two_threads_that_save_at_once_lose_nothing(store: WordStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: store.put(f"词{number % 10}", LEARNING), range(100)))
    assert store.count() == 10
    assert sum(saved.times_saved for saved in store.list()) == 100


def test_what_was_acknowledged_before_the_process_is_killed_is_there(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from yanwai.study.database import open_database\n"
        "from yanwai.study.store import WordStore\n"
        "from yanwai.study.words import WordStatus\n"
        "store = WordStore(open_database(Path(sys.argv[1])))\n"
        "for number in range(1_000_000):\n"
        "    store.put(f'词{number}', WordStatus.LEARNING)\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = -1
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged == 50:
                process.kill()
    store = WordStore(open_database(tmp_path))
    assert all(store.get(f"词{number}") for number in range(acknowledged + 1))


def test_only_the_reader_may_read_the_file(store: WordStore, tmp_path: Path) -> None:
    store.put("内卷", LEARNING)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_database(tmp_path).dispose()
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
        plain.commit()
    with pytest.raises(NewerDatabaseError, match="update Yanwai"):
        open_database(tmp_path)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"no database at all" * 1000)
    before = path.read_bytes()
    with pytest.raises(NotOurDatabaseError, match="backup"):
        open_database(tmp_path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotWrittenError):
        open_database(tmp_path / "file" / "data")


def test_a_backup_of_a_database_in_use_holds_every_word(store: WordStore, tmp_path: Path) -> None:
    for number in range(50):
        store.put(f"词{number}", LEARNING)
    other = tmp_path / "other"
    other.mkdir()
    backup(tmp_path / FILE_NAME, other / FILE_NAME)
    assert WordStore(open_database(other)).count() == 50
