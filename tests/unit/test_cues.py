"""What stands around a term: whether it is meant there, and in which sense."""

from typing import Any

import pytest

from support.lexicons import annotator_of, entry, sense, surfaces
from yanwai.engine.wanted import Wanted, narrow
from yanwai.lexicon.vocabulary import Risk


def several_senses(**changes: Any) -> list[dict[str, Any]]:
    return [
        sense("superior", cues=[{"after": "派"}, "领导"]),
        sense("hooked", cues=["歌", {"before": "太"}, {"whole_message": True}]),
        sense("vulgar", risk="recognise_only", risk_note="Rude.", cues=["脏话"], **changes),
    ]


AMBIGUOUS = annotator_of(entry("上头", pinyin="shàngtóu", senses=several_senses()))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("上头派人来检查。", "superior"),
        ("这首歌听着上头。", "hooked"),
        ("太上头了。", "hooked"),
        ("上头！", "hooked"),
        ("他说上头没同意。", "superior"),
        ("领导来了。上头的意思我们照办。", "superior"),
    ],
    ids=["after", "near", "before", "whole message", "no cue", "the sentence beside"],
)
def test_cues_choose_the_sense(text: str, chosen: str) -> None:
    assert [a.sense.id for a in AMBIGUOUS.annotate(text)] == [chosen]


def test_a_sense_without_a_cue_is_less_sure() -> None:
    [cued] = AMBIGUOUS.annotate("太上头了。")
    [guessed] = AMBIGUOUS.annotate("他说上头没同意。")
    assert guessed.confidence < cued.confidence


def test_the_nearer_cue_decides() -> None:
    [annotation] = AMBIGUOUS.annotate("领导在台上讲了很久很久很久很久的话，这首歌上头。")
    assert annotation.sense.id == "hooked"


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 1),
        (Wanted(max_risk=Risk.SAFE), 0),
        (Wanted(domains=frozenset({"food_drink"})), 0),
        (Wanted(domains=frozenset({"digital_life"})), 1),
        (Wanted(min_confidence=1.0), 0),
    ],
)
def test_a_reader_may_narrow_what_is_marked(wanted: Wanted, count: int) -> None:
    found = AMBIGUOUS.annotate("脏话，上头。")
    assert len(narrow(found, wanted, AMBIGUOUS.lexicon)) == count


def test_a_cue_in_the_gap_of_a_split_term_counts() -> None:
    senses = [sense("train"), sense("concert", cues=["演唱会"])]
    annotator = annotator_of(
        entry(
            "抢票",
            pinyin="qiǎngpiào",
            senses=senses,
            match={"mode": "split", "gap": ["演唱会"]},
        )
    )
    [annotation] = annotator.annotate("抢演唱会的票")
    assert annotation.sense.id == "concert"


def test_a_cue_of_a_sense_is_enough_to_mark_a_term_that_needs_one() -> None:
    annotator = annotator_of(
        entry(
            "喝茶",
            pinyin="hē chá",
            match={"mode": "cue"},
            senses=[sense("police", cues=["派出所"])],
        )
    )
    assert surfaces(annotator, "派出所叫他去喝茶。") == ["喝茶"]
    assert surfaces(annotator, "有空来喝茶。") == []


@pytest.mark.parametrize(
    ("text", "sense_id"),
    [
        ("他的人设是AI女友", "character"),
        ("他在Shanghai的人设翻了", "image"),
        ("2618年的人设", "image"),
        ("618的人设", "character"),
    ],
)
def test_a_cue_of_letters_or_digits_is_a_whole_run_of_them(text: str, sense_id: str) -> None:
    annotator = annotator_of(
        entry(
            "人设",
            pinyin="rénshè",
            senses=[sense("image"), sense("character", cues=["AI", "618"])],
        )
    )
    [found] = annotator.annotate(text)
    assert found.sense.id == sense_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下头", ["下头"]),
        ("他抽烟，下头啊。", ["下头"]),
        ("他抽烟 下头", ["下头"]),
        ("“下头！”她说。", ["下头"]),
        ("他抽烟真下头，走了。", []),
        ("他走了，666，回家", ["666"]),
        ("共1,666,000元", []),
        ("555、666、777", []),
    ],
)
def test_a_cue_may_be_that_the_clause_says_nothing_else(text: str, found: list[str]) -> None:
    alone = {"mode": "cue", "cues": [{"whole_clause": True}]}
    annotator = annotator_of(
        entry("下头", pinyin="xiàtóu", match=alone), entry("666", pinyin="liù liù liù", match=alone)
    )
    assert surfaces(annotator, text) == found


def test_two_cues_on_one_side_are_one_sign() -> None:
    annotator = annotator_of(
        entry(
            "给面子",
            pinyin="gěi miànzi",
            senses=[
                sense("honour"),
                sense("snub", cues=[{"before": "不"}, {"before": "太不"}]),
                sense("of-things", cues=["天气", "下雨", "太阳"]),
            ],
        )
    )
    [found] = annotator.annotate("天气，太阳，下雨，都太不给面子")
    assert found.sense.id == "of-things"
