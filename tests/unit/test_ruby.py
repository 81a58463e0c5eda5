"""Pinyin over the words of a paragraph: by the sentence's own words, as each sounds in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.lexicons import entry, lexicon_of
from yanwai.engine.document import Explainer
from yanwai.engine.shapes import OffsetEncoding

EXPLAINER = Explainer(
    lexicon_of(
        entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
        entry("加微信", pinyin="jiā wēixìn", match={"mode": "split"}),
    )
)
RUBY = EXPLAINER.ruby


def read(text: str) -> list[tuple[str, str]]:
    return [(word.cut(text), pinyin) for word, pinyin in RUBY.read(text)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("他还书了。", [("他", "tā"), ("还", "huán"), ("书", "shū"), ("了", "le")]),
        ("银行的行长", [("银行", "yínháng"), ("的", "de"), ("行长", "hángzhǎng")]),
        ("打开小程序！", [("打开", "dǎkāi"), ("小程序", "xiǎo chéngxù")]),
        ("打開小程式", [("打開", "dǎkāi"), ("小程式", "xiǎochéngshì")]),
        ("加了他微信", [("加", "jiā"), ("了", "le"), ("他", "tā"), ("微信", "Wēixìn")]),
        ("OK，3天", [("天", "tiān")]),
        ("小\u200b程\u200b序", [("小\u200b程\u200b序", "xiǎo chéngxù")]),
        ("", []),
    ],
)
def test_each_chinese_word_is_read_as_it_sounds_in_its_sentence(
    text: str, readings: list[tuple[str, str]]
) -> None:
    assert read(text) == readings


def test_a_sentence_without_an_end_is_read_to_its_end() -> None:
    readings = read("我还书" * 300)
    assert "".join(word for word, _ in readings) == "我还书" * 300
    assert all(pinyin.isalpha() and pinyin.islower() for _, pinyin in readings)


@given(st.text(alphabet="加了他微信小程序还行，。\n😀a\u200b著"))
def test_no_word_runs_over_the_edge_of_a_term_or_another_word(text: str) -> None:
    words = [word for word, _ in RUBY.read(text)]
    assert all(one.end <= other.start for one, other in pairwise(words))
    for found in EXPLAINER.annotator.annotate(text):
        for part in found.parts:
            assert not any(word.start < edge < word.end for word in words for edge in part)


def test_offsets_are_counted_as_was_asked() -> None:
    text = "😀还有"
    [code_points] = RUBY.block("p", text, OffsetEncoding.CODE_POINT).words
    [utf_16] = RUBY.block("p", text, OffsetEncoding.UTF_16).words
    assert (code_points.start, code_points.end) == (1, 3)
    assert (utf_16.start, utf_16.end) == (2, 4)
