"""Bytes in, text and the encoding that it was in out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import chardet

from yanwai.errors import NotTextError

_NAMES = {"gb18030": "GB18030", "gb2312": "GB18030", "gbk": "GB18030", "big5": "Big5"}
_CODECS = {"GB18030": "gb18030", "Big5": "big5hkscs"}  # the widest of each family
_WITH_MARK = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 64 * 1024  # bytes; more make the guess no surer


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of its encoding where that was guessed."""

    text: str
    guessed: str | None = None


def decode(name: str, content: bytes) -> Decoded:
    """Return the text of a file: UTF-8, UTF-16 with its mark, GB18030 or Big5.

    Raises:
        NotTextError: it is nothing of these; the message names the file by `name`.
    """
    if content.startswith(_WITH_MARK[1:]):
        return Decoded(_strictly(name, content, "utf-16"))
    if b"\0" in content:
        raise NotTextError(name)
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    first = re.search(rb"[\x80-\xff]", content)
    start = first.start() if first else 0
    found = str(chardet.detect(content[start : start + _LOOKED_AT])["encoding"] or "")
    guessed = _NAMES.get(found.lower().replace("-", "").removesuffix("hkscs"))
    if guessed is None:
        raise NotTextError(name)
    return Decoded(_strictly(name, content, _CODECS[guessed]), guessed)


def _strictly(name: str, content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        raise NotTextError(name) from None
