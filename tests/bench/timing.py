"""Work in, how long it takes beside a peer out: both in turn, so that a noisy machine hits both."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Timing:
    """What one kind of work took, in milliseconds a call, and the peer in the same rounds."""

    ours: Sequence[float]
    peers: Sequence[float]

    @property
    def median(self) -> float:
        """Our median."""
        return statistics.median(self.ours)

    @property
    def worst(self) -> float:
        """Our slowest round but one in a hundred."""
        ordered = sorted(self.ours)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]

    @property
    def ratios(self) -> list[float]:
        """How many times as fast as the peer, round by round."""
        return [peer / ours for peer, ours in zip(self.peers, self.ours, strict=True)]

    def __str__(self) -> str:
        ratios = self.ratios
        return (
            f"{self.median:8.2f} ms (slowest {self.worst:.2f}), peer "
            f"{statistics.median(self.peers):8.2f} ms: {statistics.median(ratios):6.1f} times as "
            f"fast ({min(ratios):.1f} to {max(ratios):.1f})"
        )


def compare(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS, calls: int = 1
) -> Timing:
    """Time `calls` calls of each in turn, `rounds` times, after one round that does not count."""
    pairs = [(_milliseconds(peer, calls), _milliseconds(ours, calls)) for _ in range(rounds + 1)]
    peers, own = zip(*pairs[1:], strict=True)
    return Timing(own, peers)


def _milliseconds(work: Callable[[], object], calls: int) -> float:
    began = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - began) * 1000 / calls
