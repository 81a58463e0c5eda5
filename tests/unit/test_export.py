"""Annotated texts as views that stand alone."""

from html.parser import HTMLParser

import pytest

from support.lexicons import entry, lexicon_of, sense
from yanwai.engine.document import Explainer
from yanwai.export.as_html import html_page
from yanwai.export.as_text import text_lines
from yanwai.export.notes import NotedDocument, with_notes

EXPLAINER = Explainer(
    lexicon_of(
        entry("小程序"),
        entry("加微信", pinyin="jiā Wēixìn", match={"mode": "split"}),
        entry(
            "上头",
            pinyin="shàngtóu",
            senses=[
                sense("boss", risk="know_your_audience", risk_note="Only among colleagues."),
                sense("hooked", cues=["歌"]),
            ],
        ),
    )
)


def noted(*texts: str) -> NotedDocument:
    blocks = [(str(number), text) for number, text in enumerate(texts)]
    return with_notes(blocks, EXPLAINER.explain(blocks))


@pytest.mark.parametrize(
    "text", ["", "没有。", "打开小程序\n\n再加他微信吧！", "𠮷小程序", "小程序，小程序"]
)
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    [block] = noted(text).blocks
    assert "".join(piece.text for piece in block.pieces) == text


def test_notes_are_numbered_by_term_and_sense_through_all_blocks() -> None:
    document = noted("小程序上头要查", "这歌上头，小程序里听")
    heads = [(note.number, note.entry.headword, note.sense.id) for note in document.notes]
    assert heads == [(1, "小程序", "plain"), (2, "上头", "boss"), (3, "上头", "hooked")]


def test_a_split_term_has_two_pieces_and_one_end() -> None:
    [block] = noted("先加他微信吧").blocks
    pieces = [(piece.text, piece.ends_term) for piece in block.pieces if piece.note]
    assert pieces == [("加", False), ("微信", True)]


def test_a_terminal_shows_numbers_notes_and_the_risk() -> None:
    lines = list(text_lines(noted("上头要查"), lambda term: f"<{term}>"))
    assert lines[0] == "<上头>[1]要查"
    assert "Know your audience. Only among colleagues." in " ".join(map(str.strip, lines))


def test_several_texts_are_headed_by_their_names() -> None:
    lines = list(text_lines(noted("一", "二"), str))
    assert lines == ["== 0 ==", "一", "== 1 ==", "二"]


def test_a_page_asks_nothing_of_any_network() -> None:
    page = html_page(noted("打开小程序"), "书")

    asked: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            asked.extend([tag] * (tag in {"script", "link", "img", "iframe"}))
            asked.extend(v for k, v in attrs if k in {"src", "href"} and v and v[0] != "#")

    Parser().feed(page)
    assert asked == []
    assert 'id="note-1"' in page


def test_what_a_text_says_is_text_on_the_page() -> None:
    page = html_page(noted("<script>alert(1)</script>小程序&amp;"), "<b>书</b>")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&amp;amp;" in page
    assert "<b>" not in page


def test_a_page_without_terms_says_so() -> None:
    assert "marks nothing in this text" in html_page(noted("没有。"), "书")
