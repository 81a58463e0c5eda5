"""What names are made of, as counts of characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class NameCounts:
    """In how many names of jieba's dictionary each character stands, by its place in the name.

    Attributes:
        surnames: first characters of Chinese names of three characters.
        middles: their second characters.
        lasts: their third characters.
        sounds: characters of foreign names that are written by sound, wherever they stand.
    """

    surnames: Mapping[str, int]
    middles: Mapping[str, int]
    lasts: Mapping[str, int]
    sounds: Mapping[str, int]
