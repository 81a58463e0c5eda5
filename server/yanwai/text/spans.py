"""Offsets as values: spans in code points, and their conversion to what JavaScript counts.

Inside Yanwai every offset is a count of Unicode code points, `start` inclusive and `end`
exclusive. UTF-16 code units exist only at the edge, in names that end in `_utf16`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

_LAST_OF_BMP = "\uffff"


class Span(NamedTuple):
    """A range of code points: `text[start:end]`."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the piece of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the span moved `by` code points to the right."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Utf16Offsets:
    """Converts offsets of one text between code points and UTF-16 code units.

    Characters beyond U+FFFF (emoji, rare Han) are one code point and two units. Only their
    positions are kept, so text without them converts at no cost.
    """

    def __init__(self, text: str) -> None:
        has_astral = max(text, default="") > _LAST_OF_BMP
        self._astral = [i for i, c in enumerate(text) if c > _LAST_OF_BMP] if has_astral else []
        self._astral_utf16 = [i + earlier for earlier, i in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """Convert a code-point offset into UTF-16 units."""
        return offset + bisect_left(self._astral, offset)

    def span_to_utf16(self, span: Span) -> Span:
        """Convert a span of code points into one of UTF-16 units."""
        return Span(self.to_utf16(span.start), self.to_utf16(span.end))

    def from_utf16(self, offset_utf16: int) -> int:
        """Convert an offset in UTF-16 units into code points; between two halves, to the first."""
        return offset_utf16 - bisect_left(self._astral_utf16, offset_utf16)
