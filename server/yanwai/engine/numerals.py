"""Text in normal form in, the numerals that stand in it out: no list of words can hold them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = re.compile(
    r"(?=[第几数零〇一二两三四五六七八九十百千万亿0-9])(?:"  # most places are passed by at once
    r"第?(?:[0-9]+(?:[.,][0-9]+)*[十百千万亿兆]*|[零〇一二两三四五六七八九十百千万亿]{2,})[多余几]?"
    r"|第[一二三四五六七八九十百]+"
    r"|[几数][十百千万亿]+"
    r"|[二三四五六七八九]?[十百千]+[多余几])"
)
_SCORE = -3.0
_SCORE_OF_CHARACTER = -1.5


def numerals(text: str) -> Iterator[Span]:
    """Yield 二十一, 三百多, 第6, 20万 and their like, in order, in code points."""
    for match in _NUMERAL.finditer(text):
        yield Span(*match.span())


def numeral_score(numeral: Span) -> float:
    """Return the natural logarithm of how likely a word is this numeral."""
    return _SCORE + _SCORE_OF_CHARACTER * (numeral.end - numeral.start)
