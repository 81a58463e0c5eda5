import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanwai.text.sentences import (
    LONGEST_PARAGRAPH,
    LONGEST_SENTENCE,
    cut_paragraphs,
    line_span,
    sentence_at,
)

TEXT = "去哪？“扫一扫。”他说……好\n下一行！！没完"


@pytest.mark.parametrize(
    ("character", "sentence"),
    [
        ("哪", "去哪？"),
        ("扫", "“扫一扫。”"),
        ("说", "他说……"),
        ("好", "好\n"),
        ("行", "下一行！！"),
        ("完", "没完"),
    ],
)
def test_a_sentence_ends_with_its_marks_and_quotes_or_its_line(
    character: str, sentence: str
) -> None:
    assert sentence_at(TEXT, TEXT.index(character)).cut(TEXT) == sentence


@given(st.text(alphabet="字。！”\n", min_size=1), st.data())
def test_a_sentence_holds_its_character_and_is_not_too_long(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    start, end = sentence_at(text, offset)
    assert start <= offset < end <= len(text)


def test_a_text_without_an_end_is_cut_by_length() -> None:
    text = "字" * 10_000
    first = sentence_at(text, 5_000)
    assert first.end - first.start == LONGEST_SENTENCE
    assert sentence_at(text, first.end + 1, first.end).start == first.end


def test_a_line_is_the_text_between_breaks() -> None:
    assert line_span(TEXT, TEXT.index("下")).cut(TEXT) == "下一行！！没完"


def test_a_paragraph_keeps_its_line_break() -> None:
    assert cut_paragraphs("一\n\n二") == ["一\n", "\n", "二"]


@given(
    st.text(alphabet="字。\n\r😀") | st.integers(0, 9_000).map(lambda n: "字字。\n"[: n % 5] * n)
)
def test_paragraphs_put_together_are_the_text_and_none_is_too_long(text: str) -> None:
    paragraphs = cut_paragraphs(text)
    assert "".join(paragraphs) == text
    assert all(0 < len(paragraph) <= LONGEST_PARAGRAPH for paragraph in paragraphs)


def test_a_paragraph_that_is_too_long_is_cut_after_a_sentence() -> None:
    text = "一二三四五六。" * 1_000
    assert {paragraph[-1] for paragraph in cut_paragraphs(text)} == {"。"}
