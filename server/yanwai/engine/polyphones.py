"""A sentence in, the likeliest reading of each of its characters out: 还 in 还书 and in 还有.

The model is g2pM's, a small network that ships inside its package. It is loaded when it is first
asked, for most pages never ask. It learnt from an encyclopaedia, where 都 is a capital city as
often as "all": the commonest words of grammar are not left to it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

GRAMMAR = {
    "了": "le5",
    "着": "zhe5",
    "的": "de5",
    "还": "hai2",
    "都": "dou1",
    "没": "mei2",
    "只": "zhi3",
}
"""How these read where each is a word by itself; 首都, 了解 and 着急 are in the dictionary."""

_BEFORE_COMPLEMENT = re.compile(r"(?<=\w)得(?=很|太|真|挺|更|特别|非常|这么|那么|像|有点)")
LONGEST_SENTENCE = 200  # characters; the time the model takes grows with each


def predict(sentence: str) -> Sequence[str]:
    """Return one numbered syllable for each character; another character stands for itself.

    The sentence is in simplified characters, at most `LONGEST_SENTENCE` of them.
    """
    syllables: list[str] = _model()(sentence, tone=True, char_split=True)
    for complement in _BEFORE_COMPLEMENT.finditer(sentence):
        syllables[complement.start()] = "de5"
    return syllables


@cache
def _model() -> Any:
    return import_module("g2pM").G2pM()
