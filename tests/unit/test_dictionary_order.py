from collections.abc import Iterator
from contextlib import closing

import pytest

from yanwai.dictionary.cedict import DictionaryEntry, parse_entry
from yanwai.dictionary.kinds import Kind, kind_of
from yanwai.dictionary.location import shipped_dictionary
from yanwai.dictionary.order import in_order
from yanwai.dictionary.store import Dictionary


@pytest.fixture(scope="module")
def cedict() -> Iterator[Dictionary]:
    with closing(Dictionary.open(shipped_dictionary())) as opened:
        yield opened


def entry(line: str) -> DictionaryEntry:
    parsed = parse_entry(line)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("王 王 [wang2] /king/", Kind.ORDINARY),
        ("王 王 [Wang2] /surname Wang/", Kind.SURNAME),
        ("東方 东方 [Dong1 fang1] /two-character surname Dongfang/", Kind.SURNAME),
        ("召 召 [Shao4] /surname Shao/name of an ancient state/", Kind.NAME),
        ("北京 北京 [Bei3 jing1] /Beijing/", Kind.NAME),
        ("臺灣 台湾 [Tai2 wan1] /Taiwan/", Kind.NAME),
        ("台灣 台湾 [Tai2 wan1] /variant of 臺灣|台湾[Tai2 wan1]/", Kind.VARIANT),
        ("點兒 点儿 [dian3 r5] /erhua variant of 點|点[dian3]/", Kind.VARIANT),
        ("咊 和 [he2] /old variant of 和[he2]/", Kind.OLD_VARIANT),
        ("咊 和 [he2] /(old) contracted variant of 和[he2]/", Kind.OLD_VARIANT),
        ("王 王 [wang4] /(literary) to reign over/", Kind.DATED),
        ("行 行 [heng2] /used in 道行[dao4 heng2]/", Kind.PART_OF_A_WORD),
        ("台 台 [tai1] /used in place names/", Kind.PART_OF_A_WORD),
        ("吧 吧 [ba5] /used in questions to show doubt/", Kind.ORDINARY),
        ("綠帽 绿帽 [lu:4 mao4] /see 綠帽子|绿帽子[lu:4 mao4 zi5]/", Kind.SEE),
        ("看 看 [kan4] /see 3C[san1 C]/", Kind.SEE),
        ("看 看 [kan4] /see you/", Kind.ORDINARY),
        ("看 看 [kan4] /see also 望[wang4]/", Kind.ORDINARY),
        ("於 於 [Yu1] /surname Yu/Taiwan pr. [Yu2]/", Kind.SURNAME),
        ("華 华 [hua1] /old variant of 花[hua1]/flower/", Kind.ORDINARY),
        ("A菜 A菜 [A cai4] /A-choy/", Kind.ORDINARY),
    ],
)
def test_an_entry_is_of_the_kind_of_its_likeliest_definition(line: str, kind: Kind) -> None:
    assert kind_of(entry(line)) is kind


def test_entries_equal_in_everything_keep_their_order() -> None:
    entries = [entry(f"{word} 台 [tai2] /one/") for word in "臺檯颱"]
    assert in_order(entries) == entries


@pytest.mark.parametrize(
    ("word", "readings"),
    [
        ("行", ["xing2", "hang2"]),
        ("都", ["dou1", "du1"]),
        ("了", ["le5", "liao3"]),
        ("着", ["zhe5", "zhao1", "zhao2", "zhuo2"]),
        ("王", ["wang2"]),
        ("還", ["hai2", "huan2"]),
        ("女", ["nu:3"]),
        ("乾", ["qian2", "gan1"]),
        ("幹", ["gan4"]),
        ("干", ["gan4", "gan1"]),
        ("东西", ["dong1 xi5", "dong1 xi1"]),
        ("地道", ["di4 dao5", "di4 dao4"]),
        ("北京", ["Bei3 jing1"]),
        ("点儿", ["dian3 r5"]),
        ("旅行", ["lu:3 xing2"]),
        ("乾隆", ["Qian2 long2"]),
    ],
)
def test_readings_are_the_ordinary_ones_commonest_first(
    cedict: Dictionary, word: str, readings: list[str]
) -> None:
    assert [" ".join(reading) for reading in cedict.readings(word)] == readings


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("行", "xing2", "heng2"),
        ("王", "wang2", "wang4"),
        ("台", "tai2", "tai1"),
        ("那", "na4", "Nuo2"),
        ("东方", "dong1 fang1", "Dong1 fang1"),
        ("单", "dan1", "chan2"),
        ("吕", "lu:3", "Lu:3"),
        ("女", "nu:3", "ru3"),
    ],
)
def test_surnames_and_rare_senses_do_not_come_first(
    cedict: Dictionary, word: str, first: str, last: str
) -> None:
    entries = cedict.look_up(word)
    assert " ".join(entries[0].pinyin) == first
    assert " ".join(entries[-1].pinyin) == last


@pytest.mark.parametrize(
    ("word", "traditional"), [("台", "臺"), ("臺", "臺"), ("檯", "檯"), ("颱", "颱"), ("后", "後")]
)
def test_the_script_that_was_written_decides_which_word_it_is(
    cedict: Dictionary, word: str, traditional: str
) -> None:
    assert cedict.look_up(word)[0].traditional == traditional


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("台灣", "Taiwan"),
        ("点儿", "to touch briefly; to tap"),
        ("绿帽", "green hat (figuratively, a symbol of being a cuckold)"),
        ("咊", "(joining two nouns) and; together with; with (Taiwan pr. [han4])"),
    ],
)
def test_variants_tell_what_they_are_variants_of(
    cedict: Dictionary, word: str, meaning: str
) -> None:
    (target, *_) = cedict.resolve(cedict.look_up(word)[0]).refers_to
    assert target.definitions[0] == meaning


def test_sayings_with_a_comma_are_found_with_either_comma(cedict: Dictionary) -> None:
    (saying,) = cedict.look_up("人外有人，天外有天")
    assert saying.pinyin[4] == ","
    assert cedict.look_up("人外有人,天外有天") == (saying,)
