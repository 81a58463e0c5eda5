import json
import re
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.lexicons import fields, write_lexicon
from yanwai.cli import main
from yanwai.study.database import open_database
from yanwai.study.pairing import Pairing
from yanwai.study.store import WordStore
from yanwai.study.words import Context, WordStatus


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_standard_input_is_annotated() -> None:
    answer = json.loads(run("annotate", stdin="打开小程序".encode()).stdout)
    assert answer["blocks"][0]["annotations"][0]["headword"] == "小程序"


def test_each_file_is_a_block(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text("打开小程序", encoding="utf-8")
    answer = json.loads(run("annotate", *map(str, files)).stdout)
    assert [block["id"] for block in answer["blocks"]] == list(map(str, files))


def test_a_text_is_shown_with_notes_for_a_terminal() -> None:
    lines = run("annotate", "--format", "text", stdin="打开小程序".encode()).stdout.splitlines()
    assert lines[0] == "打开小程序[1]"
    assert lines[2].startswith("[1] 小程序  xiǎo chéngxù")


def test_a_page_is_titled_by_its_files(tmp_path: Path) -> None:
    file = tmp_path / "书.txt"
    file.write_text("打开小程序", encoding="utf-8")
    page = run("annotate", "--format", "html", str(file)).stdout
    assert page.startswith("<!doctype html>")
    assert "<title>书.txt</title>" in page


def test_the_readers_own_lexicon_is_used(tmp_path: Path) -> None:
    own = write_lexicon(tmp_path / "own", fields("程序媛", pinyin="chéngxùyuán"))
    answer = json.loads(run("annotate", "--lexicon", str(own), stdin="她是程序媛".encode()).stdout)
    assert "程序媛" in answer["entries"]


def test_a_word_is_looked_up_by_itself_or_in_its_sentence() -> None:
    alone = run("lookup", "小程序").stdout
    assert alone.startswith("小程序  xiǎo chéngxù\n")
    nested = run("lookup", "小", "--in", "刚招了一个小程序员。").stdout
    assert nested.startswith("小  xiǎo\n  CC-CEDICT: 小 xiǎo: small;")


def test_a_dictionary_word_shows_where_it_points_to() -> None:
    lines = run("lookup", "一点儿").stdout.splitlines()
    assert lines[0] == "一点儿  yīdiǎnr"
    assert lines[1].startswith("  CC-CEDICT: 一点儿/一點兒 yīdiǎnr: erhua variant of")
    assert lines[2].startswith("    CC-CEDICT: 一点/一點 yīdiǎn: ")


def test_an_unknown_name_is_explained_by_its_characters() -> None:
    assert "CC-CEDICT: 吕/呂 lǚ: pitchpipe" in run("lookup", "吕卫伦").stdout


def test_a_word_as_json_is_what_the_api_answers() -> None:
    answer = json.loads(run("lookup", "银行", "--format", "json").stdout)
    assert answer["word"]["pinyin"] == "yínháng"


@pytest.mark.parametrize("arguments", [("",), ("小程序", "--in", "打开網頁")])
def test_a_word_that_is_not_in_its_sentence_is_one_clear_line(arguments: tuple[str, ...]) -> None:
    result = run("lookup", *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "does not stand in" in result.stderr


def test_an_old_encoding_is_found_out_and_told() -> None:
    result = run("annotate", stdin="打开小程序就能点餐，不用等人".encode("gb18030"))
    assert json.loads(result.stdout)["blocks"][0]["annotations"][0]["surface"] == "小程序"
    assert "Read as GB18030, which was guessed." in result.stderr


def test_a_file_that_is_no_text_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\x7fELF\0\0\xff")
    result = run("annotate", str(file))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "is no text in UTF-8, UTF-16, GB18030 or Big5" in result.stderr


def test_spans_are_given_for_plain_text_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# 打开小程序", encoding="utf-8")
    assert "take --format text or html" in run("annotate", str(file)).stderr
    assert run("annotate", "--format", "text", str(file)).stdout.startswith("打开小程序[1]\n")


def test_a_missing_lexicon_folder_is_one_clear_line(tmp_path: Path) -> None:
    result = run("annotate", "--lexicon", str(tmp_path / "nowhere"), stdin=b"")
    assert result.exit_code == 2
    assert result.stderr.startswith("yanwai: there is no folder ")


def test_check_exits_1_and_prints_each_complaint(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序", pinyin="xiǎo"))
    result = run("lexicon", "check", str(folder))
    assert result.exit_code == 1
    assert "lexicon/digital_life/小程序.yaml:2:1: pinyin:" in result.stdout
    assert "1 entries: 1 errors" in result.stderr


def test_check_exits_0_when_all_is_well(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"))
    assert run("lexicon", "check", str(folder)).exit_code == 0


def test_stats_print_counts(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"))
    assert run("lexicon", "stats", str(folder)).stdout.startswith("1 entries, 1 senses")


def test_stats_name_what_is_still_to_be_written(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"))
    (folder / "wanted.yaml").write_text("digital_life: [小程序, 扫码]\n", encoding="utf-8")
    assert "digital_life\t扫码\n" in run("lexicon", "stats", str(folder), "--missing").stdout


def test_review_prints_what_is_due(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序", reviewed="2020-01"))
    line = run("lexicon", "review", str(folder)).stdout
    assert line.startswith("2020-01\tdigital_life/小程序\tnot read for")


def test_coverage_prints_the_share_and_what_is_missing(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("小程序\n没有这个词\n", encoding="utf-8")
    result = run("lexicon", "coverage", str(words), "--missing")
    assert result.stdout == "没有这个词\n"
    assert result.stderr == "50.0% of 2 words\n"


def test_coverage_of_a_file_that_is_no_text_is_one_clear_line(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_bytes(b"\x7fELF\0\xff")
    result = run("lexicon", "coverage", str(words))
    assert result.exit_code == 2
    assert "is no text in UTF-8" in result.stderr


def test_new_writes_a_skeleton_and_says_where(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon")
    result = run("lexicon", "new", "food_drink", "火锅", "--to", str(folder))
    assert Path(result.stdout.strip()).is_file()


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 2
    assert result.stderr == (
        f"yanwai: port {port} on 127.0.0.1 is already in use: stop the other program, "
        f"or choose another port with `yanwai serve --port {port + 1}`\n"
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.com"])
def test_other_machines_addresses_are_refused(host: str) -> None:
    result = run("serve", "--host", host)
    assert result.exit_code == 2
    assert "use --host 127.0.0.1" in result.stderr


def test_a_pairing_code_is_printed_alone_and_works(tmp_path: Path) -> None:
    printed = run("pair", "--data", str(tmp_path))
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}\n", printed.stdout)
    assert "10 minutes" in printed.stderr
    assert Pairing(tmp_path).redeem(printed.stdout) == Pairing(tmp_path).token()


def test_pairing_anew_makes_the_old_token_void(tmp_path: Path) -> None:
    old = Pairing(tmp_path).token()
    run("pair", "--reset", "--data", str(tmp_path))
    assert not Pairing(tmp_path).is_token(old)


def test_saved_words_are_listed_and_backed_up(tmp_path: Path) -> None:
    store = WordStore(open_database(tmp_path / "data"))
    store.put("内卷", WordStatus.LEARNING, Context("别内卷了，\n行不行？"))
    store.put("躺平", WordStatus.KNOWN)
    listed = run("words", "list", "--status", "learning", "--data", str(tmp_path / "data"))
    word, status, _day, sentence = listed.stdout.rstrip("\n").split("\t")
    assert (word, status, sentence) == ("内卷", "learning", "别内卷了， 行不行？")
    other = tmp_path / "other"
    other.mkdir()
    file = other / "words.sqlite3"
    assert run("words", "backup", str(file), "--data", str(tmp_path / "data")).exit_code == 0
    assert WordStore(open_database(other)).count() == 2
