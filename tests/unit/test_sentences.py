from hypothesis import given
from hypothesis import strategies as st

from yanwai.text.sentences import line_span, sentence_spans


def test_a_sentence_keeps_its_closing_mark_and_quote() -> None:
    text = "他说：“走吧！”我没动。\n后来"
    assert [span.cut(text) for span in sentence_spans(text)] == [
        "他说：“走吧！”",
        "我没动。",
        "\n",
        "后来",
    ]


@given(st.text(alphabet="好吗。！？…\n”a "))
def test_sentences_cover_a_text_exactly_once(text: str) -> None:
    assert "".join(span.cut(text) for span in sentence_spans(text)) == text


def test_a_line_ends_before_its_line_break() -> None:
    text = "第一行\n666\n第三行"
    assert line_span(text, 5).cut(text) == "666"
