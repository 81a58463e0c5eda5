"""Rules about an entry's pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from yanwai.authoring.findings import Finding, warning
from yanwai.lexicon.pinyin import PinyinMismatchError, align_pinyin, toneless
from yanwai.text.script import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.lexicon.model import Entry

_PATH = ("pinyin",)


def pinyin_that_does_not_fit(entry: Entry) -> Iterator[Finding]:
    """Hold the written pinyin against the characters and against pypinyin's reading of them."""
    try:
        aligned = align_pinyin(entry.headword, entry.pinyin)
    except PinyinMismatchError as error:
        yield Finding(_PATH, f"pinyin: {error}")
        return
    written = [(unit, reading) for unit, reading in aligned if len(unit) == 1 and is_han(unit)]
    han = "".join(unit for unit, _ in written)
    usual = [reading.lower() for reading in lazy_pinyin(han, style=Style.TONE, v_to_u=True)]
    for (unit, reading), expected in zip(written, usual, strict=True):
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
