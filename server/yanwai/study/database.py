"""An address in, an open database of the newest version out; an older one is backed up first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.study.postgresql import open_postgresql
from yanwai.study.sqlite_file import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


def open_database(folder: Path, url: str | None = None) -> Engine:
    """Open the database at a URL, or without one the file in a folder; make it where it is missing.

    Raises:
        NewerDatabaseError: it is of a version that this code does not know.
        NotOurDatabaseError: the file is something else.
        NotWrittenError: the folder or the file cannot be written.
        DatabaseAddressError: the URL names no PostgreSQL database.
        UnreachableDatabaseError: nothing answers there, or not to us.
    """
    return open_postgresql(url) if url else open_file(folder)
