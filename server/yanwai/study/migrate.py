"""An engine in, its database at the newest version out; what is older is copied first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine


class UnknownVersionError(Exception):
    """Raised when no migration leads on from the version a database is at."""


class NewerDatabaseError(YanwaiError):
    """Raised when a newer Yanwai has written the database."""

    def __init__(self, name: str, otherwise: str) -> None:
        super().__init__(
            f"{name} was written by a newer Yanwai: update Yanwai, or {otherwise}; "
            "nothing was changed"
        )


def migrate(
    engine: Engine,
    keep_copy: Callable[[Connection, str], None],
    take_turn: Callable[[Connection], None] | None = None,
) -> None:
    """Bring a database to the newest version, within one transaction.

    Args:
        engine: the database's.
        keep_copy: is called with the version there is before it is changed.
        take_turn: waits until no other process migrates, where the engine's transactions do not.

    Raises:
        UnknownVersionError: it is at a version that this code does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    scripts = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        if take_turn:
            take_turn(connection)
        current = MigrationContext.configure(connection).get_current_revision()
        if current == scripts.get_current_head():
            return
        if current is not None:
            if current not in {script.revision for script in scripts.walk_revisions()}:
                raise UnknownVersionError
            keep_copy(connection, current)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
