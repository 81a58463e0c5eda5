"""The text of a word list in, its words out: Zhongwen's, Pleco's, Anki's notes, or a word a line.

All of them have one word a line, at its beginning, and a tab before what follows. Zhongwen writes
the traditional form next; Pleco writes it in brackets behind the word, pinyin next, and its
categories as lines that begin with two slashes. Anki writes lines that begin with `#` first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.intake.gathering import Gathering

if TYPE_CHECKING:
    from datetime import datetime

    from yanwai.intake.incoming import Incoming

_TRADITIONAL = re.compile(r"\[[^\]]*\]\s*$")
_NOT_WORDS = ("//", "#")


def list_words(text: str, now: datetime) -> Incoming:
    """Return the words at the beginnings of the lines."""
    gathering = Gathering(now)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(_NOT_WORDS):
            continue
        word = _TRADITIONAL.sub("", line.split("\t")[0]).strip()
        gathering.take_plain(number, word)
    return gathering.result("a list with a word a line", is_dated=False)
