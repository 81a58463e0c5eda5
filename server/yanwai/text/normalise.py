"""Text in, its normal form out, with a map from every character back to where it came from.

The normal form is what terms are looked for in: simplified characters, half-width and lower-case
Latin, none of the invisible characters that pages put between visible ones, and no spaces between
characters that are spaced out.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from yanwai.text.script import script_fold
from yanwai.text.spans import Span

# The spaces around a character that stands alone between others: 微 信 支 付, 朋 友 圈.
_HAN = "[\u3400-\u9fff]"
_SPACED_OUT = re.compile(f"(?<={_HAN}) (?={_HAN} {_HAN})|(?<={_HAN} {_HAN}) (?={_HAN})")

# Traditional text writes the particle 着 as 著, which simplified text has in 著名 and 显著 alone.
_WITH_ZHU_AFTER = "名原显土编卓论专昭遗巨拙译合所新旧大共撰知炳较彰水王身藉著要执"
_WITH_ZHU_BEFORE = "名作称者述录书有文论"
_PARTICLE = re.compile(f"(?<={_HAN})(?<!三不)(?<![{_WITH_ZHU_AFTER}])著(?![{_WITH_ZHU_BEFORE}])")

if TYPE_CHECKING:
    import numpy.typing as npt

_INVISIBLE = (
    *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),  # soft hyphen, joiners, byte order mark
    *range(0x200B, 0x2010),  # zero-width space, joiners, direction marks
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    *range(0xFE00, 0xFE10),  # variation selectors
    *range(0xE0100, 0xE01F0),  # ideographic variation selectors
)
_SURROGATES = range(0xD800, 0xE000)
_NO_CHARACTER = 0xFFFD  # for a lone surrogate, which no automaton takes
_SHORT = 64
_COMPATIBILITY_SUPPLEMENT = range(0x2F800, 0x2FA20)
_COMPATIBILITY = frozenset([*range(0xF900, 0xFB00), *_COMPATIBILITY_SUPPLEMENT])


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in normal form.

    Attributes:
        source: the text as it was given.
        text: its normal form, never longer than the source.
        origins: for each code point of `text` its offset in `source`; None where they are equal.
    """

    source: str
    text: str
    origins: tuple[int, ...] | None

    def to_source(self, span: Span) -> Span:
        """Map a span of `text` to the span of `source` that holds the same characters.

        Both are counted in code points. Invisible characters inside the span are covered by the
        result; those before its first and after its last character are not.
        """
        if self.origins is None or span.start == span.end:
            return span
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)

    def from_source(self, offset: int) -> int:
        """Map an offset of `source` to the character of `text` that stands there.

        Both are counted in code points. An invisible character counts as part of the visible one
        before it, or of the first.
        """
        if self.origins is None:
            return offset
        return max(0, bisect_right(self.origins, offset) - 1)

    def to_normal(self, span: Span) -> Span:
        """Map a span that `to_source` returned back to the span of `text`."""
        return Span(self.from_source(span.start), self.from_source(span.end - 1) + 1)

    @property
    def visible(self) -> str:
        """The source without invisible characters: as long as `text`, in its own script."""
        if self.origins is None:
            return self.source
        return "".join(self.source[origin] for origin in self.origins)


def normalise(source: str) -> Normalised:
    """Return the normal form of a text together with the way back."""
    if source.isascii():
        return Normalised(source, source.lower(), None)
    fold, is_invisible = _tables()
    codes = np.frombuffer(source.encode("utf-32-le", "surrogatepass"), "<u4")
    folded = fold[codes]
    hidden = is_invisible[codes]
    for space in _SPACED_OUT.finditer(source):
        hidden[space.start()] = True
    if not hidden.any():
        return Normalised(source, _text(folded), None)
    kept = np.flatnonzero(~hidden)
    return Normalised(source, _text(folded[kept]), tuple(kept.tolist()))


def normal_form(source: str) -> str:
    """Return only the text of `normalise`: for terms and cues, which need no way back."""
    if len(source) > _SHORT or source.isascii() or _SPACED_OUT.search(source):
        return normalise(source).text
    return _with_particle(source.translate(_short_table()))


def _text(codes: npt.NDArray[np.uint32]) -> str:
    return _with_particle(codes.astype("<u4", copy=False).tobytes().decode("utf-32-le"))


def _with_particle(text: str) -> str:
    return _PARTICLE.sub("着", text) if "著" in text else text


@cache
def _short_table() -> dict[int, str | None]:
    """Return the tables for `str.translate`: for a word it takes a fifth of what arrays take."""
    return {
        **_one_to_one(),
        **dict.fromkeys(_SURROGATES, chr(_NO_CHARACTER)),
        **dict.fromkeys(_INVISIBLE),
    }


@cache
def _tables() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.bool_]]:
    """Return what each code point folds to, and whether it is invisible.

    A page is folded by arrays: ten times as fast as `str.translate`, which had become the most
    expensive step of annotating.
    """
    fold = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code, character in _one_to_one().items():
        fold[code] = ord(character)
    fold[_SURROGATES.start : _SURROGATES.stop] = _NO_CHARACTER
    is_invisible = np.zeros(sys.maxunicode + 1, dtype=np.bool_)
    is_invisible[list(_INVISIBLE)] = True
    return fold, is_invisible


def _one_to_one() -> dict[int, str]:
    """Build the table of every fold that keeps a text's length."""
    script = script_fold()
    table = dict(script)
    for code in (*range(0x80, 0x10000), *_COMPATIBILITY_SUPPLEMENT):
        character = chr(code)
        width = unicodedata.decomposition(character)
        if width.startswith(("<wide>", "<narrow>")) or code in _COMPATIBILITY:
            character = unicodedata.normalize("NFKC", character)
        lowered = character.lower()
        if len(lowered) == 1 and (folded := script.get(ord(lowered), lowered)) != chr(code):
            table[code] = folded
    table.update({code: chr(code + 0x20) for code in range(ord("A"), ord("Z") + 1)})
    return table
