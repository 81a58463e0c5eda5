import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanwai.text.normalise import normal_form, normalise
from yanwai.text.spans import Span


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        ("發票", "发票"),
        ("Ａｐｐ", "app"),
        ("YYDS", "yyds"),
        ("５２０", "520"),
        ("小\u200b程\u00ad序", "小程序"),
        ("小\ufe00程序", "小程序"),
        ("\uf9b4會", "领会"),
        ("乾隆", "干隆"),
        ("😀𠮷", "😀𠮷"),
        ("搶著看名著", "抢着看名著"),
    ],
    ids=[
        "traditional",
        "full width",
        "letter case",
        "full-width digits",
        "zero width and soft hyphen",
        "variation selector",
        "compatibility ideograph",
        "one character for two",
        "beyond the basic plane",
        "the particle, as Taiwan writes it",
    ],
)
def test_different_spellings_have_one_normal_form(source: str, normal: str) -> None:
    assert normal_form(source) == normal


def test_a_span_maps_back_over_invisible_characters() -> None:
    normal = normalise("看\u200b小\u200b程\u200b序\u200b吧")
    assert normal.to_source(Span(1, 4)) == Span(2, 7)


def test_invisible_characters_at_a_spans_edges_stay_outside() -> None:
    source = "\u200b小程序\u200b"
    span = normalise(source).to_source(Span(0, 3))
    assert span.cut(source) == "小程序"


@given(st.text())
def test_the_normal_form_is_never_longer_than_the_source(source: str) -> None:
    assert len(normalise(source).text) <= len(source)


@given(st.text())
def test_the_way_back_only_moves_forward(source: str) -> None:
    normal = normalise(source)
    origins = [normal.to_source(Span(i, i + 1)).start for i in range(len(normal.text))]
    assert origins == sorted(set(origins))


@given(
    st.text(
        st.characters() | st.sampled_from("微信著名 ＡＢａ\u200b\u00ad\ufe0f\U0002f800\ud800龍")
    )
)
def test_a_word_is_folded_as_it_is_in_a_page(word: str) -> None:
    assert normal_form(word) == normalise(word).text


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(source: str) -> None:
    assert normal_form(normal_form(source)) == normal_form(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("用微 信 支 付吧", "用微信支付吧"),
        ("我的朋 友 圈", "我的朋友圈"),
        ("你好 世界", "你好 世界"),
        ("你 好", "你 好"),
        ("A 和 B", "a 和 b"),
    ],
)
def test_characters_that_are_spaced_out_are_put_together(source: str, text: str) -> None:
    normal = normalise(source)
    assert normal.text == text
    assert normal.to_source(Span(0, len(text))) == Span(0, len(source))
