"""The file of saved words: the reader's alone, and left as it is when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from support.old_databases import make_old_database
from yanwai.errors import NoRoomError, NotWrittenError
from yanwai.study.database import open_database
from yanwai.study.migrate import NewerDatabaseError
from yanwai.study.sqlite_file import FILE_NAME, NotOurDatabaseError, backup
from yanwai.study.store import WordStore
from yanwai.study.words import Context, WordStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WordStore]:
    """Return an empty store in the test's folder."""
    engine = open_database(tmp_path)
    yield WordStore(engine)
    engine.dispose()


def test_only_the_reader_may_read_the_file(store: WordStore, tmp_path: Path) -> None:
    store.put("内卷", WordStatus.LEARNING)
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
        store.put(f"词{number}", WordStatus.LEARNING)
    other = tmp_path / "other"
    other.mkdir()
    backup(tmp_path / FILE_NAME, other / FILE_NAME)
    assert WordStore(open_database(other)).count() == 50


def test_a_file_of_the_first_version_is_copied_and_led_on(tmp_path: Path) -> None:
    make_old_database(f"sqlite:///{tmp_path / FILE_NAME}", "0001")
    engine = open_database(tmp_path)
    assert WordStore(engine).get("内卷") is not None
    assert WordStore(engine).undo() is None
    engine.dispose()
    [copy] = tmp_path.glob("words-0001-*.sqlite3")
    with closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("SELECT word FROM words").fetchall() == [("内卷",)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of one MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk, and not everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_nothing_that_was_saved_is_lost(small_disk: Path) -> None:
    engine = open_database(small_disk)
    store = WordStore(engine)
    store.put("内卷", WordStatus.LEARNING)
    saved = ["内卷"]

    def fill() -> None:
        for number in range(2_000):
            store.put(f"词{number}", WordStatus.LEARNING, Context("长" * 900))
            saved.append(f"词{number}")

    with pytest.raises(NoRoomError, match="disk is full"):
        fill()
    assert len(saved) > 1
    engine.dispose()
    reopened = WordStore(open_database(small_disk))
    assert {word.word for word in reopened.list()} == set(saved)
    reopened.engine.dispose()


def test_a_backup_that_finds_no_room_is_told_and_leaves_the_words(small_disk: Path) -> None:
    engine = open_database(small_disk)
    WordStore(engine).put("内卷", WordStatus.LEARNING)
    (small_disk / "ballast").write_bytes(b"x" * 700_000)
    with pytest.raises(NotWrittenError):
        backup(small_disk / FILE_NAME, small_disk / "ballast" / "copy.sqlite3")

    def fill() -> None:
        for number in range(20):
            backup(small_disk / FILE_NAME, small_disk / f"copy-{number}.sqlite3")

    with pytest.raises(NotWrittenError):
        fill()
    assert WordStore(engine).get("内卷") is not None
    assert [file.name for file in small_disk.iterdir() if "unfinished" in file.name] == []
    engine.dispose()
