"""A CC-CEDICT release as a file, plain or gzipped, in; the parsed release out."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from yanwai.dictionary.cedict import Cedict, parse
from yanwai.errors import NotCedictError, NotUtf8Error

if TYPE_CHECKING:
    from pathlib import Path

_GZIP_MAGIC = b"\x1f\x8b"


def read_cedict(path: Path) -> Cedict:
    """Read a release.

    Raises:
        NotCedictError: the file is empty, damaged, or something else.
        NotUtf8Error: its text is not UTF-8.
    """
    content = path.read_bytes()
    if path.suffix == ".gz" or content.startswith(_GZIP_MAGIC):
        content = _unpacked(content, path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(str(path), error.start) from None
    if not text.strip():
        raise NotCedictError(str(path), ["it is empty"])
    return parse(text.split("\n"), str(path))


def _unpacked(content: bytes, path: Path) -> bytes:
    try:
        return gzip.decompress(content)
    except EOFError:
        raise NotCedictError(str(path), ["its gzip data ends too early"]) from None
    except (gzip.BadGzipFile, zlib.error):
        raise NotCedictError(str(path), ["it is not gzip data, or is damaged"]) from None
