"""A fault of a lexicon file as its editor reads it: where it is, what is wrong, what is right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.lexicon.yaml_reader import Position

MOST_OF_ONE_FILE = 100  # who has mended these asks again; a file may have been broken on purpose
_LONGEST_MESSAGE = 600  # characters: the longest list of fields is 200


class Severity(StrEnum):
    """Whether a complaint keeps an entry out (error) or asks for a second look (warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One fault, with `file` as the path from the lexicon's parent folder."""

    file: str
    position: Position
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.file}:{self.position.line}:{self.position.column}: {mark}{self.message}"


def complaints_of(file: str, faults: Iterable[tuple[Position, str]]) -> list[Complaint]:
    """Return the first faults of one file as complaints."""
    first = islice(faults, MOST_OF_ONE_FILE)
    return [Complaint(file, where, message[:_LONGEST_MESSAGE]) for where, message in first]
