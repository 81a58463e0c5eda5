"""CC-CEDICT's numbered syllables in, pinyin with tone marks or zhuyin out.

The syllables of an entry make one word; a capital letter begins another (`Zhong1 hua2 Ren2 min2`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pypinyin import Style
from pypinyin.contrib.tone_convert import to_tone
from pypinyin.style import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNIT = re.compile(
    r"(?P<syllable>[A-Za-zü][A-Za-zü:]*[1-5])|(?P<letters>[^\s,:·-]+)|(?P<mark>[,:·-])"
)
_SPACED_MARKS = (",", ":")
_NEEDS_APOSTROPHE = re.compile(r"[aeoāáǎàēéěèōóǒò]")
_ERHUA = "r5"
_ZHUYIN_TONES = {"1": "", "2": "ˊ", "3": "ˇ", "4": "ˋ", "5": "˙"}
_ZHUYIN_WITHOUT_VOWEL = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}
_UNKNOWN = "xx"  # CC-CEDICT's reading of characters that have none


class _Unit(NamedTuple):
    """One syllable, one run of letters, or one mark: `kind` is the name of its group."""

    kind: str
    text: str


_START = _Unit("mark", "")


def to_pinyin(syllables: Iterable[str]) -> str:
    """Write numbered syllables as words with tone marks: `Xi1 an1` as `Xī'ān`."""
    written = ""
    before = _START
    for unit in _units(syllables):
        text = _with_tone_mark(unit.text) if unit.kind == "syllable" else unit.text
        written += _between(before, unit, text) + text
        before = unit
    return written


def to_zhuyin(syllables: Iterable[str]) -> str:
    """Write numbered syllables in zhuyin, separated by spaces; letters and marks stay."""
    words = [
        _syllable_in_zhuyin(unit.text) if unit.kind == "syllable" else unit.text
        for unit in _units(syllables)
    ]
    return re.sub(r" (?=[,:])", "", " ".join(words))


def _units(syllables: Iterable[str]) -> Iterator[_Unit]:
    """Divide syllables that are written as one (`qian1ke4`), join single letters (`K T V`)."""
    letters = ""
    for match in (match for text in syllables for match in _UNIT.finditer(text)):
        unit = _Unit(str(match.lastgroup), match.group())
        if unit.kind == "letters" and len(unit.text) == 1:
            letters += unit.text
            continue
        if letters:
            yield _Unit("letters", letters)
            letters = ""
        yield unit
    if letters:
        yield _Unit("letters", letters)


def _between(before: _Unit, unit: _Unit, text: str) -> str:
    if before.kind == "mark":
        return " " if before.text in _SPACED_MARKS else ""
    if unit.kind == "mark":
        return ""
    if unit.kind == "letters" or before.kind == "letters" or text[0].isupper():
        return " "
    return "'" if _NEEDS_APOSTROPHE.match(text) else ""


def _with_tone_mark(syllable: str) -> str:
    toned = to_tone(syllable.lower().replace("u:", "v"))
    return toned.capitalize() if syllable[0].isupper() else toned


def _syllable_in_zhuyin(syllable: str) -> str:
    sound, tone = syllable[:-1], syllable[-1]
    if syllable == _ERHUA:
        return "ㄦ"
    if sound == _UNKNOWN:
        return sound
    if sound in _ZHUYIN_WITHOUT_VOWEL:
        return _ZHUYIN_WITHOUT_VOWEL[sound] + _ZHUYIN_TONES[tone]
    return convert(_with_tone_mark(syllable).lower(), Style.BOPOMOFO, strict=False)
