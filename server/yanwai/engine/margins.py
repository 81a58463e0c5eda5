"""A text in, how surely words begin and end at a span's ends out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from yanwai.engine.lattice import Lattice
    from yanwai.engine.segment import Segmenter

WINDOW_CHARS = 30
"""How much of the text is looked at on each side of a span, at least, if no mark ends the clause.

No word reaches so far, and a page without a full stop must not cost more than one with many.
Windows begin and end at multiples of this, so that spans near each other share one."""

_BREAK = re.compile(r"\W")


class Margins:
    """The margins of spans in one text in normal form. Remembers a lattice for each clause."""

    def __init__(self, segmenter: Segmenter, text: str) -> None:
        self._segmenter = segmenter
        self._text = text
        self._lattices: dict[Span, Lattice] = {}

    def of(self, span: Span, forms: Collection[str] = ()) -> float:
        """Return the margin of a span: see `Lattice.margin`.

        Longer words that hold the span and are among `forms`, other spellings of the same term,
        do not count: where such a form is not meant, the shorter one may still stand.
        """
        clause = self._clause(span)
        lattice = self._lattices.get(clause)
        if lattice is None:
            lattice = self._segmenter.lattice(clause.cut(self._text))
            self._lattices[clause] = lattice
        inner = span.shift(-clause.start)

        def is_longer_form(start: int, end: int) -> bool:
            holds = start <= inner.start and inner.end <= end
            return holds and self._text[clause.start + start : clause.start + end] in forms

        return lattice.margin(inner, is_longer_form)

    def _clause(self, span: Span) -> Span:
        """Return the characters between the punctuation marks around a span."""
        start = max(0, (span.start // WINDOW_CHARS - 1) * WINDOW_CHARS)
        end = min(len(self._text), (span.end // WINDOW_CHARS + 2) * WINDOW_CHARS)
        for mark in _BREAK.finditer(self._text, start, span.start):
            start = mark.end()
        after = _BREAK.search(self._text, span.end, end)
        return Span(start, after.start() if after else end)
