"""A document in, what the reader page shows of it out: its paragraphs, the first ones annotated.

They come in stretches: the page's script asks for one when it is near the window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yanwai.export.notes import NotedBlock, Piece, with_notes
from yanwai.text.sentences import cut_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.documents.document import Document
    from yanwai.engine.document import Explainer
    from yanwai.export.notes import Note, NotedDocument
    from yanwai.settings import Limits

STRETCH_CHARS = 1_500  # two windows full; annotated in 5 ms, read aloud in 120
STRETCH_PARAGRAPHS = 40


@dataclass(frozen=True, slots=True)
class ReaderText:
    """One text on the reader page.

    Attributes:
        text: as much of the document's as a page takes.
        stretches: all its paragraphs; put together they are the text.
        notes: on the terms of the paragraphs that are annotated.
        annotated: how many characters these paragraphs have.
        remarks: what a reader should know, as whole sentences.
    """

    title: str
    text: str
    stretches: list[list[NotedBlock]]
    notes: list[Note]
    annotated: int
    remarks: list[str]


def shortened(document: Document, most: int) -> Document:
    """Return as many paragraphs as one page takes, with the remarks on them."""
    text = document.text
    if len(text) <= most:
        return document
    end = text.rfind("\n", 0, most + 1)
    shown = text[: end if end > 0 else most]
    told = (
        f"The first {len(shown):,} of {len(text):,} characters are shown; divide it for the rest."
    )
    return replace(document, paragraphs=shown.split("\n"), remarks=[*document.remarks, told])


def reader_text(document: Document, explainer: Explainer, limits: Limits) -> ReaderText:
    """Return what the page shows of a document that one page takes."""
    blocks = _numbered(document.text)
    first = list(_first(blocks, limits.reader_first_chars))
    noted = with_notes(first, explainer.explain(first))
    rest = [NotedBlock(number, [Piece(text)]) for number, text in blocks[len(first) :]]
    return ReaderText(
        title=document.title,
        text=document.text,
        stretches=list(_stretches([*noted.blocks, *rest])),
        notes=noted.notes,
        annotated=sum(len(text) for _, text in first),
        remarks=document.remarks,
    )


def whole_text(document: Document, explainer: Explainer) -> NotedDocument:
    """Return a document annotated to its end, as one block."""
    blocks = _numbered(document.text)
    noted = with_notes(blocks, explainer.explain(blocks))
    pieces = [piece for block in noted.blocks for piece in block.pieces]
    return replace(noted, blocks=[NotedBlock("0", pieces)])


def _numbered(text: str) -> list[tuple[str, str]]:
    return [(str(number), piece) for number, piece in enumerate(cut_paragraphs(text))]


def _first(blocks: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    for number, text in blocks:
        most -= len(text)
        if most < 0:
            return
        yield number, text


def _stretches(blocks: Iterable[NotedBlock]) -> Iterator[list[NotedBlock]]:
    stretch: list[NotedBlock] = []
    length = 0
    for block in blocks:
        size = sum(len(piece.text) for piece in block.pieces)
        if stretch and (length + size > STRETCH_CHARS or len(stretch) == STRETCH_PARAGRAPHS):
            yield stretch
            stretch, length = [], 0
        stretch.append(block)
        length += size
    if stretch:
        yield stretch
