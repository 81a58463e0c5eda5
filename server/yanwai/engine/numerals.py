"""Text in normal form in, the numerals that stand in it out: no list of words can hold them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_TO_NINE = "一二两三四五六七八九"
_DIGITS = f"零〇{_ONE_TO_NINE}"
_UNITS = "十百千万亿"
_ZERO = f"(?:[零〇](?=[{_ONE_TO_NINE}十]))?"  # not of 五百零花钱
_COUNTED = f"(?:[{_DIGITS}]?[{_UNITS}]{_ZERO})+[{_ONE_TO_NINE}]?"  # 二百五, 三千零一, 十几
_AND_MORE = "(?:多(?![久少远])|[余几])?"  # not of 120多久能到
_NUMERAL = re.compile(
    f"(?=[第几数{_DIGITS}{_UNITS}0-9])(?:"  # most places are passed by at once
    f"第?(?:[0-9]+(?:[.,][0-9]+)*[{_UNITS}兆]*|{_COUNTED}|[{_DIGITS}]{{2,}}){_AND_MORE}"
    f"|第[{_DIGITS}]"
    f"|[几数][{_UNITS}]+)"
)
_SCORE = -3.0
_SCORE_OF_CHARACTER = -1.5


def numerals(text: str) -> Iterator[Span]:
    """Yield 二十一, 三百多, 第6, 20万 and their like, in order, in code points."""
    for match in _NUMERAL.finditer(text):
        if len(match.group()) > 1:
            yield Span(*match.span())


def numeral_score(numeral: Span) -> float:
    """Return the natural logarithm of how likely a word is this numeral."""
    return _SCORE + _SCORE_OF_CHARACTER * (numeral.end - numeral.start)
