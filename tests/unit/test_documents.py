"""Files as readers have them: formats, old encodings, and everything that can be wrong with one."""

from __future__ import annotations

import pytest

from support.books import CHAPTERS, book
from yanwai.documents import read
from yanwai.documents.document import Document
from yanwai.documents.read import read_document
from yanwai.errors import BrokenFileError, FileTooLargeError, NotTextError

SENTENCE = "打开小程序就能点餐，真方便。"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_needs_no_remark(codec: str) -> None:
    assert read_document("a.txt", SENTENCE.encode(codec)) == Document("", [SENTENCE], [])


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [(SENTENCE, "gb18030", "GB18030"), ("打開小程式就能點餐，真方便。", "big5", "Big5")],
)
def test_an_old_encoding_is_found_out_and_said(text: str, codec: str, name: str) -> None:
    document = read_document("a.txt", text.encode(codec))
    assert document == Document("", [text], [f"Read as {name}, which was guessed."])


def test_a_long_text_is_not_guessed_by_its_beginning_alone() -> None:
    text = "0123456789\n" * 10_000 + SENTENCE
    assert read_document("a.txt", text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\0\0\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "日本語のテキストです".encode("cp932")],
)
def test_what_is_no_chinese_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotTextError, match=r"a\.txt is no text in UTF-8"):
        read_document("a.txt", content)


def test_every_character_of_a_plain_text_is_kept() -> None:
    text = "  一\r\n\n二\u2028三\n"
    assert read_document("a", text.encode()).text == text
    assert read_document("a.TXT", b"").text == ""


def test_a_page_is_read_without_what_nobody_reads() -> None:
    page = """<!doctype html><title> 标
      题 </title><nav>目录</nav><script>if (a<b) {}</script><p>一<b>二</b>
      三</p><div>四<div>五</div>六</div><ruby>汉<rt>hàn</rt></ruby>
      <p>&lt;七&gt;&amp;<p> <!-- 八 -->"""
    document = read_document("a.htm", page.encode())
    assert document.title == "标 题"
    assert document.paragraphs == ["一二 三", "四", "五", "六", "汉", "<七>&"]


def test_markdown_is_read_without_its_marks() -> None:
    text = "# 标题\n\n一**二**[三](http://a)\n\n- 四\n- 五\n\n|六|七|\n|--|--|\n|八|九|\n"
    paragraphs = ["标题", "一二三", "四", "五", "六", "七", "八", "九"]
    assert read_document("a.md", text.encode()).paragraphs == paragraphs


def test_subtitles_come_in_the_order_of_time_and_without_style() -> None:
    text = (
        "2\n00:00:03,000 --> 00:00:04,000\n<i>三</i>\n\n1\n00:00:01,000 --> 00:00:02,000\n一\n二\n"
    )
    assert read_document("a.srt", text.encode()).paragraphs == ["一 二", "三"]


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    document = read_document("a.epub", book())
    assert document == Document("围城 与 我", ["第一章", "打开小程序", "乙", "丙"], [])


@pytest.mark.parametrize("broken", [None, "\0\xff\ufffe"])
def test_a_chapter_that_is_lost_is_told_and_the_others_read(broken: str | None) -> None:
    content = book(**{"OEBPS/text/two b.xhtml": None})
    if broken:
        whole = book(**{"OEBPS/text/two b.xhtml": "x" * 500})
        place = whole.index(b"two b.xhtml") + len(b"two b.xhtml")
        content = whole[:place] + b"\xff\xff\xff" + whole[place + 3 :]
    document = read_document("a.epub", content)
    assert document.paragraphs == ["第一章", "打开小程序"]
    assert document.remarks == ["Left out, missing or broken: two b.xhtml."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 and no more", "it is no EPUB book, or was cut short"),
        (b"nothing", "it is no EPUB book, or was cut short"),
        (book()[:-30], "it is no EPUB book, or was cut short"),
        (book(**{"META-INF/container.xml": None}), "its list of chapters is missing or broken"),
        (book(**{"OEBPS/book.opf": None}), "its list of chapters is missing or broken"),
        (book(**dict.fromkeys(CHAPTERS)), "none of its chapters can be read; it may be locked"),
    ],
)
def test_a_book_without_a_text_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenFileError, match=reason):
        read_document("a.epub", content)


def test_a_book_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = book(**{"OEBPS/text/one.xhtml": "0" * 70 * 2**20})
    assert len(bomb) < 100_000
    with pytest.raises(BrokenFileError, match="larger than 60 MiB"):
        read_document("a.epub", bomb)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.srt"])
def test_a_file_without_any_text_says_so(name: str) -> None:
    with pytest.raises(BrokenFileError, match=r"a\..* could not be read: "):
        read_document(name, b"<p> </p>" if name == "a.html" else b" \n")


def test_a_file_that_is_too_large_says_how_large_it_may_be() -> None:
    with pytest.raises(FileTooLargeError, match="has 100 MiB, and 20 are the most"):
        read_document("a.txt", bytes(100 * 2**20))
    assert read.MOST_BYTES == 20 * 2**20
