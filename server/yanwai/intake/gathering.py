"""Words one by one in, an archive without doubles and with what was left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yanwai.intake.incoming import Incoming, Left
from yanwai.study.archive import Archive
from yanwai.study.snapshots import ContextDocument, WordDocument
from yanwai.study.words import MOST_SENTENCE_CHARS, MOST_WORD_CHARS, WordStatus

if TYPE_CHECKING:
    from datetime import datetime

_CHINESE = re.compile(r"[㐀-鿿𠀀-𳎯]")


class Gathering:
    """Takes words from a file's lines, and says why it does not."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._words: dict[str, WordDocument] = {}
        self._left: list[Left] = []

    def leave(self, line: int, reason: str) -> None:
        """Note that a line is not taken."""
        self._left.append(Left(line, reason))

    def fault_of(self, word: str) -> str:
        """Return why a word cannot be saved; empty when it can."""
        if not word:
            return "there is no word in it"
        if len(word) > MOST_WORD_CHARS:
            return f"it has {len(word)} characters, and a word at most {MOST_WORD_CHARS}"
        if word in self._words:
            return f"{word} stands in the file before"
        return ""

    def take_plain(self, line: int, word: str, sentence: str = "") -> None:
        """Take a word of which nothing but a sentence is known, to be learnt."""
        fault = self.fault_of(word)
        if not fault and not _CHINESE.search(word):
            fault = "its first column holds no Chinese"
        if fault:
            self.leave(line, fault)
            return
        contexts = []
        if sentence:
            cut = sentence[:MOST_SENTENCE_CHARS]
            contexts = [ContextDocument(sentence=cut, met_at=self._now)]
        self.take(
            WordDocument(
                word=word,
                status=WordStatus.LEARNING,
                created_at=self._now,
                updated_at=self._now,
                contexts=contexts,
            )
        )

    def take(self, word: WordDocument) -> None:
        """Take a word of which more is known."""
        self._words[word.word] = word

    def result(self, read_as: str, *, is_dated: bool) -> Incoming:
        """Return what was gathered."""
        return Incoming(read_as, Archive(words=list(self._words.values())), is_dated, self._left)
