from math import inf

import pytest

from yanwai.dictionary.reference import current_reference
from yanwai.engine.segment import Segmenter
from yanwai.text.spans import Span

SEGMENTER = Segmenter(current_reference().words, ["小程序", "红包", "春运", "朋友圈"])


def margin(sentence: str, word: str) -> float:
    start = sentence.index(word)
    return SEGMENTER.lattice(sentence).margin(Span(start, start + len(word)))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("打开小程序就能点餐", "小程序"),
        ("发红包吧", "红包"),
        ("春运期间分时段进站", "春运"),
        ("我发朋友圈里了", "朋友圈"),
    ],
)
def test_a_word_stands_where_the_best_path_stops_at_both_ends(sentence: str, word: str) -> None:
    assert margin(sentence, word) > 0


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("刚招了一个小程序员", "小程序"),
        ("红包装的盒子", "红包"),
        ("国内卷烟市场", "内卷"),
        ("给小姐姐点赞", "小姐"),
        ("提高考试成绩", "高考"),
    ],
)
def test_a_likelier_word_across_an_end_makes_the_margin_negative(sentence: str, word: str) -> None:
    assert margin(sentence, word) < 0


def test_the_margin_is_infinite_where_nothing_crosses() -> None:
    assert margin("，小程序。", "小程序") == inf


def test_latin_runs_are_one_word() -> None:
    sentence = "用app2点餐"
    words = [span.cut(sentence) for span in SEGMENTER.lattice(sentence).path()]
    assert "app2" in words


def test_the_words_of_a_path_cover_the_sentence() -> None:
    sentence = "我们公司刚招了一个小程序员，T恤ok吗？😀"
    assert "".join(s.cut(sentence) for s in SEGMENTER.lattice(sentence).path()) == sentence


def test_the_dictionary_is_folded_like_the_text() -> None:
    assert SEGMENTER.lattice("干隆爷").path()[0] == Span(0, 2)
