"""A server's address and requests in, what came back and how late out."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMEOUT_SECONDS = 30.0
_MOST_CONNECTIONS = 1_000  # this machine's own limit on open files


@dataclass(slots=True)
class Outcome:
    """What a run of requests came to.

    Attributes:
        milliseconds: of the answers with 200, from when each request was due.
        statuses: how many answers had each status; 0 stands for no answer within the time.
        no_retry_after: how many of the 503s did not say when to come back.
        slowest_refusal: in milliseconds.
    """

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    no_retry_after: int = 0
    slowest_refusal: float = 0.0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers with 200 in a second."""
        return self.statuses[200] / self.seconds

    def percentile(self, share: float) -> float:
        """Return how late all but the latest were."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


@dataclass(slots=True)
class Client:
    """Sends requests to one server over connections that stay open."""

    host: str
    port: int
    headers: str
    _idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)

    async def closed_loop(
        self,
        wishes: Iterator[tuple[str, bytes]],
        clients: int,
        requests: int,
        at: Callable[[int], None] = lambda _: None,
    ) -> Outcome:
        """Let so many clients each send a request when the last is answered; call `at` by count."""
        outcome = Outcome()
        began = time.perf_counter()
        left = iter(range(requests))

        async def client() -> None:
            for number in left:
                await self._send(outcome, *next(wishes), time.perf_counter())
                at(number + 1)

        await asyncio.gather(*(client() for _ in range(clients)))
        outcome.seconds = time.perf_counter() - began
        self._close()
        return outcome

    async def open_loop(
        self, wishes: Iterator[tuple[str, bytes]], rate: float, seconds: float
    ) -> Outcome:
        """Send so many requests a second, whether the ones before are answered or not."""
        outcome = Outcome()
        bodies = [next(wishes) for _ in range(int(rate * seconds))]  # made before, not meanwhile
        began = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for number, wish in enumerate(bodies):
                due = began + number / rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                tasks.create_task(self._send(outcome, *wish, due))
        outcome.seconds = seconds
        self._close()
        return outcome

    async def _send(self, outcome: Outcome, path: str, body: bytes, due: float) -> None:
        head = f"POST {path} HTTP/1.1\r\n{self.headers}Content-Length: {len(body)}\r\n\r\n"
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                status, answered = await self._exchange(head.encode() + body)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            outcome.statuses[0] += 1
            return
        milliseconds = (time.perf_counter() - due) * 1000
        outcome.statuses[status] += 1
        if status == 200:
            outcome.milliseconds.append(milliseconds)
        elif status == 503:
            outcome.slowest_refusal = max(outcome.slowest_refusal, milliseconds)
            outcome.no_retry_after += b"\r\nretry-after:" not in answered.lower()

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        pair = self._idle.pop() if self._idle else None
        reader, writer = pair or await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            lines = head.lower().split(b"\r\n")
            [length] = [line[15:] for line in lines if line.startswith(b"content-length:")]
            await reader.readexactly(int(length))
        except BaseException:
            writer.close()
            raise
        if b"connection: close" in lines or len(self._idle) > _MOST_CONNECTIONS:
            writer.close()
        else:
            self._idle.append((reader, writer))
        return int(head[9:12]), head

    def _close(self) -> None:
        for _, writer in self._idle:
            writer.close()
        self._idle.clear()
