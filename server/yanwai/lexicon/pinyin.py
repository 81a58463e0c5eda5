"""A word and its pinyin in, one syllable for each character out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate

from pypinyin import Style
from pypinyin import pinyin as read
from pypinyin.constants import PINYIN_DICT
from pypinyin.style import convert

from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han

_TONE_MARKS = frozenset("\u0304\u0301\u030c\u0300")
_DIGIT_READINGS = dict(
    zip(
        "0123456789", ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"], strict=True
    )
)
_ONE_ON_THE_TELEPHONE = "yao"
_LETTERS = re.compile(r"[^\W_]+")
_LATIN = re.compile("[A-Za-z]+")
_VOWELS = frozenset("aeiouü")
_LONGEST_SYLLABLE = 6  # zhuang


class PinyinMismatchError(ValueError):
    """Raised when pinyin cannot be divided into one syllable for each character of its word."""


def align_pinyin(word: str, pinyin: str) -> list[tuple[str, str]]:
    """Divide pinyin into pairs of a sounding unit and its reading.

    A unit is one Chinese character or digit, or one run of Latin letters, which is read as it
    stands. Inside a written word a syllable begins with a consonant, or after an apostrophe.

    Raises:
        PinyinMismatchError: the syllables do not fit the characters.
    """
    units = _units(word)
    pieces = [
        run.group() for run in _LETTERS.finditer(unicodedata.normalize("NFC", pinyin.lower()))
    ]
    starts = frozenset(accumulate(map(len, pieces), initial=0))
    readings = _divide("".join(pieces), tuple(units), starts)
    if readings is None:
        raise PinyinMismatchError(
            f"{pinyin!r} is not one syllable for each of the characters {' '.join(units)}"
        )
    return list(zip(units, readings, strict=True))


def to_zhuyin(word: str, pinyin: str) -> str:
    """Return a word's reading in zhuyin, one syllable a character, separated by spaces.

    It is empty where the pinyin does not fit the word, as in a reader's own unchecked entry.
    """
    try:
        aligned = align_pinyin(word, pinyin)
    except PinyinMismatchError:
        return ""
    latin = iter(_LATIN.findall(unicodedata.normalize("NFKC", word)))  # as it is written: AA制
    return " ".join(
        _syllable_in_zhuyin(unit, reading) if _is_syllable(unit) else next(latin)
        for unit, reading in aligned
    )


def _syllable_in_zhuyin(unit: str, reading: str) -> str:
    is_erhua = unit == "儿" and reading == "r"
    return "ㄦ" if is_erhua else str(convert(reading, Style.BOPOMOFO, strict=False))


def toneless(syllable: str) -> str:
    """Return a syllable without its tone mark; ü stays ü."""
    marks = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONE_MARKS))


def usual_readings(character: str) -> list[str]:
    """Return the readings that pypinyin knows for one character, the commonest first."""
    return list(read(character, style=Style.TONE, heteronym=True, v_to_u=True)[0])


def _units(word: str) -> list[str]:
    units: list[str] = []
    in_latin = False
    for character in normal_form(word):
        is_latin = character.isascii() and character.isalpha()
        if is_latin and in_latin:
            units[-1] += character
        elif is_latin or character in _DIGIT_READINGS or is_han(character):
            units.append(character)
        in_latin = is_latin
    return units


@lru_cache(maxsize=1024)
def _divide(letters: str, units: tuple[str, ...], starts: frozenset[int]) -> tuple[str, ...] | None:
    """Divide letters among units, giving each character a reading of its own where that works.

    `starts` are the offsets in `letters` at which a syllable may begin with a vowel.
    """
    best: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
    for unit in units:
        following: dict[int, tuple[int, tuple[str, ...]]] = {}
        for start, (score, readings) in best.items():
            if toneless(letters[start : start + 1]) in _VOWELS and start not in starts:
                continue
            for end, is_own in _ends(letters, start, unit):
                step = (score + is_own, (*readings, letters[start:end]))
                following[end] = max(following.get(end, (-1, ())), step)
        best = following
    return best[len(letters)][1] if len(letters) in best else None


def _ends(letters: str, start: int, unit: str) -> list[tuple[int, bool]]:
    if not _is_syllable(unit):
        return [(start + len(unit), True)] if letters.startswith(unit, start) else []
    own = _own_syllables(unit)
    found = []
    for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1):
        syllable = toneless(letters[start:end])
        if syllable in own or syllable in _all_syllables():
            found.append((end, syllable in own))
    return found


def _is_syllable(unit: str) -> bool:
    """Tell a character or digit, which has a reading, from a run of Latin letters."""
    return unit in _DIGIT_READINGS or (len(unit) == 1 and is_han(unit))


@lru_cache(maxsize=4096)
def _own_syllables(unit: str) -> frozenset[str]:
    if unit in _DIGIT_READINGS:
        telephone = (_ONE_ON_THE_TELEPHONE,) if unit == "1" else ()
        return frozenset((_DIGIT_READINGS[unit], unit, *telephone))
    erhua = ("r",) if unit == "儿" else ()
    return frozenset((*map(toneless, usual_readings(unit)), *erhua))


@cache
def _all_syllables() -> frozenset[str]:
    """Return every syllable of Mandarin without tones, from pypinyin's table of characters."""
    with_tones = {reading for readings in PINYIN_DICT.values() for reading in readings.split(",")}
    # The table also holds interjections without a vowel (ng, hm), which would fit in anywhere.
    return frozenset(s for s in map(toneless, with_tones) if not _VOWELS.isdisjoint(s))
