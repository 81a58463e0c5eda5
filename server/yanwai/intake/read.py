"""A file's name and bytes in, its words out: the one way in for every format of word list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.documents.decode import decode
from yanwai.errors import BrokenFileError, FileTooLargeError
from yanwai.export.as_tsv import HEADER
from yanwai.intake.incoming import Incoming
from yanwai.intake.lists import list_words
from yanwai.intake.pleco import is_pleco_xml, pleco_words
from yanwai.intake.table import table_words
from yanwai.study.archive import read_archive

if TYPE_CHECKING:
    from datetime import datetime

MOST_BYTES = 64 * 1024 * 1024  # ten thousand words with twenty sentences each have about 20 MiB
_ZIP = b"PK\x03\x04"


def read_words(name: str, content: bytes, now: datetime) -> Incoming:
    """Return the words of a backup, of our table, or of Zhongwen's, Pleco's or a plain list.

    Args:
        name: the file's, to be named in errors.
        content: its bytes, in any encoding that Chinese is written in.
        now: the moment at which undated words are saved.

    Raises:
        FileTooLargeError: it has more than `MOST_BYTES`.
        NotTextError: it is no text.
        BrokenFileError: it holds no word, or is of a kind that holds none for us.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLargeError(name, len(content), MOST_BYTES)
    if content.startswith(_ZIP):
        raise BrokenFileError(
            name,
            "it is a packed file, such as a deck of Anki's, which holds more than words: in Anki, "
            "export the notes as plain text with the word as the first field, and take that",
        )
    text = decode(name, content).text
    if text.lstrip().startswith("{"):
        return Incoming("a backup", read_archive(name, text.encode()), is_dated=True)
    if is_pleco_xml(text):
        found = pleco_words(text, now)
    elif text.partition("\n")[0].rstrip("\r").split("\t") == list(HEADER):
        found = table_words(text, now)
    else:
        found = list_words(text, now)
    if not found.archive.words:
        reason = found.left[0].reason if found.left else "it is empty"
        raise BrokenFileError(name, f"no word was found in it ({reason})")
    return found
