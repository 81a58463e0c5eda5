"""Measures the engine against plain jieba on the same text and prints a table.

The text is the lexicon's own sentences: nearly every one holds a term, so the figures are those of
the worst page, not of a usual one. The
second line mixes in plain sentences until one in eight holds a term.
"""

from __future__ import annotations

import logging
import resource
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jieba

from yanwai.engine.document import Explainer
from yanwai.lexicon.load import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
PAGE_CHARS = 10_000
PLAIN = "会议决定明年春天在南方几个城市试行新的办法，届时将听取居民的意见。"
LEXICON = Path(__file__).resolve().parents[2] / "lexicon"


def main() -> None:
    """Print the table."""
    began = time.perf_counter()
    explainer = Explainer(load_lexicon([LEXICON]).lexicon)
    cold = time.perf_counter() - began
    jieba.setLogLevel(logging.WARNING)
    jieba.lcut("预热")
    entries = len(explainer.lexicon.entries)
    print(f"{entries} entries; from files to the first answer {cold:.2f} s")
    for name, text in (("every sentence holds a term", dense()), ("one in eight does", sparse())):
        ratios, milliseconds = compare(
            partial(jieba.lcut, text), partial(explainer.explain, [("0", text)])
        )
        print(
            f"{name:30} {PAGE_CHARS:,} characters: {milliseconds:6.1f} ms, "
            f"{statistics.median(ratios):.2f} times jieba.lcut's speed "
            f"({min(ratios):.2f} to {max(ratios):.2f})"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:.0f} MiB", file=sys.stderr)


def dense() -> str:
    """Return a page of the lexicon's own examples."""
    items = load_lexicon([LEXICON]).lexicon.entries.values()
    sentences = [example.zh for item in items for example in item.entry.how_people_say_it]
    return fill(sentences)


def sparse() -> str:
    """Return a page in which one sentence in eight is an example."""
    items = load_lexicon([LEXICON]).lexicon.entries.values()
    return fill([s for item in items for s in (item.entry.how_people_say_it[0].zh, *[PLAIN] * 7)])


def fill(sentences: list[str]) -> str:
    """Repeat sentences until a page is full."""
    once = "\n".join(sentences) + "\n"
    return (once * (PAGE_CHARS // len(once) + 1))[:PAGE_CHARS]


def compare(peer: Callable[[], object], ours: Callable[[], object]) -> tuple[list[float], float]:
    """Return the ratio peer/ours of each round, and our median time in milliseconds."""
    peer()
    ours()
    rounds = [(seconds(peer), seconds(ours)) for _ in range(ROUNDS)]
    return [a / b for a, b in rounds], statistics.median(b for _, b in rounds) * 1000


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
