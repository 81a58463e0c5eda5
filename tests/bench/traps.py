"""Sentences that were written to mislead in, how many of them the engine reads rightly out.

A line of `traps/*.tsv`: sentence, what a careful reader would want explained in it, kind of trap.
Expected terms are `headword@surface`, joined by `;`, with `#sense` where the sentence makes the
sense clear; `-` for none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.engine.annotate import Annotator

FOLDER = Path(__file__).with_name("traps")
_NONE = "-"


class Expected(NamedTuple):
    """One term that should be found; `sense` is empty where any will do."""

    headword: str
    surface: str
    sense: str


class Trap(NamedTuple):
    """One line."""

    sentence: str
    expected: frozenset[Expected]
    kind: str


@dataclass(slots=True)
class TrapScore:
    """How many lines and senses were right; the wrong ones with what was found instead."""

    lines: int = 0
    right: int = 0
    senses: int = 0
    senses_right: int = 0
    wrong: list[tuple[Trap, list[tuple[str, str, str]]]] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{100 * self.right / self.lines:5.1f} % of {self.lines} lines   "
            f"{100 * self.senses_right / max(1, self.senses):5.1f} % of {self.senses} senses"
        )

    @property
    def kinds(self) -> Counter[str]:
        """The wrong lines by kind of trap."""
        return Counter(trap.kind for trap, _ in self.wrong)


def read_traps(file: Path) -> Iterator[Trap]:
    """Yield the lines of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        sentence, expected, kind = line.split("\t")
        terms = () if expected == _NONE else expected.split(";")
        yield Trap(sentence, frozenset(map(_expected, terms)), kind)


def headwords_of(files: Iterable[Path]) -> frozenset[str]:
    """Return the headwords that some line of the files expects."""
    traps = (trap for file in files for trap in read_traps(file))
    return frozenset(expected.headword for trap in traps for expected in trap.expected)


def score(annotator: Annotator, file: Path, headwords: frozenset[str]) -> TrapScore:
    """Read every sentence; a line is right when exactly the expected terms are found.

    Only these headwords count: the lexicon has others now than when the sentences were written.
    """
    counted = TrapScore()
    for trap in read_traps(file):
        found = [
            (a.entry.headword, a.span.cut(trap.sentence), a.sense.id)
            for a in annotator.annotate(trap.sentence)
            if a.entry.headword in headwords
        ]
        wanted = {(e.headword, e.surface) for e in trap.expected}
        counted.lines += 1
        if wanted == {(headword, surface) for headword, surface, _ in found}:
            counted.right += 1
            senses = [e for e in trap.expected if e.sense]
            counted.senses += len(senses)
            counted.senses_right += sum(tuple(e) in found for e in senses)
        else:
            counted.wrong.append((trap, found))
    return counted


def _expected(term: str) -> Expected:
    headword, _, rest = term.partition("@")
    surface, _, sense = rest.partition("#")
    return Expected(headword, surface, sense)
