"""A file's name and bytes in, what it says out: the one way in for every format."""

from __future__ import annotations

from pathlib import PurePath

from yanwai.documents.decode import Decoded, decode
from yanwai.documents.document import Document
from yanwai.documents.epub import epub_document
from yanwai.documents.markup import html_document, markdown_paragraphs
from yanwai.documents.subtitles import subtitle_paragraphs
from yanwai.errors import BrokenFileError, FileTooLargeError

MOST_BYTES = 20 * 1024 * 1024
SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".epub", ".srt")
_ZIP = b"PK\x03\x04"


def is_plain(name: str) -> bool:
    """Tell whether a file's text is the file itself, character by character."""
    return PurePath(name).suffix.lower() not in SUFFIXES[1:]


def read_document(name: str, content: bytes) -> Document:
    """Return a file's text in paragraphs; a suffix that says nothing means plain text.

    Of plain text every line is a paragraph, the empty ones too, so that spans count in the file.

    Raises:
        FileTooLargeError: it has more than `MOST_BYTES`.
        NotTextError: it is no text in an encoding that Chinese is written in.
        BrokenFileError: it is not what its suffix says, or nothing can be read from it.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLargeError(name, len(content), MOST_BYTES)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".epub" or content.startswith(_ZIP):
        return epub_document(name, content)
    decoded = decode(name, content)
    title = ""
    match suffix:
        case ".html" | ".htm" | ".xhtml":
            title, paragraphs = html_document(decoded.text)
        case ".md":
            paragraphs = markdown_paragraphs(decoded.text)
        case ".srt":
            paragraphs = subtitle_paragraphs(name, decoded.text)
        case _:
            return Document(title, decoded.text.split("\n"), _remarks(decoded))
    if not paragraphs:
        raise BrokenFileError(name, "there is no text in it")
    return Document(title, paragraphs, _remarks(decoded))


def _remarks(decoded: Decoded) -> list[str]:
    return [f"Read as {decoded.guessed}, which was guessed."] if decoded.guessed else []
