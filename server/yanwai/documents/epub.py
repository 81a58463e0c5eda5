"""An EPUB book in, its title and the paragraphs of its chapters in reading order out."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from yanwai.documents.decode import decode
from yanwai.documents.document import Document
from yanwai.documents.markup import html_document
from yanwai.errors import BrokenFileError, NotTextError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED_BYTES = 60 * 1024 * 1024
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def epub_document(name: str, content: bytes) -> Document:
    """Return a book's text; chapters that are missing or broken are left out and remarked on.

    Raises:
        BrokenFileError: it is no EPUB, holds too much, is locked, or has no chapter left.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError):
        raise BrokenFileError(name, "it is no EPUB book, or was cut short") from None
    with archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED_BYTES:
            size = MOST_UNPACKED_BYTES // 2**20
            raise BrokenFileError(name, f"unpacked it would be larger than {size} MiB")
        return _read(name, archive)


def _read(name: str, archive: zipfile.ZipFile) -> Document:
    container = _part(archive, _CONTAINER)
    if container is None and not name.lower().endswith(".epub"):
        raise BrokenFileError(name, "it is a zip file, as .docx is too, but no EPUB book")
    rootfile = LexborHTMLParser(container).css_first("rootfile") if container else None
    place = (rootfile.attributes.get("full-path") if rootfile else None) or ""
    package = _part(archive, place)
    if not package:
        raise BrokenFileError(name, "its list of chapters is missing or broken")
    title = _title(package)
    paragraphs: list[str] = []
    lost = []
    for chapter in _chapters(package, posixpath.dirname(place)):
        text = _part(archive, chapter)
        if text is None:
            lost.append(posixpath.basename(chapter))
        else:
            paragraphs += html_document(text)[1]
    if not paragraphs:
        raise BrokenFileError(name, "none of its chapters can be read; it may be locked")
    remarks = [f"Left out, missing or broken: {', '.join(lost)}."] if lost else []
    return Document(title, paragraphs, remarks)


def _title(package: str) -> str:
    # No selector finds a name with a colon.
    tree = LexborHTMLParser(package.replace("<dc:title", "<h1").replace("</dc:title>", "</h1>"))
    heading = tree.css_first("h1")
    return " ".join(heading.text().split()) if heading else ""


def _chapters(package: str, folder: str) -> Iterator[str]:
    """Yield the paths of the chapters in the order of reading."""
    tree = LexborHTMLParser(package)
    pages = {
        item.attributes.get("id"): item.attributes.get("href") or ""
        for item in tree.css("item")
        if item.attributes.get("media-type") in _PAGES
    }
    for reference in tree.css("itemref"):
        href = pages.get(reference.attributes.get("idref"))
        if href:
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _part(archive: zipfile.ZipFile, path: str) -> str | None:
    """Return the text of a part, None where it is missing, broken or locked."""
    try:
        return decode(path, archive.read(path)).text
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, NotTextError):
        return None
