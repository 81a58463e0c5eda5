import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from support.cedict import compiled, dictionary
from yanwai.dictionary.store import Dictionary
from yanwai.errors import DictionaryUnusableError, NotWrittenError

LINES = (
    "一點 一点 [yi1 dian3] /a bit/",
    "一點兒 一点儿 [yi1 dian3 r5] /erhua variant of 一點|一点[yi1 dian3]/",
    "乾 乾 [qian2] /one of the Eight Trigrams/",
    "幹 干 [gan4] /to do/",
    "綠帽 绿帽 [lu:4 mao4] /see 綠帽子|绿帽子[lu : 4 mao4 zi5]/CL:頂|顶[ding3]/",
    "綠帽子 绿帽子 [lu:4 mao4 zi5] /a green hat/",
    "王 王 [Wang2] /surname Wang/",
    "王 王 [wang2] /king/",
    "甲 甲 [jia3] /see 乙[yi3]/",
    "乙 乙 [yi3] /see 甲[jia3]/",
    "丙 丙 [bing3] /see 丙[bing3]/",
    "丁 丁 [ding1] /see 丁丁[ding1 ding1]/",
    "王八 王八 [wang2 ba5] /turtle/",
    "忘八 忘八 [wang4 ba1] /see 王八[wang2 ba1]/",
    "二 二 [er4] /variant of 王[wang2] and 乙[yi3], and more/",
    "三 三 [san1] /three/see 王[wang2]/",
    "四 四 [si4] /see also 王[wang2]/",
    "T恤 T恤 [T xu4] /T-shirt/",
)


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Dictionary]:
    with closing(dictionary(tmp_path, *LINES)) as opened:
        yield opened


@pytest.mark.parametrize("word", ["一点", "一點", "一\u200b點"])
def test_a_word_is_found_in_either_script(words: Dictionary, word: str) -> None:
    assert [entry.definitions for entry in words.look_up(word)] == [("a bit",)]


@pytest.mark.parametrize("word", ["T恤", "t恤", "Ｔ恤"])
def test_a_word_is_found_in_any_width_and_case(words: Dictionary, word: str) -> None:
    assert word in words
    assert words.look_up(word)[0].definitions == ("T-shirt",)


@pytest.mark.parametrize("word", ["", "無此詞", "\ud800", "一", "x" * 100_000])
def test_a_word_that_is_not_there_has_no_entries(words: Dictionary, word: str) -> None:
    assert word not in words
    assert words.look_up(word) == ()
    assert words.readings(word) == ()


@pytest.mark.parametrize(("word", "first"), [("乾", "qian2"), ("幹", "gan4"), ("干", "gan4")])
def test_what_is_written_as_the_word_comes_first(words: Dictionary, word: str, first: str) -> None:
    entries = words.look_up(word)
    assert len(entries) == 2
    assert entries[0].pinyin == (first,)
    assert words.readings(word) == ((first,),)


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("一点儿", ["a bit"]),
        ("绿帽", ["a green hat"]),
        ("忘八", ["turtle"]),
        ("二", ["king", "see 甲[jia3]"]),
        ("甲", ["see 甲[jia3]"]),
        ("丙", []),
        ("丁", []),
        ("三", []),
        ("四", []),
        ("王", []),
    ],
    ids=[
        "erhua variant",
        "torn umlaut, measure word",
        "other tone",
        "two targets",
        "one step of a circle",
        "itself",
        "nothing there",
        "has its own meaning",
        "see also",
        "no reference",
    ],
)
def test_an_entry_that_only_refers_is_resolved(
    words: Dictionary, word: str, meanings: list[str]
) -> None:
    entry = words.look_up(word)[0]
    resolved = words.resolve(entry)
    assert resolved.entry == entry
    assert [target.definitions[0] for target in resolved.refers_to] == meanings


def test_headwords_are_normal_forms_once_each_in_order(words: Dictionary) -> None:
    headwords = list(words.headwords())
    assert headwords == sorted(set(headwords))
    assert {"一点", "干", "t恤"} <= set(headwords)
    assert not {"一點", "乾", "T恤"} & set(headwords)


def test_a_word_whose_scripts_differ_in_normal_form_is_found_by_both(tmp_path: Path) -> None:
    with closing(dictionary(tmp_path, "於 于 [yu2] /at/", "後 後 [hou4] /after/")) as opened:
        assert "於" in opened
        assert "于" in opened
        assert "后" in opened


def test_many_threads_may_ask_at_once(words: Dictionary) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(words.look_up, ["王"] * 400))
    assert len(answers) == 1


def test_a_process_that_was_forked_opens_the_file_for_itself(words: Dictionary) -> None:
    """SQLite says so: some of its builds seek before they read, in a place that forks share."""
    inherited = words._connection
    process = os.fork()
    if process == 0:
        found = words.look_up("三")
        os._exit(0 if found and words._connection is not inherited else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert words._connection is inherited


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    first = compiled(tmp_path / "a.sqlite", *LINES)
    second = compiled(tmp_path / "elsewhere" / "b.sqlite", *LINES)
    assert first.read_bytes() == second.read_bytes()


def test_nothing_is_left_beside_the_compiled_file(tmp_path: Path) -> None:
    compiled(tmp_path / "a.sqlite", *LINES)
    assert [file.name for file in tmp_path.iterdir()] == ["a.sqlite"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWrittenError, match="could not be written"):
        compiled(tmp_path / "file" / "a.sqlite", *LINES)


def test_a_missing_file_is_named_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(DictionaryUnusableError, match=r"no\.sqlite is not there: .*import FILE"):
        Dictionary.open(tmp_path / "no.sqlite")


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    file.write_text("Yanwai " * 1000)
    with pytest.raises(DictionaryUnusableError, match=r"is damaged \(file is not a database\)"):
        Dictionary.open(file)


def test_an_empty_file_is_no_dictionary(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    file.write_bytes(b"")
    with pytest.raises(DictionaryUnusableError, match="no dictionary of Yanwai's"):
        Dictionary.open(file)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("PRAGMA application_id = 1", "is a database, but no dictionary of Yanwai's"),
        ("PRAGMA user_version = 99", "has format 99, and this Yanwai reads format 1"),
        ("DROP TABLE metadata", "is damaged"),
        ("DELETE FROM metadata WHERE name = 'date'", "is damaged"),
        ("UPDATE metadata SET value = 'x' WHERE name = 'entry_count'", "is damaged"),
    ],
)
def test_a_file_of_another_make_is_told_from_ours(tmp_path: Path, change: str, words: str) -> None:
    file = compiled(tmp_path / "a.sqlite", *LINES)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(change)
    with pytest.raises(DictionaryUnusableError, match=words):
        Dictionary.open(file)


def test_damage_that_shows_only_later_is_told_too(tmp_path: Path) -> None:
    file = compiled(tmp_path / "a.sqlite", *LINES)
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with (
        closing(Dictionary.open(file)) as opened,
        pytest.raises(DictionaryUnusableError, match="is damaged"),
    ):
        opened.look_up("王")
