"""A store of saved words, on SQLite and on PostgreSQL, with a clock that tests turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import psycopg
import pytest

from support.postgresql import programs, running_postgresql, server_folder
from yanwai.study.database import open_database
from yanwai.study.reviews import Reviews
from yanwai.study.schedule import Scheduling
from yanwai.study.store import WordStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

_numbers = count(1)


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    now: datetime = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def turn(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the test."""
    return Clock()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL server, without a database's name."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL: apt-get install postgresql")
    with server_folder() as folder, running_postgresql(folder) as address:
        yield address


@pytest.fixture
def postgresql_url(postgresql: str) -> str:
    """Return the address of an empty database."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{postgresql}/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """Return the address of an empty database; None is the file in the test's folder."""
    if request.param == "sqlite":
        return None
    found: str = request.getfixturevalue("postgresql_url")
    return found


@pytest.fixture
def reopen(tmp_path: Path, url: str | None) -> Iterator[Callable[[], Engine]]:
    """Return what opens the test's database, as another process would."""
    opened: list[Engine] = []

    def opens() -> Engine:
        opened.append(open_database(tmp_path, url))
        return opened[-1]

    yield opens
    for engine in opened:
        engine.dispose()


@pytest.fixture
def engine(reopen: Callable[[], Engine]) -> Engine:
    """Return an empty database, open."""
    return reopen()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> WordStore:
    """Return an empty store."""
    return WordStore(engine, clock)


@pytest.fixture
def reviews(store: WordStore) -> Reviews:
    """Return the reviews of the store's words, without chance in them."""
    return Reviews(store, Scheduling(fuzz=False))
