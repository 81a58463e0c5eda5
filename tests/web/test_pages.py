import html
from enum import StrEnum
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from support.lexicons import fields, write_entry
from yanwai.lexicon.labels import LABELS
from yanwai.lexicon.vocabulary import (
    Certainty,
    Region,
    Register,
    Relation,
    Risk,
    Sentiment,
    Status,
    VariantKind,
)
from yanwai.web.live_lexicon import LiveLexicon
from yanwai.web.problems import Problem


def read(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def annotate(client: FlaskClient, text: str) -> str:
    return html.unescape(client.post("/", data={"text": text}).get_data(as_text=True))


def test_the_reader_invites_and_leads_to_the_lexicon(client: FlaskClient) -> None:
    page = read(client, "/")
    assert "Read what is meant" in page
    assert '<a href="/lexicon">' in page


def test_the_reader_marks_terms_and_links_them_to_their_notes(client: FlaskClient) -> None:
    page = annotate(client, "打开小程序\r\n再打开小程序")
    assert page.count('href="#note-1"') == 2
    assert page.count('id="note-1"') == 1


def test_a_posted_text_is_shown_as_text(client: FlaskClient) -> None:
    page = client.post("/", data={"text": "<script>小程序</script>"}).get_data(as_text=True)
    assert "<script>小" not in page
    assert "&lt;script&gt;" in page


def test_a_text_without_terms_says_so(client: FlaskClient) -> None:
    said = '<p id="nothing" class="aside">Nothing here needs more than a dictionary'
    assert said in annotate(client, "今天天气很好。")
    assert said not in annotate(client, "打开小程序")


def test_an_entry_page_answers_the_readers_questions(client: FlaskClient) -> None:
    page = read(client, "/entries/上头")
    for heading in (
        "What does",
        "When it fits",
        "How people actually say it",
        "Choose by situation",
        "Reviewed 2026-11",
    ):
        assert heading in page
    assert "Know your audience" in page


def test_a_variant_leads_to_its_entry(client: FlaskClient) -> None:
    response = client.get("/entries/小程式")
    assert response.status_code == 302
    assert client.get(response.headers["Location"]).status_code == 200


def test_a_word_without_an_entry_gets_a_page_that_says_so(client: FlaskClient) -> None:
    response = client.get("/entries/<b>程序")
    assert response.status_code == 404
    assert "No entry for" in response.get_data(as_text=True)
    assert "<b>程序" not in response.get_data(as_text=True)


def test_the_documentation_names_every_address_and_every_problem(client: FlaskClient) -> None:
    page = read(client, "/docs")
    for path in client.get("/openapi.json").get_json()["paths"]:
        assert path in page
    for problem in Problem:
        assert f'id="{problem.slug}"' in page


@pytest.mark.parametrize("path", ["/", "/entries/上头", "/docs"])
def test_pages_load_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    page = read(client, path)
    assert 'src="http' not in page
    assert '<link rel="stylesheet" href="/static/' in page


@pytest.mark.parametrize(
    "values",
    [Certainty, Region, Register, Relation, Risk, Sentiment, Status, VariantKind],
)
def test_every_value_of_the_lexicon_has_a_label(values: type[StrEnum]) -> None:
    assert [value for value in values if value not in LABELS] == []


def test_related_terms_are_links(client: FlaskClient, live: LiveLexicon, folder: Path) -> None:
    write_entry(folder, fields("小程序", related=[{"term": "上头", "as": "leads_to"}]))
    live.reload()
    assert '<a href="/entries/上头" lang="zh-Hans">上头</a>' in read(client, "/entries/小程序")
