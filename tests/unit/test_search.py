"""What readers type, and what they should be shown first."""

import pytest

from support.lexicons import entry, lexicon_of, sense
from yanwai.lexicon.search import LexiconSearch, Query

LEXICON = lexicon_of(
    entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}], pinyin="xiǎo chéngxù"),
    entry("发票", pinyin="fāpiào", tagline="A receipt that the taxman believes."),
    entry("买单", pinyin="mǎidān", senses=[sense("a", meaning="To pay.", literal="buy the bill")]),
    entry("绿帽子", pinyin="lǜmàozi", senses=[sense("a", meaning="x", literal="green hat")]),
    entry("yyds", pinyin="yyds"),
    entry("卖", pinyin="mài", senses=[sense("a", meaning="To sell, not to pay.", literal="sell")]),
    entry(
        "内卷",
        pinyin="nèijuǎn",
        senses=[
            sense(
                "a",
                meaning="A race.",
                literal="roll inward",
                risk="know_your_audience",
                risk_note="x",
            )
        ],
    ),
)
GLOSSES = {"内卷": ["(of a society) involution", "to involute"]}
SEARCH = LexiconSearch(LEXICON, lambda word: GLOSSES.get(word, []))


def found(words: str) -> list[str]:
    return [item.entry.headword for item in SEARCH.find(Query(words)).entries]


@pytest.mark.parametrize(
    ("words", "headword"),
    [
        ("小程序", "小程序"),
        ("小程式", "小程序"),
        ("程序", "小程序"),
        ("帮我打开小程序", "小程序"),
        ("發票", "发票"),
        ("xiaochengxu", "小程序"),
        ("xiao chengxu", "小程序"),
        ("Xiǎo chéngxù", "小程序"),
        ("xiao3 cheng2xu4", "小程序"),
        ("chengxu", "小程序"),
        ("xcx", "小程序"),
        ("lvmaozi", "绿帽子"),
        ("taxman", "发票"),
        ("taxm", "发票"),
        ("to buy the bill", "买单"),
        ("involution", "内卷"),
        ("YYDS", "yyds"),
    ],
)
def test_an_entry_is_found_by_what_a_reader_types(words: str, headword: str) -> None:
    assert found(words)[0] == headword
    assert not SEARCH.find(Query(words)).near


@pytest.mark.parametrize(
    ("words", "headword"),
    [
        ("xiaochegnxu", "小程序"),
        ("小成序", "小程序"),
        ("fapaio", "发票"),
        ("lümàozi", "绿帽子"),
        ("inwrad", "内卷"),
    ],
)
def test_what_is_spelt_nearly_so_is_found_and_told(words: str, headword: str) -> None:
    assert found(words) == [headword]
    assert SEARCH.find(Query(words)).near


@pytest.mark.parametrize("words", ["zq", "qwertyuiop", "大象", "?!", "🐘"])
def test_what_nobody_wrote_about_is_not_found(words: str) -> None:
    assert found(words) == []


def test_tones_that_are_typed_count() -> None:
    assert found("mai3") == ["买单"]
    assert found("mài") == ["卖"]


def test_the_whole_word_goes_before_its_part_and_the_gist_before_a_remark() -> None:
    assert found("mai")[:2] == ["卖", "买单"]
    assert found("pay")[:2] == ["买单", "卖"]


def test_no_words_ask_for_all_in_the_lexicons_order() -> None:
    assert found(" ") == list(LEXICON.entries)


def test_fields_narrow_what_is_found() -> None:
    narrowed = SEARCH.find(Query(risk="know_your_audience"))
    assert [item.entry.headword for item in narrowed.entries] == ["内卷"]
    assert SEARCH.find(Query(region="taiwan")).entries == []
    assert len(SEARCH.find(Query(region="mainland", register="spoken_neutral")).entries) == 7


def test_pinyin_that_does_not_fit_its_word_is_still_searched() -> None:
    search = LexiconSearch(lexicon_of(entry("甲乙丙丁", pinyin="jiǎ yǐ")))
    assert len(search.find(Query("jiayi")).entries) == 1
    assert len(search.find(Query("jy")).entries) == 1
