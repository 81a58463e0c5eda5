"""Gold data in, sentences out. It is never part of the repository: it is given as a folder.

`*.conllu` holds words (Universal Dependencies); `NAME.sent` and `NAME.lb` hold one asked character
a sentence, between two U+2581 signs, and its reading: syllable and tone digit (g2pM's CPP).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASKED = "\u2581"


class Polyphone(NamedTuple):
    """A sentence, the place of a character in it, and how the character reads there."""

    sentence: str
    offset: int
    syllable: str


def segmented(folder: Path) -> Iterator[tuple[str, list[Span]]]:
    """Yield each sentence with the spans of its words, in code points."""
    for file in sorted(folder.glob("*.conllu")):
        words: list[str] = []
        for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
            if not line and words:
                yield _spans(words)
                words = []
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append(columns[1])


def polyphones(folder: Path) -> Iterator[Polyphone]:
    """Yield each asked character."""
    for file in sorted(folder.glob("*.sent")):
        labels = file.with_suffix(".lb").read_text(encoding="utf-8").split()
        sentences = file.read_text(encoding="utf-8").splitlines()
        for sentence, label in zip(sentences, labels, strict=True):
            yield Polyphone(sentence.replace(_ASKED, ""), sentence.index(_ASKED), label)


def _spans(words: list[str]) -> tuple[str, list[Span]]:
    spans = []
    start = 0
    for word in words:
        spans.append(Span(start, start + len(word)))
        start += len(word)
    return "".join(words), spans
