from hypothesis import given
from hypothesis import strategies as st

from yanwai.text.spans import Span, Utf16Offsets


def test_a_span_cuts_what_it_covers() -> None:
    assert Span(1, 3).cut("小程序") == "程序"


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))


def test_spans_that_share_a_character_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 4))


def test_an_emoji_counts_two_units_in_utf16() -> None:
    assert Utf16Offsets("😀小程序").span_to_utf16(Span(1, 4)) == Span(2, 5)


def test_a_rare_character_counts_two_units_in_utf16() -> None:
    assert Utf16Offsets("𠮷野家的小程序").to_utf16(4) == 5


@given(st.text(), st.data())
def test_utf16_offsets_are_those_that_utf16_itself_counts(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert Utf16Offsets(text).to_utf16(offset) == units
