"""Subtitles in, what they say out, a paragraph each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import srt

from yanwai.documents.markup import html_text
from yanwai.errors import BrokenFileError

if TYPE_CHECKING:
    from collections.abc import Iterator


def subtitle_paragraphs(name: str, text: str) -> list[str]:
    """Return what each subtitle of an SRT file says, in the order of time, without its style.

    Raises:
        BrokenFileError: there is no subtitle in it.
    """
    paragraphs = list(_said(text))
    if not paragraphs:
        raise BrokenFileError(name, "no subtitle is in it: a number, a time line and a text each")
    return paragraphs


def _said(text: str) -> Iterator[str]:
    for subtitle in sorted(srt.parse(text, ignore_errors=True), key=lambda each: each.start):
        said = " ".join(html_text(subtitle.content).split())
        if said:
            yield said
