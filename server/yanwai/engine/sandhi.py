"""Numbered syllables and their characters in, the tones that 一 and 不 are spoken with out.

Dictionaries write both without: `yi1`, `bu4`. A speaker says yí before a fourth tone, yì before
the others, and bú before a fourth tone; a number that is counted or ends a phrase stays yī.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOURTH = "4"
_OTHERS = frozenset("123")
_NUMERALS = frozenset("零〇一二三四五六七八九十0123456789")


def spoken_tones(characters: str, syllables: Sequence[str]) -> list[str]:
    """Return the syllables, one for each character, with the tones of speech."""
    spoken = list(syllables)
    for i, character in enumerate(characters[:-1]):
        following = syllables[i + 1][-1:]
        if character == "不" and syllables[i] == "bu4" and following == _FOURTH:
            spoken[i] = "bu2"
        elif character == "一" and syllables[i] == "yi1" and not _is_counted(characters, i):
            if following == _FOURTH:
                spoken[i] = "yi2"
            elif following in _OTHERS:
                spoken[i] = "yi4"
            elif characters[i + 1] == "个":  # a fourth tone that has become light
                spoken[i] = "yi2"
    return spoken


def _is_counted(characters: str, i: int) -> bool:
    """Tell whether 一 is a digit or an ordinal: 第一, 二十一, 一二三."""
    before = characters[i - 1] if i else ""
    return before == "第" or before in _NUMERALS or characters[i + 1] in _NUMERALS - {"十"}
