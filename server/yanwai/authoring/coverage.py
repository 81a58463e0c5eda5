"""A list of words and a lexicon in, the share that the lexicon covers out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yanwai.lexicon.index import Lexicon


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words were asked for, and which of them no entry or variant covers."""

    words: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The covered share, from 0 to 1; 0 of no words."""
        return 1 - len(self.missing) / self.words if self.words else 0.0


def read_words(text: str) -> list[str]:
    """Return the words of a list: the first column of each line that is neither empty nor a #."""
    cells = (line.split("\t")[0].strip() for line in text.removeprefix("\ufeff").splitlines())
    return list(dict.fromkeys(cell for cell in cells if cell and not cell.startswith("#")))


def word_coverage(words: Sequence[str], lexicon: Lexicon) -> Coverage:
    """Look every word up as a headword or a variant, in any script, width or case."""
    return Coverage(len(words), tuple(word for word in words if lexicon.find(word) is None))
