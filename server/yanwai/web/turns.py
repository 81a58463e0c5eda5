"""Requests in, a bounded number of them at work and in the queue before it."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import request

from yanwai.web.problems import RETRY_AFTER_SECONDS, Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yanwai.settings import Limits


class Turns:
    """Lets requests work in turn; one that would wait too long is sent away to come again.

    The queue is bounded as well as the wait: with more work than can ever be done, most requests
    are sent away at once and cost nearly nothing, instead of all being answered late.
    """

    def __init__(self, limits: Limits, on_refusal: Callable[[], None]) -> None:
        """Call `on_refusal` for each request that is sent away."""
        self._places = BoundedSemaphore(limits.requests_at_work)
        self._queue = BoundedSemaphore(limits.requests_at_work + limits.requests_waiting)
        self._wait_seconds = limits.wait_seconds
        self._on_refusal = on_refusal

    def turn_away(self) -> None:
        """Refuse what would only find the queue full, before a view, and before its body is read.

        Raises:
            ProblemError: 503, when there is no place.
        """
        if request.method == "POST":
            with self._held(self._queue, 0):
                pass

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place at work.

        Raises:
            ProblemError: 503, when none became free in time.
        """
        with self._held(self._queue, 0), self._held(self._places, self._wait_seconds):
            yield

    @contextmanager
    def _held(self, places: BoundedSemaphore, wait_seconds: float) -> Iterator[None]:
        if not places.acquire(timeout=wait_seconds):
            self._on_refusal()
            raise ProblemError(Problem.BUSY, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
        try:
            yield
        finally:
            places.release()
