"""A page of a corpus, and a page that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

MOST_CHARS = 2_000_000  # of one page; a long novel has a million, and what is longer is no page


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text.

    Attributes:
        id: what the input calls it, else its place there.
        date: as the input has it, such as 2026-11-30T12:00:00Z; empty where it has none.
    """

    id: str
    text: str
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class BrokenPage:
    """A page of which nothing can be said but why. Nothing of its text is in `reason`."""

    id: str
    reason: str
    url: str = ""
    date: str = ""
