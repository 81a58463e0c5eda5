"""Requests in, figures about them for Prometheus out: never a text, a word or an address.

With several processes, PROMETHEUS_MULTIPROC_DIR names the folder through which they add up.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from flask import g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from flask import Flask, Response

    from yanwai.engine.tally import Tally

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER = "other"  # what anyone may invent must not make new series
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "yanwai_requests",
            "Requests, by the route's template.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "yanwai_request_duration_seconds",
            "How long requests took, by the route's template.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._blocks = self._counter("annotated_blocks", "Blocks that were annotated.")
        self._characters = self._counter("annotated_characters", "Code points in these blocks.")
        self._remembered = self._counter(
            "remembered_blocks", "Annotated blocks whose annotations were known from before."
        )
        self._busy = self._counter("busy_refusals", "Requests sent away with 503 to come again.")

    def watch(self, app: Flask) -> None:
        """Count every request of an application, refused ones too: to be called first."""
        app.before_request(self._begin)
        app.after_request(self._end)

    def annotated(self, tally: Tally) -> None:
        """Count what was annotated for one request."""
        self._blocks.inc(tally.blocks)
        self._characters.inc(tally.characters)
        self._remembered.inc(tally.remembered)

    def refused(self) -> None:
        """Count a request that was sent away because there is too much work."""
        self._busy.inc()

    def exposition(self) -> bytes:
        """Return all figures as Prometheus reads them, of all processes together."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)

    def _counter(self, name: str, told: str) -> Counter:
        return Counter(f"yanwai_{name}", told, registry=self._registry)

    @staticmethod
    def _begin() -> None:
        g.began = time.perf_counter()

    def _end(self, response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else _OTHER
        method = request.method if request.method in _METHODS else _OTHER
        self._requests.labels(method, route, str(response.status_code)).inc()
        self._seconds.labels(route).observe(time.perf_counter() - g.began)
        return response
