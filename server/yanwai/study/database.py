"""A folder in, an open database of the newest version out; an older one is backed up first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DatabaseError

from yanwai.errors import NotWrittenError, YanwaiError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

FILE_NAME = "words.sqlite3"
_BUSY_MS = 10_000
_READABLE_BY_OWNER = 0o600


class NewerDatabaseError(YanwaiError):
    """Raised when a newer Yanwai has written the database."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was written by a newer Yanwai: update Yanwai, "
            "or start it with another folder by --data; nothing was changed"
        )
        self.path = path


class NotOurDatabaseError(YanwaiError):
    """Raised when the file is no database, or a damaged one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not a database of saved words, or is damaged: move it away, "
            "or put a backup in its place; nothing was changed"
        )
        self.path = path


def open_database(folder: Path) -> Engine:
    """Open the database in a folder; make both where they are missing.

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
        _migrate(engine, path)
    except DatabaseError as error:
        engine.dispose()
        if "readonly" in str(error.orig) or "unable to open" in str(error.orig):
            raise NotWrittenError(path, "it may only be read") from None
        raise NotOurDatabaseError(path) from None
    except YanwaiError:
        engine.dispose()
        raise
    return engine


def backup(source: Path, target: Path) -> None:
    """Copy a database that may be in use, whole and of one moment.

    Raises:
        NotWrittenError: the copy cannot be written.
    """
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
        target.chmod(_READABLE_BY_OWNER)
    except (OSError, sqlite3.Error) as error:
        raise NotWrittenError(target, str(error)) from None


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself; sqlite3's own would not cover the making of tables.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could not wait for another writer.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(engine: Engine, path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    scripts = ScriptDirectory.from_config(config)
    # Within one transaction, so that of two processes only one migrates.
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None:
            if current not in {script.revision for script in scripts.walk_revisions()}:
                raise NewerDatabaseError(path)
            moment = datetime.now(tz=UTC).strftime("%Y%m%dT%H%M%SZ")
            backup(path, path.with_name(f"{path.stem}-{current}-{moment}.sqlite3"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
