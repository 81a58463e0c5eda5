"""A URL in, the open PostgreSQL database there out: for who shares words between machines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

from yanwai.errors import YanwaiError
from yanwai.study.migrate import NewerDatabaseError, UnknownVersionError, migrate

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_CONNECT_SECONDS = 5
_LOCK = 0x59616E77616920  # any number that other programs on the same server will not take


class DatabaseAddressError(YanwaiError):
    """Raised when an address names no PostgreSQL database."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the database's address {reason}: write it as "
            "postgresql://USER:PASSWORD@HOST:PORT/NAME"
        )


class NoDriverError(YanwaiError):
    """Raised when the package that speaks to PostgreSQL is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL needs one more package: install it with `pip install 'yanwai[postgresql]'`"
        )


class UnreachableDatabaseError(YanwaiError):
    """Raised when nothing answers at the address, or refuses us. No password is shown."""

    def __init__(self, url: URL, reason: str) -> None:
        super().__init__(
            f"{url.render_as_string(hide_password=True)} cannot be used ({reason}): "
            "start the server, or mend the address, the user or the password"
        )


def open_postgresql(address: str) -> Engine:
    """Open a database; make our tables where they are missing.

    Raises:
        DatabaseAddressError: the address names no PostgreSQL database.
        NoDriverError: psycopg is not installed.
        UnreachableDatabaseError: nothing answers there, or not to us.
        NewerDatabaseError: it is of a version that this code does not know.
    """
    url = _checked(address)
    try:
        engine = create_engine(
            url, connect_args={"connect_timeout": _CONNECT_SECONDS}, pool_pre_ping=True
        )
    except ModuleNotFoundError:
        raise NoDriverError from None
    try:
        migrate(engine, _keep_copy, _wait_for_others)
    except UnknownVersionError:
        engine.dispose()
        name = url.render_as_string(hide_password=True)
        raise NewerDatabaseError(name, "name another database") from None
    except (OperationalError, ProgrammingError) as error:
        engine.dispose()
        raise UnreachableDatabaseError(url, _first_line(error)) from None
    return engine


def _checked(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise DatabaseAddressError("cannot be read") from None
    if url.get_backend_name() != "postgresql":
        raise DatabaseAddressError(f"begins with {url.drivername}://")
    if not url.database:
        raise DatabaseAddressError("names no database")
    return url.set(drivername="postgresql+psycopg")


def _wait_for_others(connection: Connection) -> None:
    # Held until the migration's transaction ends, so that of two processes only one migrates.
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _keep_copy(connection: Connection, version: str) -> None:
    """Copy our tables as they stand into a schema of their own beside them."""
    moment = datetime.now(tz=UTC).strftime("%Y%m%dt%H%M%Sz")
    schema = f"yanwai_{version}_{moment}"
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for table in inspect(connection).get_table_names():
        connection.execute(text(f'CREATE TABLE {schema}."{table}" AS TABLE "{table}"'))


def _first_line(error: Exception) -> str:
    reason = str(getattr(error, "orig", error)).strip().splitlines()
    return reason[0] if reason else type(error).__name__
