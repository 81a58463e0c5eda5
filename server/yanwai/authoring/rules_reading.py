"""Rules about an entry's pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from yanwai.authoring.findings import Finding, warning
from yanwai.authoring.scaffold import derived_pinyin
from yanwai.lexicon.pinyin import PinyinMismatchError, align_pinyin, toneless
from yanwai.text.script import is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yanwai.lexicon.model import Entry

_PATH = ("pinyin",)


def by_phrases(headword: str) -> list[str]:
    """Return pypinyin's reading of each Chinese character of a headword."""
    han = "".join(filter(is_han, headword))
    return [reading.lower() for reading in lazy_pinyin(han, style=Style.TONE, v_to_u=True)]


def by_dictionary(headword: str) -> list[str]:
    """Return the reading that a new entry's pinyin is filled in with, of each Chinese character."""
    return [reading for _, reading in _of_characters(headword, derived_pinyin(headword))]


def pinyin_that_does_not_fit(
    entry: Entry, usual: Callable[[str], list[str]] = by_phrases
) -> Iterator[Finding]:
    """Hold the written pinyin against the characters and against their usual reading."""
    try:
        written = _of_characters(entry.headword, entry.pinyin)
    except PinyinMismatchError as error:
        yield Finding(_PATH, f"pinyin: {error}")
        return
    for (unit, reading), expected in zip(written, usual(entry.headword), strict=True):
        if entry.pinyin_note or reading == expected or reading == toneless(expected):
            continue
        if toneless(reading) != toneless(expected):
            yield Finding(
                _PATH,
                f"pinyin: {unit} is usually read {expected}, not {reading}: "
                "mend it, or say why in pinyin_note",
            )
        else:
            yield warning(
                _PATH, f"pinyin: {unit} is usually {expected}; if {reading} is right, note why"
            )


def _of_characters(headword: str, pinyin: str) -> list[tuple[str, str]]:
    aligned = align_pinyin(headword, pinyin)
    return [(unit, reading) for unit, reading in aligned if len(unit) == 1 and is_han(unit)]
