"""Requests in, a bounded number of them at work at once."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from yanwai.web.problems import RETRY_AFTER_SECONDS, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.settings import Limits


class Turns:
    """Lets requests work in turn; one that waited too long is sent away to come again."""

    def __init__(self, limits: Limits) -> None:
        self._places = BoundedSemaphore(limits.requests_at_work)
        self._wait_seconds = limits.wait_seconds

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place at work.

        Raises:
            ProblemError: 503, when none became free in time.
        """
        if not self._places.acquire(timeout=self._wait_seconds):
            raise ProblemError(Problem.BUSY, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
        try:
            yield
        finally:
            self._places.release()
