"""A worker is killed, a database goes and comes back: what users notice of it."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from hosted.clients import CLIENTS, CUT_SHORT, asking
from support.hosted import WORKERS
from support.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.hosted import HostedServer


def test_a_worker_that_is_killed_loses_only_what_it_was_doing(
    server: HostedServer, anna: str
) -> None:
    server.ask("/v1/words/摸鱼", anna, method="PUT", body={"status": "learning"})
    old = server.workers()
    with asking(server, anna) as asked:
        wait_until(lambda: len(asked.answers) > 10 * CLIENTS, 60)
        os.kill(old[0], signal.SIGKILL)
        wait_until(lambda: len(set(server.workers()) - set(old)) == 1, 60)
        count = len(asked.answers)
        wait_until(lambda: len(asked.answers) > count + 20 * CLIENTS, 60)
    lost = [answer for answer in asked.answers if answer.status != 200]
    assert len(lost) <= CLIENTS
    refused = [answer for answer in lost if answer is not CUT_SHORT]
    assert {(answer.status, answer.headers["Retry-After"]) for answer in refused} <= {(503, "1")}
    assert server.ask("/v1/words/摸鱼", anna).status == 200
    assert len(server.workers()) == WORKERS


@contextmanager
def without_database(postgresql: str) -> Iterator[None]:
    """Take the database away from the server while it runs."""
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute("ALTER DATABASE words ALLOW_CONNECTIONS false")
        try:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'words'"
            )
            yield
        finally:
            connection.execute("ALTER DATABASE words ALLOW_CONNECTIONS true")


def test_a_database_that_goes_takes_the_words_alone_until_it_comes_back(
    server: HostedServer, anna: str, postgresql: str
) -> None:
    server.ask("/v1/words/改天", anna, method="PUT", body={"status": "learning"})
    with without_database(postgresql):
        for _ in range(2 * WORKERS):
            assert server.ask("/v1/words", anna).json()["type"] == "/docs#words-unusable"
            assert server.ask("/readyz").json()["type"] == "/docs#not-ready"
        assert server.ask("/healthz").status == 200
        assert server.ask("/v1/annotate", anna, body={"text": "内卷"}).status == 200
    assert server.ask("/v1/words/改天", anna).status == 200
    assert server.ask("/readyz").status == 200
