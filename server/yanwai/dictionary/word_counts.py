"""jieba's dictionary in; how often each word is met, and what names are made of, out.

jieba's counts (MIT) are the only ones we use: they are old, but their licence and origin are
clear, and a list of words from another source mends what their age spoils.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import jieba

from yanwai.dictionary.name_counts import NameCounts
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERSON = "nr"
_FOREIGN_PERSON = "nrt"
_FULL_NAME_CHARS = 3  # a surname and two more: shorter ones are too like ordinary words
_FEWEST_BEARERS = 20  # of a surname among jieba's names
_FEWEST_NAMES = 8  # that a character must occur in to count as one that names are made of


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often each word of jieba's dictionary was met, in normal form, and its names."""

    words: Mapping[str, int]
    names: NameCounts


@cache
def jieba_counts() -> WordCounts:
    """Read jieba's dictionary, and add up the counts of words whose normal forms are equal."""
    text = resources.files(jieba).joinpath("dict.txt").read_text(encoding="utf-8")
    words: Counter[str] = Counter()
    persons: list[str] = []
    sounds: Counter[str] = Counter()
    for line in normal_form(text).splitlines():
        word, count, part_of_speech = line.split(" ")
        words[word] += int(count)
        if part_of_speech == _PERSON and len(word) == _FULL_NAME_CHARS:
            persons.append(word)
        elif part_of_speech == _FOREIGN_PERSON and len(word) >= _FULL_NAME_CHARS:
            sounds.update(filter(is_han, word))
    return WordCounts(words, _name_counts(persons, sounds))


def _name_counts(persons: list[str], sounds: Counter[str]) -> NameCounts:
    bearers = Counter(name[0] for name in persons)
    surnames = {name: count for name, count in bearers.items() if count >= _FEWEST_BEARERS}
    borne = [name for name in persons if name[0] in surnames]
    return NameCounts(
        surnames=surnames,
        middles=_common(Counter(name[1] for name in borne)),
        lasts=_common(Counter(name[2] for name in borne)),
        sounds=_common(sounds),
    )


def _common(characters: Counter[str]) -> dict[str, int]:
    return {character: n for character, n in characters.items() if n >= _FEWEST_NAMES}
