import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.lexicons import entry, lexicon_of, sense
from yanwai.engine.document import Explainer
from yanwai.engine.lookup_shapes import Band
from yanwai.engine.shapes import OffsetEncoding
from yanwai.text.spans import Span

WORDS = Explainer(
    lexicon_of(
        entry("小程序"),
        entry("面子", pinyin="miànzi"),
        entry("凡尔赛", pinyin="fán'ěrsài"),
        entry("加微信", pinyin="jiā wēixìn", match={"mode": "split"}),
        entry(
            "下海",
            pinyin="xià hǎi",
            match={"mode": "cue"},
            senses=[sense("business", cues=[{"near": "经商"}])],
        ),
    )
).words


def word_at(text: str, offset: int) -> str:
    [word] = WORDS.boundaries(text, [offset])
    return word.cut(text)


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("这家店用小程序点餐。", 6, "小程序"),
        ("刚招了一个小程序员。", 6, "程序员"),
        ("我们研究生命的起源。", 4, "生命"),
        ("他說乾隆皇帝", 3, "乾隆"),
        ("二十多年来", 2, "二十多"),
        ("第一个县级市", 1, "第一"),
        ("作家吕卫伦说", 3, "吕卫伦"),
        ("前锋卡索拉进球", 3, "卡索拉"),
        ("下载app2吧", 4, "app2"),
        ("你好，世界", 2, "，"),
        ("小\u200b程\u200b序", 3, "小\u200b程\u200b序"),
        ("😀小程序", 1, "小程序"),
        ("\u200b\u200b", 1, "\u200b"),
    ],
)
def test_the_sentence_gives_the_word_whichever_character_is_asked_for(
    text: str, offset: int, word: str
) -> None:
    assert word_at(text, offset) == word
    found = WORDS.look_up(text, offset).word
    assert text[found.start : found.end] == word


@given(
    st.text(alphabet="加他微信小程序员爱面子a1，。 \n😀\u200b乾隆二十多", min_size=1, max_size=40)
)
def test_boundaries_divide_a_text_and_look_up_agrees(text: str) -> None:
    offsets = range(len(text))
    words = WORDS.boundaries(text, offsets)
    assert len(words) == len(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    for offset in offsets:
        found = WORDS.look_up(text, offset)
        if found.annotation is None or len(found.annotation.parts) == 1:
            assert Span(found.word.start, found.word.end) == words[offset]


def test_a_term_brings_its_entry_and_reading() -> None:
    found = WORDS.look_up("打开小程序吧", 3)
    assert found.entry
    assert found.entry.headword == "小程序"
    assert found.annotation
    assert found.annotation.sense == "plain"
    assert found.word.pinyin == "xiǎo chéngxù"


def test_a_split_term_answers_from_its_parts_and_its_gap_from_the_dictionary() -> None:
    term = WORDS.look_up("加了他微信", 3)
    assert term.annotation
    assert term.annotation.parts == [(0, 1), (3, 5)]
    assert (term.word.surface, term.word.pinyin) == ("加了他微信", "jiā le tā Wēixìn")
    assert WORDS.look_up("加了他微信", 2).word.surface == "他"


def test_a_longer_word_wins_and_offers_the_term_inside() -> None:
    found = WORDS.look_up("凡爾賽宮很美", 1)
    assert found.entry is None
    assert found.word.surface == "凡爾賽宮"
    assert [(t.surface, t.headword, t.url) for t in found.terms] == [
        ("凡爾賽", "凡尔赛", "/entries/凡尔赛")
    ]
    assert WORDS.look_up("他是个爱面子的人", 4).word.surface == "爱面子"


def test_a_term_that_is_not_meant_is_offered_beside_the_dictionary() -> None:
    found = WORDS.look_up("渔民下海打鱼", 2)
    assert found.annotation is None
    assert [term.headword for term in found.terms] == ["下海"]
    assert found.dictionary[0].simplified == "下海"


def test_the_dictionary_is_named_and_shows_what_an_entry_refers_to() -> None:
    [erhua] = WORDS.look_up("一點兒也不", 0).dictionary
    assert erhua.source == "CC-CEDICT"
    assert erhua.definitions == ["erhua variant of 一点[yīdiǎn]"]
    assert [target.simplified for target in erhua.refers_to] == ["一点"]


def test_other_words_at_the_position_are_offered_the_longest_first() -> None:
    found = WORDS.look_up("研究生命", 2)
    assert found.word.surface == "生命"
    assert [a.surface for a in found.alternatives] == ["研究生", "生"]


def test_each_character_is_explained_as_it_reads_here() -> None:
    found = WORDS.look_up("银行", 0)
    assert [(c.character, c.pinyin) for c in found.characters] == [("银", "yín"), ("行", "háng")]
    assert found.characters[0].entries[0].definitions[0].startswith("silver")


def test_frequency_and_hsk_name_their_lists() -> None:
    found = WORDS.look_up("银行", 0)
    assert found.frequency
    assert found.frequency.band is Band.VERY_COMMON
    assert [(level.list, level.level) for level in found.hsk] == [
        ("HSK 3.0 examination syllabus (2025)", "3"),
        ("HSK 3.0 standard (GF 0025-2021)", "2"),
        ("HSK 2.0", "3"),
    ]
    assert WORDS.look_up("打开小程序", 3).frequency is None


def test_tone_sandhi_is_an_option() -> None:
    assert WORDS.look_up("一定", 0).word.pinyin == "yīdìng"
    assert WORDS.look_up("一定", 0, tone_sandhi=True).word.pinyin == "yídìng"


def test_pinyin_may_have_numbers() -> None:
    assert WORDS.look_up("银行", 0, numbered=True).word.pinyin == "yin2 hang2"
    assert WORDS.look_up("小程序", 0, numbered=True).word.pinyin == "xiao3 cheng2 xu4"


def test_offsets_are_answered_in_the_encoding_that_was_asked_for() -> None:
    text = "😀😀小程序"
    found = WORDS.look_up(text, 3, OffsetEncoding.UTF_16)
    assert (found.word.start, found.word.end) == (4, 7)
    assert found.annotation
    assert found.annotation.parts == [(4, 7)]


def test_a_word_far_into_a_long_line_is_found_where_it_stands() -> None:
    text = "小狗，" * 20_000 + "打开小程序"
    found = WORDS.look_up(text, len(text) - 1)
    assert text[found.word.start : found.word.end] == "小程序"
