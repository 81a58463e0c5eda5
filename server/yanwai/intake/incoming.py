"""What a file of words held, and what of it could not be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yanwai.study.archive import Archive


@dataclass(frozen=True, slots=True)
class Left:
    """A line that was not taken, and why.

    Attributes:
        line: counted from 1; in a file without lines, the card's number.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """The words of a file.

    Attributes:
        format: what the file was read as, for the reader to see.
        archive: the words, as they would be saved.
        is_dated: whether the file tells when a word last changed; if not, a word that is saved
            already stays as it is.
        left: what was not taken.
    """

    format: str
    archive: Archive
    is_dated: bool
    left: list[Left] = field(default_factory=list)
