"""A folder in, the open SQLite file in it out: the reader's own database unless told otherwise."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DatabaseError

from yanwai.errors import NotWrittenError, YanwaiError
from yanwai.study.migrate import NewerDatabaseError, UnknownVersionError, migrate

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

FILE_NAME = "words.sqlite3"
_BUSY_MS = 10_000
_READABLE_BY_OWNER = 0o600


class NotOurDatabaseError(YanwaiError):
    """Raised when the file is no database, or a damaged one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a database of saved words, or is damaged: move it away, "
            "or put a backup in its place; nothing was changed"
        )
        self.path = path


def open_file(folder: Path) -> Engine:
    """Open the file in a folder; make both where they are missing.

    Raises:
        NewerDatabaseError: the file is of a version that this code does not know.
        NotOurDatabaseError: the file is something else.
        NotWrittenError: the folder or the file cannot be written.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=_READABLE_BY_OWNER, exist_ok=True)
    except OSError as error:
        raise NotWrittenError(path, error.strerror or str(error)) from None
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        migrate(engine, lambda _connection, version: _keep_copy(path, version))
    except UnknownVersionError:
        engine.dispose()
        raise NewerDatabaseError(str(path), "start it with another folder by --data") from None
    except DatabaseError as error:
        engine.dispose()
        if "readonly" in str(error.orig) or "unable to open" in str(error.orig):
            raise NotWrittenError(path, "it may only be read") from None
        if "full" in str(error.orig):
            raise NotWrittenError(path, "the disk is full") from None
        raise NotOurDatabaseError(path) from None
    except YanwaiError:
        engine.dispose()
        raise
    return engine


def backup(source: Path, target: Path) -> None:
    """Copy a database that may be in use, whole and of one moment; a file there is replaced.

    Raises:
        NotWrittenError: the copy cannot be written; what was there is kept.
    """
    unfinished = target.with_name(f".{target.name}-unfinished")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
            old.backup(new)
        unfinished.chmod(_READABLE_BY_OWNER)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise NotWrittenError(target, str(error)) from None


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself; sqlite3's own would not cover the making of tables.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could not wait for another writer.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _keep_copy(path: Path, version: str) -> None:
    moment = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%SZ")
    backup(path, path.with_name(f"{path.stem}-{version}-{moment}.sqlite3"))
