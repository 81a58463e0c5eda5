import re

from hypothesis import given
from hypothesis import strategies as st

from yanwai.dictionary.reference import current_reference
from yanwai.engine.cutters import compiled_cutter, plain_cutter

WORDS = current_reference().words
COUNTS = list(zip(WORDS.words, WORDS.counts, strict=True))
COMPILED = compiled_cutter(COUNTS)
PLAIN = plain_cutter(COUNTS)
TALK = "他在北京市工作了二十多年以后终于成为一名小程序员app3.5元，。！ \n😀干隆卡拉ok𠮷T恤"


@given(st.text(alphabet=TALK, max_size=80))
def test_jieba_and_rjieba_give_the_same_words(text: str) -> None:
    assert COMPILED(text) == PLAIN(text)


# jieba itself keeps no word whole that has characters beyond its own block.
KNOWN_TO_JIEBA = [word for word in WORDS.words if re.fullmatch("[\u4e00-\u9fd5a-z0-9]+", word)]


@given(st.lists(st.sampled_from(KNOWN_TO_JIEBA), max_size=12).map("".join))
def test_they_agree_on_any_row_of_words(text: str) -> None:
    assert COMPILED(text) == PLAIN(text)
