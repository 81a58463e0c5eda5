"""Text in normal form and a place in it in, the span of its sentence or line out."""

from __future__ import annotations

import re

from yanwai.text.spans import Span

LONGEST_SENTENCE = 400
"""Where no mark ends a sentence, it ends after so many characters: a page without a full stop must
not cost more than one with many."""

# A sentence ends after its closing mark and any closing quotes or brackets, or at a line's end.
_END = re.compile(r"[。！？!?…]+[”’\"'」』）)】]*|\n")


def sentence_at(text: str, offset: int, earliest: int = 0) -> Span:
    """Return the sentence that holds the character at `offset`, in code points.

    It begins no earlier than `earliest`, where the sentence before it ended.
    """
    start = max(earliest, offset - LONGEST_SENTENCE // 2)
    for end in _END.finditer(text, start, offset):
        start = end.end()
    limit = min(len(text), start + LONGEST_SENTENCE)
    found = _END.search(text, offset, limit)
    return Span(start, found.end() if found else limit)


def line_span(text: str, offset: int) -> Span:
    """Return the line that holds the character at `offset`, without its line break."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)
