"""Simplified and traditional characters: a one-to-one fold for matching, OpenCC for display.

OpenCC runs when the process starts and when an entry is loaded, never over page text: its phrase
rules may change a text's length, and a fold under offsets must not.
"""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_HAN_BLOCKS = (
    range(0x3400, 0x4DC0),  # extension A
    range(0x4E00, 0xA000),  # the unified block
    range(0xF900, 0xFB00),  # compatibility ideographs
)


@cache
def script_fold() -> dict[int, str]:
    """Return the table that maps each traditional character to its simplified one.

    Each character is converted on a line of its own, so no phrase rule can apply and the result
    is one to one. Text and dictionary keys must go through the same table: it turns 乾 into 干,
    and 乾隆 stays one word only because the dictionary's 乾隆 is folded too.
    """
    characters = [chr(code) for block in _HAN_BLOCKS for code in block]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(character): folded
        for character, folded in zip(characters, simplified, strict=True)
        if folded != character and len(folded) == 1
    }


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2tw")


def to_traditional(simplified: str) -> str:
    """Return the regular traditional form of a word, in the characters standard in Taiwan."""
    return str(_to_traditional().convert(simplified))


def is_han(character: str) -> bool:
    """Tell whether one character is a Chinese character."""
    code = ord(character)
    return any(code in block for block in _HAN_BLOCKS) or 0x20000 <= code <= 0x323AF
