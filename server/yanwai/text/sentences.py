"""Text in normal form in, the spans of its lines and sentences out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A sentence ends after its closing mark and any closing quotes or brackets, or at a line's end.
_SENTENCE = re.compile(r"[^\n。！？!?…]*(?:[。！？!?…]+[”’\"'」』）)】]*|\n|$)")


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield the sentences of a text in order; together they cover every character once.

    Spans are counted in code points of `text`.
    """
    for match in _SENTENCE.finditer(text):
        if match.end() > match.start():
            yield Span(match.start(), match.end())


def line_span(text: str, offset: int) -> Span:
    """Return the line that holds the character at `offset`, without its line break."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)
