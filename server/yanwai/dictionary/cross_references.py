"""An entry that only sends its reader elsewhere in, the entries it means out.

Such an entry reads `variant of 臺|台[tai2]`, `see 綠帽子|绿帽子[lu:4 mao4 zi5]`, or
`abbr. for 超聲波|超声波[chao1 sheng1 bo1]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.dictionary.cedict import mend_umlauts
from yanwai.dictionary.kinds import is_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yanwai.dictionary.cedict import DictionaryEntry

_REFERS = re.compile(
    r"(?:\([^()]*\) )*"
    r"(?:[\w ]*\bvariant of|(?:erhua|contracted) form of|abbr\. (?:for|of|to)|same as|see) "
)
_WORD = r"[^\s\[\]|(),;]"
_REFERENCE = re.compile(
    rf"(?P<traditional>{_WORD}+)(?:\|(?P<simplified>{_WORD}+))?(?:\[(?P<pinyin>[^\[\]]+)\])?"
)
_NEXT = re.compile(r"(?:,|;| or| and|, or|, and) ")
_HAN = re.compile(r"[\u2e80-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A word that a definition names, with its numbered pinyin, or None where it gives none."""

    traditional: str
    simplified: str
    pinyin: str | None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """An entry, and the entries it refers to if it does no more than refer; else none."""

    entry: DictionaryEntry
    refers_to: tuple[DictionaryEntry, ...]


def cross_references(entry: DictionaryEntry) -> list[CrossReference]:
    """Return the words an entry sends its reader to; none if it says anything of its own."""
    found: list[CrossReference] = []
    for definition in entry.definitions:
        named = list(_named_words(definition))
        if not named and not is_note(definition):
            return []
        found += named
    return found


def targets(reference: CrossReference, entries: Sequence[DictionaryEntry]) -> list[DictionaryEntry]:
    """Choose, among the entries of a reference's word, those of its characters and its reading.

    References to longer words often differ from their entries in a tone (`王八[wang2 ba1]` is
    entered as `wang2 ba5`); there the characters are enough.
    """
    both = (reference.traditional, reference.simplified)
    written = [entry for entry in entries if (entry.traditional, entry.simplified) == both] or [
        entry for entry in entries if reference.traditional in (entry.traditional, entry.simplified)
    ]
    if reference.pinyin is None:
        return written
    wanted = reference.pinyin.replace(" ", "")
    exact = [entry for entry in written if "".join(entry.pinyin) == wanted]
    return exact or (written if len(reference.traditional) > 1 else [])


def _named_words(definition: str) -> Iterator[CrossReference]:
    """Yield the words after `variant of`, `see` and their like, joined by commas, or, and."""
    joint = _REFERS.match(definition)
    while joint and (match := _REFERENCE.match(definition, joint.end())):
        traditional, simplified, pinyin = match.group("traditional", "simplified", "pinyin")
        if pinyin is None and not _HAN.search(traditional):
            return
        yield CrossReference(
            traditional, simplified or traditional, pinyin and mend_umlauts(pinyin)
        )
        joint = _NEXT.match(definition, match.end())
