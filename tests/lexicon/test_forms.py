"""A term is found however a page writes it: every example of the lexicon, in every writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled
from yanwai.text.normalise import normalise
from yanwai.text.script import to_traditional

if TYPE_CHECKING:
    from yanwai.engine.document import Explainer

EXAMPLES = [
    example.zh
    for item in load_lexicon([bundled("lexicon")]).lexicon.entries.values()
    for example in item.entry.how_people_say_it
]
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff\u2060"


def terms(explainer: Explainer, text: str) -> list[tuple[str, str, str, float]]:
    """Return headword, sense, kind of match and confidence of each term."""
    found = explainer.annotator.annotate(text)
    return [(a.entry.headword, a.sense.id, a.kind, a.confidence) for a in found]


@pytest.mark.parametrize("zh", EXAMPLES)
def test_traditional_full_width_and_capital_letters_change_nothing(
    explainer: Explainer, zh: str
) -> None:
    plain = terms(explainer, zh)
    assert plain
    assert terms(explainer, to_traditional(zh)) == plain
    assert terms(explainer, zh.translate(FULL_WIDTH)) == plain
    assert terms(explainer, zh.upper()) == plain


@given(st.sampled_from(EXAMPLES), st.data())
def test_invisible_characters_anywhere_are_passed_over(
    explainer: Explainer, zh: str, data: st.DataObject
) -> None:
    gaps = st.text(alphabet=INVISIBLE, max_size=2)
    text = "".join(data.draw(gaps) + character for character in zh)
    assert terms(explainer, text) == terms(explainer, zh)
    visible = normalise(text).visible
    assert visible == zh
    for annotation, plain in zip(
        explainer.annotator.annotate(text), explainer.annotator.annotate(zh), strict=True
    ):
        assert normalise(annotation.span.cut(text)).visible == plain.span.cut(zh)


@given(st.sampled_from(EXAMPLES), st.text(alphabet="😀𠮷𝒳", max_size=3))
def test_characters_beyond_the_plane_only_move_offsets(
    explainer: Explainer, zh: str, before: str
) -> None:
    text = f"{before}\n{zh}"
    moved = explainer.annotator.annotate(text)
    still = explainer.annotator.annotate(zh)
    assert [a.span for a in moved] == [a.span.shift(len(before) + 1) for a in still]
