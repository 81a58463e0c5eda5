"""The engine as a whole, on small lexicons: where terms stand and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.lexicons import annotator_of, entry, sense, surfaces
from yanwai.engine.patterns import MatchKind
from yanwai.text.spans import Span

ANNOTATOR = annotator_of(
    entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
    entry("发票", pinyin="fāpiào"),
    entry("内卷", pinyin="nèijuǎn"),
    entry("红包", pinyin="hóngbāo", match={"not_in": ["红包装"]}),
    entry("app", pinyin="app"),
    entry("996", pinyin="jiǔ jiǔ liù", match={"mode": "cue", "cues": ["加班", "年", "上班"]}),
    entry("yyds", pinyin="yyds", variants=[{"form": "永远的神", "kind": "full_form"}]),
    entry("扫一扫", pinyin="sǎo yi sǎo", match={"mode": "split"}),
    entry(
        "加微信",
        pinyin="jiā Wēixìn",
        match={"mode": "split"},
        variants=[{"form": "加薇信", "kind": "homophone"}],
    ),
    entry("吃瓜", pinyin="chī guā", match={"mode": "split", "unless": ["西瓜", "水果"]}),
    entry("吃瓜群众", pinyin="chī guā qúnzhòng"),
    entry("打call", pinyin="dǎ call", match={"mode": "split"}),
    entry("666", pinyin="liù liù liù", match={"mode": "whole_message", "repeats": True}),
    entry(
        "改天请你吃饭",
        pinyin="gǎitiān qǐng nǐ chīfàn",
        match={
            "mode": "frame",
            "patterns": ["{when}{who}请你{meal}"],
            "slots": {
                "when": {"one_of": ["改天", "下次"]},
                "who": {"one_of": ["我"], "optional": True},
                "meal": {"one_of": ["吃饭", "吃个饭", "喝咖啡"]},
            },
        },
    ),
    entry("主打一个…", pinyin="zhǔdǎ yí gè", match={"mode": "frame"}),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("打开小程序就能点餐", ["小程序"]),
        ("打開小程序就能點餐", ["小程序"]),
        ("打开小程式", ["小程式"]),
        ("開發票嗎", ["發票"]),
        ("小\u200b程\u200b序", ["小\u200b程\u200b序"]),
        ("下个ＡＰＰ吧", ["ＡＰＰ"]),
        ("YYDS！", ["YYDS"]),
        ("发红包", ["红包"]),
        ("天天996加班", ["996"]),
        ("为你打call", ["打call"]),
        ("打一波call", ["打一波call"]),
        ("你扫一下，再扫了扫", ["扫了扫"]),
        ("加微信吧", ["加微信"]),
        ("加了他的微信", ["加了他的微信"]),
        ("加个薇信", ["加个薇信"]),
        ("吃了一口大瓜", ["吃了一口大瓜"]),
        ("吃瓜群众表示震惊", ["吃瓜群众"]),
        ("666", ["666"]),
        ("66666666！", ["66666666"]),
        ("下次我请你吃个饭", ["下次我请你吃个饭"]),
        ("主打一个真诚", ["主打一个"]),
    ],
)
def test_a_term_is_found_in_every_shape_people_write_it(text: str, found: list[str]) -> None:
    assert surfaces(ANNOTATOR, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "我们公司刚招了一个小程序员。",
        "国内卷烟市场",
        "红包装的月饼",
        "an apple a day",
        "webapp2",
        "app_id",
        "1996年加班",
        "9967加班",
        "9.96 上班",
        "18:996",
        "https://example.com/yyds",
        "多少人",
        "价格666元",
        "切西瓜吃瓜",
        "加点盐，微信聊",
        "打个电话，call我",
        "",
        "\u200b",
    ],
)
def test_a_term_is_not_found_where_its_characters_meet_by_chance(text: str) -> None:
    assert surfaces(ANNOTATOR, text) == []


@pytest.mark.parametrize("text", ["yyds:12345", "永远的yyds：10001", "1:yyds"])
def test_a_number_behind_a_colon_does_not_go_on_with_letters(text: str) -> None:
    assert surfaces(ANNOTATOR, text) == ["yyds"]


def test_a_split_term_has_one_part_for_each_piece() -> None:
    [annotation] = ANNOTATOR.annotate("加了他微信")
    assert annotation.parts == (Span(0, 1), Span(3, 5))
    assert annotation.span == Span(0, 5)
    assert annotation.kind is MatchKind.SPLIT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("小程序", MatchKind.EXACT),
        ("小程式", MatchKind.VARIANT),
        ("加薇信", MatchKind.DISGUISED),
        ("加个微信", MatchKind.SPLIT),
        ("扫一扫", MatchKind.EXACT),
        ("扫了扫", MatchKind.REDUPLICATED),
        ("改天请你喝咖啡", MatchKind.FRAME),
        ("改天请你吃饭", MatchKind.EXACT),
    ],
)
def test_a_match_says_in_which_shape_it_was_met(text: str, kind: MatchKind) -> None:
    assert [annotation.kind for annotation in ANNOTATOR.annotate(text)] == [kind]


def test_offsets_count_code_points_of_the_source() -> None:
    text = "😀𠮷\u200b打开小程序"
    [annotation] = ANNOTATOR.annotate(text)
    assert annotation.span == Span(5, 8)
    assert annotation.span.cut(text) == "小程序"


def test_a_doubtful_place_is_given_a_lower_confidence() -> None:
    [sure] = ANNOTATOR.annotate("，小程序。")
    [doubtful] = ANNOTATOR.annotate("能开发票吗")
    assert doubtful.confidence < sure.confidence


TALKING = (
    "扫一扫发票小程序員内卷红包装app打开996加班吃了一口大瓜群众"
    "加他的微信call六666，。！\n 😀\u200b改天请你吃饭"
)


@given(st.text(alphabet=TALKING, max_size=60))
def test_annotations_stand_in_order_and_never_overlap(text: str) -> None:
    annotations = ANNOTATOR.annotate(text)
    ends = [end for a in annotations for end in (a.span.start, a.span.end)]
    assert ends == sorted(ends)
    assert all(a.parts[0].start == a.span.start for a in annotations)
    assert all(a.parts[-1].end == a.span.end for a in annotations)
    assert all(0 <= a.confidence <= 1 for a in annotations)


@given(st.text(alphabet=TALKING, max_size=60))
def test_annotating_twice_gives_the_same(text: str) -> None:
    assert ANNOTATOR.annotate(text) == ANNOTATOR.annotate(text)


def test_what_speaks_against_a_term_must_stand_in_its_own_sentence() -> None:
    assert surfaces(ANNOTATOR, "买了个西瓜。大家都在吃瓜。") == ["吃瓜"]
    assert surfaces(ANNOTATOR, "大家都在吃瓜，西瓜很甜。") == []


def test_a_space_beside_latin_letters_is_passed_over() -> None:
    annotator = annotator_of(
        entry("AA制", pinyin="AA zhì"), entry("打call", pinyin="dǎ call", match={"mode": "split"})
    )
    assert surfaces(annotator, "我们 AA 制，为他打 call，打一波 call") == [
        "AA 制",
        "打 call",
        "打一波 call",
    ]


TURNED = annotator_of(
    entry("买单", pinyin="mǎi dān", match={"mode": "split", "inverted": True}),
    entry(
        "喝茶",
        pinyin="hē chá",
        match={"mode": "cue", "head": "喝"},
        senses=[sense("questioned", cues=[{"near": "警察"}])],
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单我已经买了", ["单我已经买"]),
        ("单都买好了", ["单都买好"]),
        ("名单买到了", []),
        ("单就被买了", ["单就被买"]),
        ("单又被前台的人买了", ["单又被前台的人买"]),
        ("单被我昨天晚上才买了", []),
        ("警察请他去喝过茶", ["喝过茶"]),
        ("下午喝过茶了", []),
    ],
)
def test_halves_may_be_turned_round_or_stand_apart_where_a_cue_is_needed(
    text: str, found: list[str]
) -> None:
    assert surfaces(TURNED, text) == found
