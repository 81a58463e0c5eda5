"""The reader page as the server writes it, and the page that a reader saves."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from werkzeug.http import parse_options_header

from yanwai.web.pages.reader_text import STRETCH_PARAGRAPHS

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PARAGRAPHS = re.compile("<p>(.*?)</p>", re.DOTALL)
STRETCHES = re.compile('<div class="stretch">(.*?)</div>', re.DOTALL)
TAGS = re.compile("<[^>]*>")


def annotate(client: FlaskClient, text: str) -> str:
    return client.post("/", data={"text": text}).get_data(as_text=True)


def paragraphs_of(page: str) -> list[str]:
    text = page.partition('<div class="text"')[2].partition("<aside")[0]
    return [html.unescape(TAGS.sub("", inner)) for inner in PARAGRAPHS.findall(text)]


def save(client: FlaskClient, **form: str) -> TestResponse:
    return client.post("/export.html", data=form, content_type="multipart/form-data")


def test_the_paragraphs_put_together_are_the_text(client: FlaskClient) -> None:
    text = "  打开小程序\n\n<b>&amp;上头\n没完"
    assert "".join(paragraphs_of(annotate(client, text))) == text


def test_of_a_long_text_the_first_part_is_annotated_and_who_has_no_scripts_is_told(
    client: FlaskClient,
) -> None:
    text = "\n".join(["打开小程序" * 10] * 12)
    page = annotate(client, text)
    assert "".join(paragraphs_of(page)) == text
    told = "annotates the first 357 of 611 characters. <em>Save as a page</em> annotates them all."
    assert told in page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert page.count('class="term"') == 70
    assert "<noscript>" not in annotate(client, "打开小程序")


def test_paragraphs_come_in_stretches_that_are_asked_for_at_once(client: FlaskClient) -> None:
    page = annotate(client, "字\n" * (STRETCH_PARAGRAPHS * 2 + 1))
    sizes = [len(PARAGRAPHS.findall(stretch)) for stretch in STRETCHES.findall(page)]
    assert sizes == [STRETCH_PARAGRAPHS, STRETCH_PARAGRAPHS, 1]


def test_a_saved_page_stands_alone_and_holds_text_and_notes(client: FlaskClient) -> None:
    response = save(client, title="菜单", text="打开小程序\r\n\r\n他很上头")
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert '打开<a class="term" href="#note-1">小程序<sup>1</sup></a>\n\n他很' in page
    assert page.count('<li id="note-') == 2
    assert "<h1>菜单</h1>" in page
    assert re.findall(r'(?:src|href)="(?!#)', page) == []


def test_a_saved_page_is_annotated_to_its_end(client: FlaskClient) -> None:
    page = save(client, text="\n".join(["打开小程序" * 10] * 12)).get_data(as_text=True)
    assert page.count('class="term"') == 120


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ({"title": "菜单", "text": "字"}, "菜单.html"),
        ({"title": ' a/b: "c"\r\n', "text": "字"}, "a b c.html"),
        ({"title": "..", "text": "字"}, "Yanwai 言外.html"),
        ({"text": "\n第一行。\n第二行"}, "第一行。.html"),
        ({"text": "字" * 40}, "字" * 30 + "….html"),
    ],
    ids=["title", "signs", "dots", "first line", "long"],
)
def test_a_saved_page_is_named_by_its_title_or_its_beginning(
    client: FlaskClient, form: dict[str, str], name: str
) -> None:
    headers = save(client, **form).headers
    kind, options = parse_options_header(headers["Content-Disposition"])
    assert headers["Content-Disposition"].isascii()
    assert (kind, options) == ("attachment", {"filename": name})
    assert headers["Cache-Control"] == "no-store"


def test_nothing_is_saved_of_an_empty_text(client: FlaskClient) -> None:
    response = save(client, text=" \r\n ")
    assert response.status_code == 422
    assert "there is no text to save." in response.get_data(as_text=True)


def test_the_form_to_save_holds_the_text_as_it_is(client: FlaskClient) -> None:
    page = annotate(client, 'a"<b>\n\n字')
    [value] = re.findall('name="text" value="(.*?)" autocomplete', page, re.DOTALL)
    assert html.unescape(value) == 'a"<b>\n\n字'


def test_a_title_that_is_handed_over_heads_the_text(client: FlaskClient) -> None:
    form = {"title": " 今日<头条>\n", "text": "打开小程序"}
    page = client.post("/", data=form).get_data(as_text=True)
    assert '<h1 lang="zh-Hans">今日&lt;头条&gt;</h1>' in page


def test_the_extensions_own_module_is_served_and_nothing_beside_it(client: FlaskClient) -> None:
    with client.get("/shared/emphasis.js") as response:
        assert "export function emphasise" in response.get_data(as_text=True)
        assert response.mimetype == "text/javascript"
    for name in ("card.js", "../card.js", "%2e%2e/card.js"):
        assert client.get(f"/shared/{name}").status_code == 404
