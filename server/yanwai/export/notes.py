"""Annotated blocks in, their text in pieces with numbered notes out.

Every view of an annotated text is made from this: a note has a number, and each piece of text that
belongs to a term knows the number of its note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yanwai.engine.shapes import (
        AnnotationPayload,
        DocumentPayload,
        EntryPayload,
        SensePayload,
    )


@dataclass(frozen=True, slots=True)
class Note:
    """What is said about one term in one sense; `number` counts from 1 through the document."""

    number: int
    entry: EntryPayload
    sense: SensePayload


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `note` is that of the term it belongs to; `ends_term` at its last run."""

    text: str
    note: Note | None = None
    ends_term: bool = False


@dataclass(frozen=True, slots=True)
class NotedBlock:
    """One block's text in pieces, which put together are the text."""

    id: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class NotedDocument:
    """Every block, and the notes in order of their first term."""

    blocks: list[NotedBlock]
    notes: list[Note]


def with_notes(blocks: Sequence[tuple[str, str]], document: DocumentPayload) -> NotedDocument:
    """Number the notes of a document that was annotated with code points as offsets.

    `blocks` are the pairs of id and text that were annotated.
    """
    notes: dict[tuple[str, str], Note] = {}
    noted = []
    for (block_id, text), block in zip(blocks, document.blocks, strict=True):
        for found in block.annotations:
            key = (found.headword, found.sense)
            if key not in notes:
                entry = document.entries[found.headword]
                sense = next(sense for sense in entry.senses if sense.id == found.sense)
                notes[key] = Note(len(notes) + 1, entry, sense)
        noted.append(NotedBlock(block_id, list(_pieces(text, block.annotations, notes))))
    return NotedDocument(noted, list(notes.values()))


def _pieces(
    text: str, annotations: Sequence[AnnotationPayload], notes: dict[tuple[str, str], Note]
) -> Iterator[Piece]:
    done = 0
    for found in annotations:
        note = notes[found.headword, found.sense]
        for start, end in found.parts:
            if done < start:
                yield Piece(text[done:start])
            yield Piece(text[start:end], note, ends_term=end == found.end)
            done = end
    if done < len(text):
        yield Piece(text[done:])
