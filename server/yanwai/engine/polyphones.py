"""A sentence in, the likeliest reading of each of its characters out: 还 in 还书 and in 还有.

The model is g2pM's, a small network that ships inside its package. It is loaded when it is first
asked, for most pages never ask. It learnt from an encyclopaedia, where 都 is a capital city as
often as "all": the words of everyday grammar are read by pypinyin's phrases instead.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pypinyin import Style, lazy_pinyin

if TYPE_CHECKING:
    from collections.abc import Sequence

_GRAMMAR = frozenset("了着地的还都没只")
_BEFORE_COMPLEMENT = re.compile(r"(?<=\w)得(?=很|太|真|挺|更|特别|非常|这么|那么|像|有点)")
LONGEST_SENTENCE = 200  # characters; the time the model takes grows with each


def predict(sentence: str) -> Sequence[str]:
    """Return one numbered syllable for each character; another character stands for itself.

    The sentence is in simplified characters, at most `LONGEST_SENTENCE` of them.
    """
    syllables: list[str] = _model()(sentence, tone=True, char_split=True)
    for complement in _BEFORE_COMPLEMENT.finditer(sentence):
        syllables[complement.start()] = "de5"
    if _GRAMMAR.isdisjoint(sentence):
        return syllables
    by_phrases = lazy_pinyin(
        sentence, Style.TONE3, errors=_as_it_stands, neutral_tone_with_five=True, v_to_u=False
    )
    return [
        phrase if character in _GRAMMAR else syllable
        for character, syllable, phrase in zip(sentence, syllables, by_phrases, strict=True)
    ]


def _as_it_stands(characters: str) -> Any:
    """Let pypinyin return one item for each character that it has no reading for."""
    return list(characters)


@cache
def _model() -> Any:
    return import_module("g2pM").G2pM()
