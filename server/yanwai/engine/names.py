"""Text in normal form in, what may be a name in it and how likely out.

Two kinds of names are in no dictionary: Chinese full names of three characters (吕卫伦), and
foreign ones written by sound (普鲁申科). Both are known by their characters.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yanwai.dictionary.name_counts import NameCounts

_PERSON_SCORE = -10.0  # before the characters are looked at; a name must be likelier than its parts
_SOUNDS_SCORE = -7.2
_TWO_SOUNDS_SCORE = -8.0
_LONGEST_SOUNDS = 10


class NameModel:
    """Knows names by how often their characters stand in names."""

    def __init__(self, counts: NameCounts) -> None:
        self._surnames = _scores(counts.surnames)
        self._middles = _scores(counts.middles)
        self._lasts = _scores(counts.lasts)
        self._sounds = _scores(counts.sounds)
        surname, middle, last, sound = (
            f"[{''.join(characters)}]"
            for characters in (counts.surnames, counts.middles, counts.lasts, counts.sounds)
        )
        self._full_names = re.compile(f"(?=({surname})({middle})({last}))")
        self._sound_runs = re.compile(f"{sound}{{2,}}")
        self._any = re.compile(f"{surname}{middle}{last}|{sound}{{2}}")

    def may_hold_name(self, text: str) -> bool:
        """Tell at once that `names` would yield nothing."""
        return self._any.search(text) is not None

    def is_written_by_sound(self, text: str) -> bool:
        """Tell whether every character is one that writes the sounds of foreign names."""
        return self._sound_runs.fullmatch(text) is not None

    def names(self, text: str) -> Iterator[tuple[Span, float]]:
        """Yield each span that may be a name with the natural logarithm of its probability.

        Spans are counted in code points; they overlap.
        """
        yield from self._persons(text)
        for run in self._sound_runs.finditer(text):
            yield from self._written_by_sound(text, *run.span())

    def _persons(self, text: str) -> Iterator[tuple[Span, float]]:
        for found in self._full_names.finditer(text):
            surname, middle, last = found.groups()
            yield (
                Span(found.start(), found.end(3)),
                _PERSON_SCORE + self._surnames[surname] + self._middles[middle] + self._lasts[last],
            )

    def _written_by_sound(self, text: str, begin: int, stop: int) -> Iterator[tuple[Span, float]]:
        sounds = self._sounds
        for start in range(begin, stop - 1):
            score = sounds[text[start]]
            for end in range(start + 2, min(stop, start + _LONGEST_SOUNDS) + 1):
                score += sounds[text[end - 1]]
                constant = _TWO_SOUNDS_SCORE if end == start + 2 else _SOUNDS_SCORE
                yield Span(start, end), constant + score


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {character: log(n / total) for character, n in counts.items()}
