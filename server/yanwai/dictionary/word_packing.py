"""A word list in, its bytes out, and back: made once, read in a few milliseconds.

The bytes are a ZIP archive: `words.txt` one word a line, `counts.bin` a little-endian unsigned
32-bit number for each, `automaton.bin` as daachorse writes it, `names.json`.
"""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import asdict
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from daachorse import CharwiseDoubleArrayAhoCorasick

from yanwai.dictionary.name_counts import NameCounts
from yanwai.dictionary.word_list import WordList

_WORDS = "words.txt"
_COUNTS = "counts.bin"
_AUTOMATON = "automaton.bin"
_NAMES = "names.json"


def pack_word_list(word_list: WordList) -> bytes:
    """Return a word list's bytes, the same for the same list."""
    names = json.dumps(asdict(word_list.names), ensure_ascii=False, sort_keys=True)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        _write(archive, _WORDS, word_list.lines.encode())
        _write(archive, _COUNTS, _little_endian(word_list.counts).tobytes())
        _write(archive, _NAMES, names.encode())
        # Stored as it is: to inflate it would take longer than all the rest.
        _write(archive, _AUTOMATON, word_list.automaton.serialize(), ZIP_STORED)
    return packed.getvalue()


def unpack_word_list(packed: bytes) -> WordList:
    """Return the word list that was packed.

    Raises:
        ValueError: these are other bytes.
    """
    try:
        with ZipFile(BytesIO(packed)) as archive:
            return WordList(
                lines=archive.read(_WORDS).decode(),
                counts=_little_endian(array("I", archive.read(_COUNTS))),
                automaton=CharwiseDoubleArrayAhoCorasick.deserialize(archive.read(_AUTOMATON)),
                names=NameCounts(**json.loads(archive.read(_NAMES))),
            )
    except (BadZipFile, KeyError, TypeError) as error:
        raise ValueError("no packed word list") from error


def _write(archive: ZipFile, name: str, content: bytes, method: int = ZIP_DEFLATED) -> None:
    info = ZipInfo(name)  # dated 1980, so that equal content gives equal bytes
    info.compress_type = method
    archive.writestr(info, content)


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
