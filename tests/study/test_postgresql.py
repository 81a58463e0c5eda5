"""PostgreSQL: what is wrong with an address is told, and an older version is copied first."""

from __future__ import annotations

import psycopg
import pytest

from support.old_databases import make_old_database
from support.server import free_port
from yanwai.study.migrate import NewerDatabaseError
from yanwai.study.postgresql import (
    DatabaseAddressError,
    UnreachableDatabaseError,
    open_postgresql,
)
from yanwai.study.store import WordStore


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "cannot be read"),
        ("mysql://a@b/c", "begins with mysql://"),
        ("postgresql://a@127.0.0.1", "names no database"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, told: str) -> None:
    with pytest.raises(DatabaseAddressError, match=told):
        open_postgresql(address)


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(UnreachableDatabaseError) as caught:
        open_postgresql(f"postgresql://a:secret@127.0.0.1:{free_port()}/words")
    assert "secret" not in str(caught.value)
    assert "refused" in str(caught.value)


def test_a_database_that_does_not_exist_is_told(postgresql: str) -> None:
    with pytest.raises(UnreachableDatabaseError, match="does not exist"):
        open_postgresql(f"{postgresql}/nowhere")


def test_a_database_of_a_newer_version_is_left_alone(postgresql_url: str) -> None:
    open_postgresql(postgresql_url).dispose()
    with psycopg.connect(postgresql_url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabaseError, match="update Yanwai"):
        open_postgresql(postgresql_url)


def test_an_older_version_is_copied_before_it_is_changed(postgresql_url: str) -> None:
    make_old_database(postgresql_url.replace("://", "+psycopg://"), "0001")
    engine = open_postgresql(postgresql_url)
    assert WordStore(engine).get("内卷") is not None
    engine.dispose()
    with psycopg.connect(postgresql_url) as connection:
        [(schema,)] = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'yanwai_0001_%'"
        ).fetchall()
        copied = connection.execute(f'SELECT word FROM "{schema}".words'.encode()).fetchall()
    assert copied == [("内卷",)]
