import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.cedict import DATE, release
from yanwai.dictionary.cedict import DictionaryEntry, Release, format_entry, parse, parse_entry
from yanwai.dictionary.read import read_cedict
from yanwai.errors import NotCedictError, NotUtf8Error

LINE = "小程序 小程序 [xiao3 cheng2 xu4] /mini program/app/"
ENTRY = DictionaryEntry("小程序", "小程序", ("xiao3", "cheng2", "xu4"), ("mini program", "app"))


def written(folder: Path, content: bytes, name: str = "cedict.u8") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_a_line_is_an_entry() -> None:
    assert parse_entry(LINE) == ENTRY


@pytest.mark.parametrize(
    ("line", "pinyin"),
    [
        ("呂 吕 [lu:3] /pitchpipe/", ("lu:3",)),
        ("點兒 点儿 [dian3 r5] /erhua variant of 點|点[dian3]/", ("dian3", "r5")),
        (
            "珍·奧斯汀 珍·奥斯汀 [Zhen1 · Ao4 si1 ting1] /Jane Austen/",
            ("Zhen1", "·", "Ao4", "si1", "ting1"),
        ),
        ("3C 3C [san1 C] /computers/", ("san1", "C")),
        ("人外有人，天外有天 人外有人，天外有天 [ren2 , tian1] /saying/", ("ren2", ",", "tian1")),
    ],
)
def test_syllables_letters_and_marks_are_kept_as_they_are(
    line: str, pinyin: tuple[str, ...]
) -> None:
    entry = parse_entry(line)
    assert entry is not None
    assert entry.pinyin == pinyin


_WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="[]"), min_size=1)
_DEFINITIONS = st.text(st.characters(exclude_characters="/\r\n", codec="utf-8"), min_size=1)


@given(
    st.builds(
        DictionaryEntry,
        _WORDS.filter(lambda word: not word.startswith("#")),
        _WORDS,
        st.lists(_WORDS, min_size=1).map(tuple),
        st.lists(_DEFINITIONS, min_size=1).map(tuple),
    )
)
def test_an_entry_that_is_written_reads_back_equal(entry: DictionaryEntry) -> None:
    assert parse_entry(format_entry(entry)) == entry


def test_the_header_tells_date_licence_and_credit(tmp_path: Path) -> None:
    assert read_cedict(written(tmp_path, release(LINE).encode())).release == Release(
        date=DATE,
        entry_count=1,
        licence="https://creativecommons.org/licenses/by-sa/4.0/",
        credit="Published by MDBG; CEDICT - Copyright (C) 1997, 1998 Paul Andrew Denisowski",
    )


@pytest.mark.parametrize(
    "encoded",
    [
        release(LINE).encode(),
        release(LINE).replace("\n", "\r\n").encode(),
        release(LINE).encode("utf-8-sig"),
        gzip.compress(release(LINE).encode()),
    ],
    ids=["plain", "CRLF", "byte order mark", "gzip without .gz"],
)
def test_a_release_is_read_in_any_wrapping(tmp_path: Path, encoded: bytes) -> None:
    assert read_cedict(written(tmp_path, encoded)).entries == (ENTRY,)


def test_a_gzipped_release_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, gzip.compress(release(LINE).encode()), "cedict.txt.gz")
    assert read_cedict(file).entries == (ENTRY,)


@pytest.mark.parametrize(
    "line",
    [
        "小程序 [xiao3 cheng2 xu4] /mini program/",
        "小程序 小程序 xiao3 cheng2 xu4 /mini program/",
        "小程序 小程序 [] /mini program/",
        "小程序 小程序 [xiao3  cheng2] /mini program/",
        "小程序 小程序 [xiao3 cheng2 xu4] //",
        "小程序 小程序 [xiao3 cheng2 xu4] /mini program//app/",
        "小程序 小程序 [xiao3 cheng2 xu4] /mini program",
        "小程序 小程序 [xiao3 cheng2 xu4] /mini program/`;",
        " 小程序 小程序 [xiao3 cheng2 xu4] /mini program/",
    ],
)
def test_a_malformed_line_is_named_with_its_number(line: str) -> None:
    with pytest.raises(NotCedictError, match="line 10 is not `traditional simplified"):
        parse(release(LINE, line).split("\n"), "cedict.u8")


def test_every_malformed_line_is_reported_at_once() -> None:
    with pytest.raises(NotCedictError) as caught:
        parse(release("a", LINE, *"bcdefgh").split("\n"), "cedict.u8")
    numbers = [fault.split()[1] for fault in caught.value.faults]
    assert numbers == ["9", "11", "12", "13", "14", "15", "16", "17"]
    assert "and 3 more" in str(caught.value)


def test_a_release_that_is_cut_short_is_noticed() -> None:
    with pytest.raises(NotCedictError, match="counts 2 entries, it has 1"):
        parse(release(LINE, entries=2).split("\n"), "cedict.u8")


def test_a_date_of_another_form_is_refused() -> None:
    with pytest.raises(NotCedictError, match="its date is '10 September'"):
        parse(release(LINE, date="10 September").split("\n"), "cedict.u8")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "cedict.u8", "it is empty"),
        (b"\n \n", "cedict.u8", "it is empty"),
        (LINE.encode(), "cedict.u8", "its header has no line `#! entries="),
        (b"headword: x\n", "x.yaml", "its header has no line"),
        (release(LINE).encode(), "cedict.txt.gz", "it is not gzip data"),
        (gzip.compress(release(LINE).encode())[:-9], "cedict.txt.gz", "ends too early"),
        (gzip.compress(b"")[:10] + b"\xff" * 20, "cedict.txt.gz", "it is not gzip data"),
    ],
    ids=["empty", "blank", "no header", "YAML", "no gzip", "cut gzip", "damaged gzip"],
)
def test_a_file_that_is_no_release_is_told_from_one(
    tmp_path: Path, content: bytes, name: str, words: str
) -> None:
    with pytest.raises(NotCedictError, match=r"download cedict_1_0_ts_utf-8_mdbg") as caught:
        read_cedict(written(tmp_path, content, name))
    assert words in str(caught.value)


def test_a_file_that_is_not_utf8_names_the_byte(tmp_path: Path) -> None:
    with pytest.raises(NotUtf8Error, match=r"not UTF-8 text \(byte 2 "):
        read_cedict(written(tmp_path, b"# " + "点".encode("gb18030")))
