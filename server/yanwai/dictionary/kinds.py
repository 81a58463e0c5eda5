"""An entry in, its kind out: how likely it is what a reader of today's Chinese looks for."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yanwai.dictionary.cedict import DictionaryEntry


class Kind(IntEnum):
    """The kinds of entries and of definitions, the likeliest first."""

    ORDINARY = 0
    NAME = 1
    VARIANT = 2
    SURNAME = 3
    OLD_VARIANT = 4
    DATED = 5
    PART_OF_A_WORD = 6
    SEE = 7


_LABELS = r"(?:\([^()]*\) )*"
_KINDS = (
    (Kind.SURNAME, re.compile(r"\(?(?:[\w-]+ )?surname\b")),
    (
        Kind.OLD_VARIANT,
        re.compile(r"(?:\(old\) |[\w ]*\b(?:old|archaic|ancient) )[\w ]*variant of "),
    ),
    (Kind.VARIANT, re.compile(_LABELS + r"[\w ]*\b(?:variant|erhua form) of ")),
    (Kind.DATED, re.compile(r"\((?:archaic|old|classical|literary)\)")),
    (
        Kind.PART_OF_A_WORD,
        re.compile(_LABELS + r"used in (?:[\u2e80-\U0003ffff]|[\w ]*names?\b|translit)"),
    ),
    (Kind.SEE, re.compile(_LABELS + r"see (?!also\b)\S*[\[\u2e80-\U0003ffff]")),
)
_NOTE = re.compile(r"CL:|(?:also|Taiwan|colloquial|old) pr\. ")
_CAPITALISED = re.compile(r"[A-Z][a-z:]*[1-5]")


def kind_of(entry: DictionaryEntry) -> Kind:
    """Return the kind of an entry: that of its likeliest definition."""
    kind = min(
        (_kind_of_definition(text) for text in entry.definitions if not is_note(text)),
        default=Kind.ORDINARY,
    )
    is_name = kind is Kind.ORDINARY and _CAPITALISED.match(entry.pinyin[0])
    return Kind.NAME if is_name else kind


def is_note(definition: str) -> bool:
    """Tell a note of a measure word or another reading from a definition."""
    return bool(_NOTE.match(definition))


def _kind_of_definition(definition: str) -> Kind:
    return next((kind for kind, form in _KINDS if form.match(definition)), Kind.ORDINARY)
