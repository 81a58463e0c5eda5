"""An example sentence in, its pinyin out, word by word.

Only entries and their examples are read this way, never a page: pypinyin is slower than
segmentation.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.engine.segment import Segmenter
    from yanwai.lexicon.model import Entry

# Pinyin is written without the tone changes of 一 and 不; pypinyin's phrases have them.
_WITHOUT_SANDHI = {("一", "yí"): "yī", ("一", "yì"): "yī", ("不", "bú"): "bù"}
_MARKS = str.maketrans("，。！？；：、（）", ",.!?;:,()")
_OPENING = frozenset("(“‘《「")
_CLOSING = frozenset(",.!?;:)…”’》」")
_SENTENCE_END = frozenset(".!?…")
_CHILDREN = (
    "女儿",
    "幼儿",
    "婴儿",
    "少儿",
    "孤儿",
    "胎儿",
    "生儿",
    "宠儿",
)  # 儿 is a syllable here
_VOWELS = frozenset("aāáǎàoōóǒòeēéěè")


def sentence_pinyin(sentence: str, entry: Entry, segmenter: Segmenter) -> str:
    """Return a sentence's pinyin, spaced by words and punctuated as English is.

    Words are read by pypinyin, the entry's own headword as the entry says.
    """
    pieces: list[str] = []
    at_start = True
    for word in _words(sentence, normal_form(entry.headword), segmenter):
        piece = entry.pinyin if word == entry.headword else read_word(word)
        if not piece.strip():
            continue
        if at_start and piece[0].isalpha():
            piece = piece[0].upper() + piece[1:]
            at_start = False
        if pieces and piece[0] not in _CLOSING and pieces[-1][-1] not in _OPENING:
            pieces.append(" ")
        pieces.append(piece)
        at_start = at_start or piece in _SENTENCE_END
    return "".join(pieces)


def _words(sentence: str, headword: str, segmenter: Segmenter) -> Iterator[str]:
    """Cut a sentence into words, keeping the headword in one piece wherever it stands."""
    normal = normal_form(sentence)
    start = 0
    while start < len(normal):
        found = normal.find(headword, start)
        end = len(normal) if found < 0 else found
        for word in segmenter.lattice(normal[start:end]).path() if end > start else ():
            yield word.shift(start).cut(sentence)
        if found < 0:
            return
        yield Span(found, found + len(headword)).cut(sentence)
        start = found + len(headword)


def _is_erhua(word: str) -> bool:
    return len(word) > 1 and word.endswith("儿") and not word.endswith(_CHILDREN)


def read_word(word: str) -> str:
    """Return one word's pinyin, Latin letters apart; punctuation becomes its English form."""
    runs = ("".join(run) for _, run in groupby(word, is_han))
    return " ".join(_read_han(run) if is_han(run[0]) else run.translate(_MARKS) for run in runs)


def _read_han(word: str) -> str:
    syllables = [
        _WITHOUT_SANDHI.get((character, syllable), syllable)
        for character, syllable in zip(
            word, lazy_pinyin(word, Style.TONE, v_to_u=True), strict=True
        )
    ]
    if _is_erhua(word):
        syllables = [*syllables[:-2], f"{syllables[-2]}r"]
    return "".join(
        f"'{syllable}" if i and syllable[0] in _VOWELS else syllable
        for i, syllable in enumerate(syllables)
    )
