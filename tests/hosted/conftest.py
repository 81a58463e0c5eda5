"""Two hosted servers: one that lacks nothing, and one for what happens when things are lacking."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import psycopg
import pytest

from hosted.clients import OWN_WORD
from support.hosted import HostedServer, missing_programs, running_hosted, running_redis
from support.lexicons import fields, write_lexicon
from support.postgresql import programs, running_postgresql, server_folder
from support.server import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NO_LIMIT = "1000000/minute"


@pytest.fixture(scope="session", autouse=True)
def _programs() -> None:
    missing = missing_programs() if programs() else ["postgresql"]
    if missing:
        pytest.skip(f"not here: {', '.join(missing)}; `make packages` installs them")


def own_lexicon(folder: Path) -> Path:
    """Write the owner's lexicon of one entry."""
    return write_lexicon(folder / "lexicon", fields(OWN_WORD, pinyin="chéngxùyuán"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL server, without a database's name."""
    with server_folder() as folder, running_postgresql(folder) as address:
        yield address


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a Redis."""
    with running_redis(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, postgresql: str, redis: str
) -> Iterator[HostedServer]:
    """Return a server with PostgreSQL and Redis, whose limits no test reaches."""
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE words")
    folder = tmp_path_factory.mktemp("hosted")
    environment = {
        "YANWAI_DATABASE": f"{postgresql}/words",
        "YANWAI_REDIS": redis,
        "YANWAI_LIMIT_USER": NO_LIMIT,
        "YANWAI_LIMIT_ADDRESS": NO_LIMIT,
    }
    with running_hosted(folder, own_lexicon(folder), environment) as hosted:
        yield hosted


@pytest.fixture
def poor(tmp_path: Path) -> Iterator[tuple[HostedServer, Callable[[], None]]]:
    """Return a server of few requests whose database is away, and what ends its Redis."""
    with ExitStack() as its_redis:
        environment = {
            "YANWAI_DATABASE": f"postgresql://nobody@127.0.0.1:{free_port()}/words",
            "YANWAI_REDIS": its_redis.enter_context(running_redis(tmp_path)),
            "YANWAI_LIMIT_USER": "20/hour",
            "YANWAI_LIMIT_ADDRESS": "60/hour",
        }
        with running_hosted(tmp_path, own_lexicon(tmp_path), environment) as hosted:
            yield hosted, its_redis.close


@pytest.fixture(scope="session")
def anna(server: HostedServer) -> str:
    """Return the token of a user."""
    return server.users.add("anna")


@pytest.fixture(scope="session")
def ben(server: HostedServer) -> str:
    """Return the token of another user."""
    return server.users.add("ben")
