"""Variants with a sense, cues or guards of their own."""

import pytest

from support.lexicons import annotator_of, entry, sense, surfaces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请到服务台领便当", ["便当"]),
        ("这个角色下集就领便当", ["领便当"]),
        ("老便当铺", []),  # another's longer word keeps its own
    ],
)
def test_a_longer_form_that_is_not_meant_leaves_the_place_to_the_shorter(
    text: str, found: list[str]
) -> None:
    annotator = annotator_of(
        entry(
            "便当",
            pinyin="biàndāng",
            variants=[{"form": "领便当", "kind": "slang_spelling", "cues": ["角色"]}],
        ),
        entry("便当铺", pinyin="biàndāng pù", match={"mode": "cue", "cues": ["开张"]}),
    )
    assert surfaces(annotator, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("动物园里的海龟很多", []),
        ("公司里的海龟很多", ["海龟"]),
        ("动物园里的海归很多", ["海归"]),
        ("海里的海归", []),
    ],
)
def test_a_form_may_have_an_unless_of_its_own(text: str, found: list[str]) -> None:
    form = {"form": "海龟", "kind": "homophone", "unless": ["动物园"]}
    annotator = annotator_of(
        entry("海归", pinyin="hǎiguī", variants=[form], match={"unless": [{"before": "海里的"}]})
    )
    assert surfaces(annotator, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这个梗我笑了三天", [("梗", "joke")]),
        ("谐音梗要扣钱", [("谐音梗", "joke")]),
        ("桔梗洗干净", []),
        ("田里的梗割了", []),
        ("这个老梗不错", [("老梗", "stalk")]),
    ],
)
def test_a_form_with_a_sense_of_its_own_needs_no_cue(
    text: str, found: list[tuple[str, str]]
) -> None:
    annotator = annotator_of(
        entry(
            "梗",
            pinyin="gěng",
            match={"mode": "cue", "not_in": ["桔梗"]},
            variants=[
                {"form": "谐音梗", "kind": "full_form", "sense": "joke"},
                {"form": "老梗", "kind": "full_form", "sense": "stalk"},
            ],
            senses=[sense("joke", cues=["笑"]), sense("stalk", cues=["稻草"])],
        )
    )
    assert [(a.span.cut(text), a.sense.id) for a in annotator.annotate(text)] == found


def test_a_form_with_cues_of_its_own_is_meant_beside_one_of_them_alone() -> None:
    annotator = annotator_of(
        entry(
            "闲鱼",
            pinyin="xiányú",
            variants=[
                {"form": "海鲜市场", "kind": "disguise", "cues": ["二手", {"after": "上收"}]}
            ],
        )
    )
    assert surfaces(annotator, "闲鱼上买的。") == ["闲鱼"]
    assert surfaces(annotator, "周末去海鲜市场买虾。") == []
    assert surfaces(annotator, "海鲜市场淘的二手相机。") == ["海鲜市场"]
    assert surfaces(annotator, "去海鲜市场上收一台。") == ["海鲜市场"]
