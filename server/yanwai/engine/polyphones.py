"""A sentence in, the likeliest reading of each of its characters out: 还 in 还书 and in 还有.

The model is g2pM's, a small network that ships inside its package. It is loaded when it is first
asked, for most pages never ask. It learnt from an encyclopaedia, where 都 is a capital city as
often as "all": the commonest words of grammar, and turns of speech that an encyclopaedia does not
use, are not left to it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMON = {
    "了": ("le5",),
    "着": ("zhe5",),
    "的": ("de5",),
    "还": ("hai2",),
    "都": ("dou1",),
    "没": ("mei2",),
    "只": ("zhi3",),
    "咋": ("za3",),
    "大夫": ("dai4", "fu5"),
    "便宜": ("pian2", "yi5"),
}
"""How these read where each is a word by itself; 首都, 了解 and 着急 are in the dictionary."""

_IN_CONTEXT = (
    (
        re.compile(r"(?<=\w)得(?=很|太|真|挺|更|特别|非常|这么|那么|像|有点|也[太很真挺])"),
        "de5",  # 跑得很快
    ),
    (re.compile(r"(?<=[还就总都也非又可])得(?![到了出奖名很])"), "dei3"),  # 还得去
    (re.compile(r"(?:^|(?<=[，。！？；\s]))得(?=[先有要去给留等找再多看是])"), "dei3"),  # 得先挂号
    (re.compile(r"(?<=睡[一个好大])觉|(?<=睡[了过]个)觉"), "jiao4"),
    (re.compile(r"(?<=[^\W我你您他她它们咱]不)了(?![解然结却])"), "liao3"),  # 去不了
    (re.compile(r"还(?=[钱款债贷书清完]|人情|信用卡|花呗)"), "huan2"),
    (re.compile(r"(?<=[太很更最挺])重(?![新复启叠演])"), "zhong4"),
)
"""Turns of speech that settle how a character reads where it is a word by itself."""

LONGEST_SENTENCE = 200  # characters; the time the model takes grows with each


def predict(sentence: str) -> Sequence[str]:
    """Return one numbered syllable for each character; another character stands for itself.

    The sentence is in simplified characters, at most `LONGEST_SENTENCE` of them.
    """
    syllables: Sequence[str] = _model()(sentence, tone=True, char_split=True)
    return syllables


def settled(sentence: str) -> dict[int, str]:
    """Return the characters that a turn of speech settles: offset in code points, syllable."""
    return {
        found.start(): syllable
        for pattern, syllable in _IN_CONTEXT
        for found in pattern.finditer(sentence)
    }


@cache
def _model() -> Any:
    return import_module("g2pM").G2pM()
