"""The texts that are measured: ordinary prose of our own, in which one sentence in eight holds a
term, and the lexicon's examples, in which nearly every one does.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.lexicon.index import Lexicon

PLAIN_FILE = Path(__file__).with_name("plain.txt")


def plain_lines() -> list[str]:
    """Return the prose, paragraph by paragraph."""
    lines = PLAIN_FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line]


def example_lines(lexicon: Lexicon) -> list[str]:
    """Return every example of the lexicon."""
    return [e.zh for item in lexicon.entries.values() for e in item.entry.how_people_say_it]


def page(lines: Iterable[str], characters: int) -> str:
    """Repeat lines until a page of exactly so many characters is full."""
    written: list[str] = []
    length = 0
    for line in cycle(lines):
        if length >= characters:
            break
        written.append(line)
        length += len(line) + 1
    return "\n".join(written)[:characters]
