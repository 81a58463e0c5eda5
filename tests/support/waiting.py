"""A question about a browser goes in; it is asked until the answer is right or the time is up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

DEADLINE_S = 12.0  # a machine with other work and two browsers; on a quiet one answers take 0.2 s
PAUSE_S = 0.03
LONG_ENOUGH_S = 0.4  # longer than every delay of the tooltip and one pause of the page's watcher


def until(question: Callable[[], T | None], what: str = "an answer") -> T:
    """Ask until the answer is true, and return it."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(PAUSE_S)
    raise AssertionError(f"waited {DEADLINE_S:g} s for {what}")


def settled(question: Callable[[], T], wanted: T) -> T:
    """Ask until the answer is `wanted` or the time is up, and return the last answer."""
    end = time.monotonic() + DEADLINE_S
    answer = question()
    while answer != wanted and time.monotonic() < end:
        time.sleep(PAUSE_S)
        answer = question()
    return answer


def becomes(question: Callable[[], object], wanted: object) -> None:
    """Ask until the answer is `wanted`; fail with the last answer."""
    answer = settled(question, wanted)
    assert answer == wanted, f"{answer!r} in the end, not {wanted!r}"


def stays(question: Callable[[], object], wanted: object, seconds: float = LONG_ENOUGH_S) -> None:
    """Ask again and again for a while; fail as soon as the answer is not `wanted`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        assert answer == wanted
        time.sleep(PAUSE_S)
