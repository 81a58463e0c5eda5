"""Clients that ask for the owner's word without pause, while something happens to the server."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import IncompleteRead
from typing import TYPE_CHECKING

from support.hosted import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPSConnection

    from support.hosted import HostedServer

OWN_WORD = "程序媛"
CLIENTS = 6
"""How many ask at once; a worker that is killed can have no more requests than these."""
CUT_SHORT = Answer(0, {}, b"")
"""Stands for an answer that had begun when its worker was killed."""


@dataclass
class Asked:
    """What clients got that asked without pause, in the order in which the answers came."""

    answers: list[Answer] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The tagline of the owner's entry, as each answer has it."""
        return [
            answer.json()["entries"][OWN_WORD]["tagline"]
            for answer in self.answers
            if answer.status == 200
        ]


@contextmanager
def asking(server: HostedServer, token: str) -> Iterator[Asked]:
    """Let clients ask for the owner's word, one after the other each, while the block runs."""
    asked = Asked()
    stop = threading.Event()

    def client() -> None:
        while not stop.is_set():
            with closing(server.connection()) as connection:
                ask_through(connection)

    def ask_through(connection: HTTPSConnection) -> None:
        wish = {"text": f"她是{OWN_WORD}。"}
        while not stop.is_set():
            try:
                answer = server.ask("/v1/annotate", token, body=wish, through=connection)
            except IncompleteRead:
                asked.answers.append(CUT_SHORT)
                return
            asked.answers.append(answer)

    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(client) for _ in range(CLIENTS)]
        try:
            yield asked
        finally:
            stop.set()
    for client_run in running:
        client_run.result()
