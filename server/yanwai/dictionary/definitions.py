"""A definition in CC-CEDICT's notation in, the text that a reader sees out.

`see 一點|一点[yi1 dian3]` becomes `see 一点[yīdiǎn]`.
"""

from __future__ import annotations

import re
from typing import Literal

from yanwai.dictionary.cedict import mend_umlauts
from yanwai.dictionary.pinyin import to_pinyin

Script = Literal["simplified", "traditional"]

_CHARACTERS = r"(?:[0-9A-Za-z\u0080-\U0010ffff]|\.{3})+"
_PAIR = re.compile(rf"(?P<traditional>{_CHARACTERS})\|(?P<simplified>{_CHARACTERS})")
# Brackets also hold Taiwanese (`[ue-á-tshài]`), which has no numbers and is left as it is.
_NUMBERED_PINYIN = re.compile(r"\[([^\[\]]*[A-Za-z:]\s?[1-5][^\[\]]*)\]")


def to_display(definition: str, script: Script = "simplified") -> str:
    """Show one script of each pair of words, and tone marks in place of numbers."""
    in_one_script = _PAIR.sub(lambda pair: _one_of(pair, script), definition)
    return _NUMBERED_PINYIN.sub(
        lambda bracket: f"[{to_pinyin(mend_umlauts(bracket[1]).split())}]", in_one_script
    )


def _one_of(pair: re.Match[str], script: Script) -> str:
    """Return one word of a pair; both have the same length, so letters before them stay."""
    before = pair["traditional"][: -len(pair["simplified"])]
    chosen = pair["simplified"] if script == "simplified" else pair["traditional"][len(before) :]
    return before + chosen
