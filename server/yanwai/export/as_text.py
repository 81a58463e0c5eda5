"""Text with numbered notes in, the lines that a terminal shows out."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from yanwai.lexicon.labels import LABELS
from yanwai.lexicon.vocabulary import Risk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yanwai.export.notes import Note, NotedDocument

_WIDTH = 88
_INDENT = "    "


def text_lines(document: NotedDocument, mark: Callable[[str], str]) -> Iterator[str]:
    """Yield the text with the number of each term's note behind it, and then the notes.

    `mark` makes a term stand out, as far as the terminal can.
    """
    for block in document.blocks:
        if len(document.blocks) > 1:
            yield f"== {block.id} =="
        pieces = (
            (mark(piece.text) if piece.note else piece.text)
            + (f"[{piece.note.number}]" if piece.note and piece.ends_term else "")
            for piece in block.pieces
        )
        yield from "".join(pieces).rstrip("\n").split("\n")
    if document.notes:
        yield ""
    for note in document.notes:
        yield from _note_lines(note)


def _note_lines(note: Note) -> Iterator[str]:
    entry, sense = note.entry, note.sense
    yield f"[{note.number}] {entry.headword}  {entry.pinyin}  “{sense.literal}”"
    manner = f"{LABELS[sense.register]}. {LABELS[sense.risk]}."
    yield from _wrapped(sense.meaning)
    yield from _wrapped(manner if sense.risk is Risk.SAFE else f"{manner} {sense.risk_note}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
