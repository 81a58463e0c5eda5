"""Lists of other programs come in: what is taken, what is left out, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from yanwai.cli import main
from yanwai.errors import BrokenFileError, FileTooLargeError, NotTextError
from yanwai.intake.incoming import Incoming, Left
from yanwai.intake.read import MOST_BYTES, read_words
from yanwai.study.archive import archive
from yanwai.study.database import open_database
from yanwai.study.store import WordStore
from yanwai.study.words import Context, WordStatus

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ZHONGWEN = "内卷\t內捲\tnèi juǎn\tinvolution\tmy note\r\n吃瓜\t吃瓜\tchī guā\tto watch\t\r\n"
PLECO = """//Slang/2026
内卷[內捲]\tnei4juan3\tinvolution
吃瓜[吃瓜]\tchi1gua1\tto watch the fun

//Other
躺平\ttang3ping2\t
"""
PLECO_XML = """<?xml version="1.0" encoding="UTF-8"?>
<plecoflash formatversion="2" generator="Pleco 2.0 Flashcard Exporter">
<categories/><cards>
<card language="chinese"><entry>
<headword charset="sc">内卷</headword><headword charset="tc">內捲</headword>
<pron type="hypy" tones="numbers">nei4juan3</pron><defn>a &lt;b&gt; &amp; c</defn>
</entry></card>
<card language="chinese"><entry><headword charset="tc">躺平</headword></entry></card>
<card language="chinese"><entry><pron>x</pron></entry></card>
</cards></plecoflash>"""
ANKI = "#separator:tab\n#html:false\n内卷\tinvolution\n"


def words(found: Incoming) -> list[str]:
    return [word.word for word in found.archive.words]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (ZHONGWEN, ["内卷", "吃瓜"]),
        (PLECO, ["内卷", "吃瓜", "躺平"]),
        (PLECO_XML, ["内卷", "躺平"]),
        (ANKI, ["内卷"]),
        ("内卷\n躺平\n", ["内卷", "躺平"]),
    ],
    ids=["zhongwen", "pleco", "pleco-xml", "anki", "plain"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_list_gives_its_words(text: str, taken: list[str], encoding: str) -> None:
    found = read_words("list", text.encode(encoding), NOW)
    assert words(found) == taken
    assert all(word.status is WordStatus.LEARNING for word in found.archive.words)
    assert not found.is_dated


def test_what_is_left_out_is_told_with_its_line() -> None:
    text = f"内卷\nhello\n内卷\n{'长' * 65}\n[無]\tx\n"
    found = read_words("list", text.encode(), NOW)
    assert words(found) == ["内卷"]
    assert found.left == [
        Left(2, "its first column holds no Chinese"),
        Left(3, "内卷 stands in the file before"),
        Left(4, "it has 65 characters, and a word at most 64"),
        Left(5, "there is no word in it"),
    ]


def test_a_card_without_a_word_is_told_with_its_number() -> None:
    found = read_words("list", PLECO_XML.encode(), NOW)
    assert found.left == [Left(3, "there is no word in it")]


def test_entities_of_the_files_own_are_not_followed() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "内卷内卷">]>' + PLECO_XML.replace("躺平", "&a;")
    assert "内卷内卷" not in words(read_words("list", bomb.encode(), NOW))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", BrokenFileError),
        (b"PK\x03\x04", BrokenFileError),
        (b"hello\nworld\n", BrokenFileError),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00", NotTextError),
        (b"x" * (MOST_BYTES + 1), FileTooLargeError),
    ],
    ids=["empty", "apkg", "no-chinese", "picture", "large"],
)
def test_a_file_without_words_is_refused(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_words("list", content, NOW)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    store = WordStore(open_database(folder), lambda: NOW)
    store.put("内卷", WordStatus.LEARNING, Context("别内卷了。", "https://a.cn/", "标题"))
    store.put("躺平", WordStatus.KNOWN)
    store.engine.dispose()
    return folder


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("name", ["words.json", "words.tsv"])
def test_what_is_exported_comes_back_on_another_machine(
    data: Path, tmp_path: Path, name: str
) -> None:
    file, other = tmp_path / name, tmp_path / "other"
    assert "2 words" in run("words", "export", file, "--data", data)
    assert "2 added, 0 renewed, 0 kept" in run("words", "import", file, "--data", other)
    assert "0 added, 0 renewed, 2 kept" in run("words", "import", file, "--data", other)
    assert archive(WordStore(open_database(other))) == archive(WordStore(open_database(data)))


def test_a_list_changes_nothing_that_is_saved(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("躺平\n吃瓜\n")
    assert "1 added, 0 renewed, 1 kept" in run("words", "import", file, "--data", data)
    saved = WordStore(open_database(data)).get("躺平")
    assert saved is not None
    assert saved.status is WordStatus.KNOWN


def test_a_broken_row_of_a_table_is_left_out(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    run("words", "export", file, "--data", data)
    lines = file.read_text().splitlines()
    broken = lines[2].split("\t")
    broken[4] = "loved"
    file.write_text("\n".join([*lines[:2], "\t".join(broken), "吃瓜\tx"]))
    result = CliRunner().invoke(
        main, ["words", "import", str(file), "--data", str(tmp_path / "other")]
    )
    assert "1 added" in result.stdout
    assert "2 left out" in result.stdout
    assert "line 3: status" in result.stderr
    assert "line 4: it has 2 columns, not 10" in result.stderr


def test_an_export_says_which_endings_it_takes(data: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["words", "export", str(tmp_path / "words.xlsx"), "--data", str(data)]
    )
    assert result.exit_code == 2
    assert ".json nor .tsv" in result.stderr
