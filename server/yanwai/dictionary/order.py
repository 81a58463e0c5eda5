"""Entries that share a key in, the same entries in the order a reader wants them out.

First by kind, then by how usual the reading is, then by how much there is to say of them: 臺, with
eight definitions, is a commoner word than 檯, with one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypinyin import Style
from pypinyin import pinyin as read

from yanwai.dictionary.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yanwai.dictionary.cedict import DictionaryEntry

_NEUTRAL = "5"


def in_order(entries: Sequence[DictionaryEntry]) -> list[DictionaryEntry]:
    """Sort the entries of one key; those that are equal in everything keep their order."""
    if len(entries) < 2:
        return list(entries)
    return sorted(
        entries,
        key=lambda entry: (kind_of(entry), _rareness(entry), -sum(map(len, entry.definitions))),
    )


def _rareness(entry: DictionaryEntry) -> int:
    """Return 0 for the reading that pypinyin holds the usual one, and more for rarer ones."""
    usual = read(entry.simplified, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)
    if len(usual) != len(entry.pinyin):
        return 0
    return sum(map(_place, entry.pinyin, usual))


def _place(syllable: str, usual: Sequence[str]) -> int:
    """Return where a syllable stands among a character's readings.

    A neutral tone that pypinyin does not list is taken for the full one: 東西 is `dong1 xi5`.
    """
    plain = syllable.lower().replace("u:", "v")
    if plain in usual:
        return usual.index(plain)
    if plain.endswith(_NEUTRAL):
        full = (place for place, reading in enumerate(usual) if reading[:-1] == plain[:-1])
        return next(full, len(usual))
    return len(usual)
