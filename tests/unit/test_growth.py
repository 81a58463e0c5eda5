"""Odd and large input costs in proportion to its size: calls are counted, nothing is timed."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from support.lexicons import annotator_of, entry
from yanwai.engine.document import Explainer

ANNOTATOR = annotator_of(
    entry("小程序"),
    entry("加微信", pinyin="jiā wēixìn", match={"mode": "split", "inverted": True}),
    entry("扫一扫", pinyin="sǎo yī sǎo", match={"mode": "split"}),
    entry("666", match={"mode": "whole_message", "repeats": True}),
    entry(
        "请客",
        pinyin="qǐngkè",
        match={
            "mode": "frame",
            "patterns": ["请{who}吃{what}"],
            "slots": {
                "who": {"max_chars": 6, "fillers": ["你", "他们", "大家"]},
                "what": {"max_chars": 8, "fillers": ["饭", "火锅", "烧烤"]},
            },
        },
    ),
)
WORDS = Explainer(ANNOTATOR.lexicon).words
SMALL, LARGE = 1_000, 4_000
MOST_GROWTH = 1.2 * LARGE / SMALL

PIECES = {
    "one character": "好",
    "a term without a stop": "小程序",
    "terms that overlap": "扫",
    "half of a split term": "加",
    "the other half": "微信",
    "a frame that never ends": "请你吃",
    "digits": "6",
    "punctuation": "。！？…",
    "an open quote": "“",
    "letters": "app",
    "invisible characters": "\u200b",
    "sounds of names": "斯特尔",
    "numerals": "二十",
    "line breaks": "\n",
    "beyond the plane": "😀𠮷",
}


def calls(work: Callable[[], object]) -> int:
    """Count the Python and C functions that some work calls."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def filled(piece: str, length: int) -> str:
    return (piece * length)[:length]


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_annotating_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = (filled(piece, length) for length in (SMALL, LARGE))
    ANNOTATOR.annotate(small)
    few = calls(lambda: ANNOTATOR.annotate(small))
    assert calls(lambda: ANNOTATOR.annotate(large)) <= max(few, 50) * MOST_GROWTH


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_boundaries_grow_with_the_text_and_no_faster(piece: str) -> None:
    small, large = (filled(piece, length) for length in (SMALL, LARGE))
    WORDS.boundaries(small, [0])
    few = calls(lambda: WORDS.boundaries(small, [0]))
    assert calls(lambda: WORDS.boundaries(large, [0])) <= max(few, 50) * MOST_GROWTH


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_word_costs_the_same_in_a_long_text(piece: str) -> None:
    small, large = (filled(piece, length) for length in (SMALL, LARGE))
    WORDS.look_up(small, SMALL // 2)
    few = calls(lambda: WORDS.look_up(small, SMALL // 2))
    assert calls(lambda: WORDS.look_up(large, LARGE // 2)) <= few * 1.2


def test_nothing_is_found_in_nothing() -> None:
    assert ANNOTATOR.annotate("") == ()
    assert WORDS.boundaries("", []) == []
