"""Text and a place in it in, the span of its sentence or line out; a whole text in paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE = 400
"""Where no mark ends a sentence, it ends after so many characters: a page without a full stop must
not cost more than one with many."""

LONGEST_PARAGRAPH = 2_000
"""A page of a book. A longer paragraph could not be shown, annotated or read aloud by parts."""

# A sentence ends after its closing mark and any closing quotes or brackets, or at a line's end.
_END = re.compile(r"[。！？!?…]+[”’\"'」』）)】]*|\n")
# In normal form, a comma between digits is a number's.
_CLAUSE_END = re.compile(
    r"[。！？!?…；;：:~～—“”\"'「」『』（）()【】\[\]\s]|(?<![0-9])[,，]|[,，](?![0-9])"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


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


def clause_around(text: str, within: Span, sentence: Span) -> Span:
    """Return the clause of a sentence that holds a span, without the marks at its ends."""
    start = sentence.start
    for end in _CLAUSE_END.finditer(text, sentence.start, within.start):
        start = end.end()
    found = _CLAUSE_END.search(text, within.end, sentence.end)
    return Span(start, found.start() if found else sentence.end)


def cut_paragraphs(text: str) -> list[str]:
    """Return a text in paragraphs, each with its line break: put together they are the text.

    One that is longer than `LONGEST_PARAGRAPH` is cut, at the end of a sentence where it has one.
    """
    return [piece for line in _LINE.findall(text) for piece in _cut_long(line)]


def _cut_long(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > LONGEST_PARAGRAPH:
        limit = start + LONGEST_PARAGRAPH
        ends = [found.end() for found in _END.finditer(line, start, limit)]
        end = ends[-1] if ends else limit
        yield line[start:end]
        start = end
    yield line[start:]
