"""The engine on text of any kind: joiners, marks, right to left, beyond the plane, far too long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.lexicons import entry, lexicon_of
from yanwai.engine.document import Explainer
from yanwai.engine.shapes import OffsetEncoding
from yanwai.text.normalise import normalise
from yanwai.text.sentences import cut_paragraphs
from yanwai.text.spans import Span, Utf16Offsets

EXPLAINER = Explainer(
    lexicon_of(
        entry("小程序", variants=[{"form": "🧧", "kind": "homophone"}]),
        entry("加微信", pinyin="jiā Wēixìn", match={"mode": "split"}),
        entry("yyds", pinyin="yyds"),
        entry("666", pinyin="liù liù liù", match={"mode": "whole_message", "repeats": True}),
        entry("主打一个…", pinyin="zhǔdǎ yí gè", match={"mode": "frame"}),
        entry("996", pinyin="jiǔ jiǔ liù", match={"mode": "cue", "cues": ["加班"]}),
    )
)
ODD = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f"  # joiners and what takes no room
    "\ufe0e\ufe0f\U000e0100\u20e3\U0001f3fd"  # variation selectors, keycaps, skin tones
    "\u0301\u0308\u3099\u0e31"  # marks that combine
    "\u200e\u200f\u202b\u202e\u202c\u2066\u2069אبܐ"  # from right to left
    "😀🧧👨🇨🇳𠮷𪚥\U0010ffff"  # two units in UTF-16
    "\x00\x1b\x7f\x85\u2028\u2029\ufffe\uffff\ufffd\ue000"  # controls and what is no character
    "\ud83d\ude00\udfff"  # surrogates alone
    "\uf9b4\U0002f800ＡＢ６ﾊﾟ①㎏ﬁßİıſ"  # what folds, and what only looks as if it did
    " \t\r\n\u3000\xa0。！…—“”"
)
TERMS = "小程序加了他的微信yyds666主打一个996班"
TEXTS = (
    st.text(ODD + TERMS, max_size=80)
    | st.text()
    | st.lists(
        st.sampled_from(["小程序", "加微信", "主打一个", "yyds", "666", "🧧"])
        | st.text(ODD, max_size=3)
    ).map("".join)
)
patient = settings(deadline=None)  # a machine may be busy


@patient
@given(TEXTS)
def test_every_span_cuts_its_own_surface_out_of_the_source(text: str) -> None:
    [block] = EXPLAINER.explain([("0", text)]).blocks
    for found in block.annotations:
        assert 0 <= found.start < found.end <= len(text)
        assert found.surface == text[found.start : found.end]
        assert all(found.start <= start < end <= found.end for start, end in found.parts)


@patient
@given(TEXTS)
def test_spans_in_utf16_cut_the_same_out_of_what_javascript_sees(text: str) -> None:
    [points] = EXPLAINER.explain([("0", text)]).blocks
    [units] = EXPLAINER.explain([("0", text)], OffsetEncoding.UTF_16).blocks
    seen = text.encode("utf-16-le", "surrogatepass")
    cut = [
        seen[2 * a.start : 2 * a.end].decode("utf-16-le", "surrogatepass")
        for a in units.annotations
    ]
    assert cut == [a.surface for a in points.annotations] == [a.surface for a in units.annotations]


@patient
@given(TEXTS)
def test_any_text_is_annotated_twice_alike(text: str) -> None:
    annotate = EXPLAINER.annotator.annotate  # not by way of the cache
    assert annotate(text) == annotate(text)


@patient
@given(TEXTS, TEXTS)
def test_a_text_is_annotated_alike_whatever_was_annotated_before(text: str, before: str) -> None:
    alone = EXPLAINER.annotator.annotate(text)
    EXPLAINER.annotator.annotate(before)
    assert EXPLAINER.annotator.annotate(text) == alone


@patient
@given(TEXTS, st.data())
def test_every_place_of_a_text_can_be_looked_up(text: str, data: st.DataObject) -> None:
    if not text:
        return
    offset = data.draw(st.integers(0, len(text) - 1))
    [word] = EXPLAINER.words.boundaries(text, [offset])
    assert 0 <= word.start < word.end <= len(text)
    EXPLAINER.words.look_up(text, offset)


@given(TEXTS, st.data())
def test_an_offset_goes_to_utf16_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    offsets = Utf16Offsets(text)
    assert offsets.from_utf16(offsets.to_utf16(offset)) == offset


@given(TEXTS)
def test_an_offset_between_two_halves_goes_to_the_character_they_are(text: str) -> None:
    offsets = Utf16Offsets(text)
    for i in (i for i, character in enumerate(text) if ord(character) > 0xFFFF):
        assert offsets.from_utf16(offsets.to_utf16(i) + 1) == i


@given(TEXTS)
def test_a_character_of_the_normal_form_leads_to_one_place_and_back(text: str) -> None:
    normal = normalise(text)
    for i in range(len(normal.text)):
        place = normal.to_source(Span(i, i + 1))
        assert place.end == place.start + 1
        assert normal.to_normal(place) == Span(i, i + 1)
    assert len(normal.visible) == len(normal.text)


@given(TEXTS)
def test_paragraphs_put_together_are_the_text(text: str) -> None:
    assert "".join(cut_paragraphs(text)) == text


LONG = 1_000_000
REPEATED = ["小", "6", "y", "😀", "\u200b", "\u0301", "\n", "著", "\x00", "小 "]


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_a_million_of_one_character_are_annotated(piece: str) -> None:
    text = piece * (LONG // len(piece))
    [block] = EXPLAINER.explain([("0", text)], OffsetEncoding.UTF_16).blocks
    assert [a.headword for a in block.annotations] == (["666"] if piece == "6" else [])


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_a_word_in_a_million_of_one_character_is_looked_up(piece: str) -> None:
    text = piece * (LONG // len(piece))
    place = len(text) // 2
    [word] = EXPLAINER.words.boundaries(text, [place])
    assert word.start <= place < word.end
