"""The lexicon's pages: shelves, search and its filters, pages of results, a random entry."""

import html
import os
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from support.lexicons import fields, write_entry, write_lexicon
from yanwai.lexicon.vocabulary import Region, Register, Risk
from yanwai.web.live_lexicon import LiveLexicon
from yanwai.web.pages.feed import newest_entries

MANY = 90
ATOM = "{http://www.w3.org/2005/Atom}"
HEADWORD = re.compile(r'<h2><a href="/entries/([^"]+)"')


def read(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return html.unescape(response.get_data(as_text=True))


def found(page: str) -> list[str]:
    return HEADWORD.findall(page)


@pytest.fixture
def many(folder: Path, live: LiveLexicon) -> None:
    for number in range(MANY):
        write_entry(folder, fields(f"词{chr(0x4E00 + number)}"))
    live.reload()


def test_without_a_query_the_shelves_hold_every_entry(client: FlaskClient) -> None:
    page = read(client, "/lexicon")
    total = client.get("/v1/lexicon").get_json()["entries"]
    assert page.count("<li><a href=") == total
    assert re.findall(r'<h2><a href="/lexicon\?domain=(\w+)">', page) == ["digital_life"]


@pytest.mark.parametrize("words", ["小程序", "xiao chengxu", "xcx", "小程式"])
def test_the_search_takes_what_readers_type(client: FlaskClient, words: str) -> None:
    page = read(client, f"/lexicon?q={words}")
    assert found(page)[0] == "小程序"
    assert f'value="{words}"' in page


def test_a_near_spelling_is_told(client: FlaskClient) -> None:
    page = read(client, "/lexicon?q=xiaochegnxu")
    assert found(page) == ["小程序"]
    assert "Nothing is spelt “xiaochegnxu”. Nearly so is:" in page


def test_a_query_without_an_answer_says_what_may_help(client: FlaskClient) -> None:
    page = read(client, "/lexicon?q=<script>qqq")
    assert found(page) == []
    assert "Try fewer letters" in page
    assert "<script>qqq" not in client.get("/lexicon?q=<script>qqq").get_data(as_text=True)


@pytest.mark.usefixtures("many")
def test_the_results_come_in_pages(client: FlaskClient) -> None:
    first, second = (read(client, f"/lexicon?risk=safe&page={n}") for n in (1, 2))
    assert len(found(first)) == len(found(second)) == 40
    assert not set(found(first)) & set(found(second))
    assert 'rel="next" href="/lexicon?q=&risk=safe&page=2"' in first
    assert 'rel="prev" href="/lexicon?q=&risk=safe&page=1"' in second


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("page", "shown"), [("0", "1"), ("x", "1"), ("99999", None), ("²", "1")])
def test_a_page_that_is_none_gives_the_nearest(
    client: FlaskClient, page: str, shown: str | None
) -> None:
    text = read(client, f"/lexicon?risk=safe&page={page}")
    match = re.search(r"page (\d+) of (\d+)", text)
    assert match
    assert match[1] == (shown or match[2])


@pytest.mark.parametrize(
    ("field", "values"), [("register", Register), ("risk", Risk), ("region", Region)]
)
def test_every_filter_keeps_only_what_has_it(
    client: FlaskClient, field: str, values: type[Register] | type[Risk] | type[Region]
) -> None:
    totals = []
    for value in values:
        page = read(client, f"/lexicon?{field}={value}")
        assert f'<option value="{value}" selected>' in page
        totals.append(client.get(f"/v1/entries?{field}={value}").get_json()["total"])
        shown = re.search(r"(\d+) (?:entries|entry)", page)
        assert int(shown[1] if shown else 0) == totals[-1]
    assert 0 < max(totals) <= client.get("/v1/lexicon").get_json()["entries"]


def test_a_filter_that_there_is_not_is_left_out_and_told(client: FlaskClient) -> None:
    page = read(client, "/lexicon?q=小程序&domain=moon")
    assert found(page)[0] == "小程序"
    assert "There is no domain “moon”" in page


@pytest.mark.usefixtures("many")
def test_a_random_entry_is_an_entry_and_not_always_the_same(client: FlaskClient) -> None:
    responses = [client.get("/lexicon/random") for _ in range(20)]
    assert {response.status_code for response in responses} == {302}
    assert {response.headers["Cache-Control"] for response in responses} == {"no-store"}
    places = {response.headers["Location"] for response in responses}
    assert len(places) > 5
    assert client.get(places.pop()).status_code == 200


def feed(client: FlaskClient) -> ET.Element:
    response = client.get("/lexicon/feed.atom")
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.get_data())


def headwords(entries: ET.Element) -> list[str]:
    ids = [found.text or "" for found in entries.iterfind(f"{ATOM}entry/{ATOM}id")]
    return [unquote(found.removeprefix("tag:yanwai.example,2026:entries/")) for found in ids]


def test_the_feed_has_the_latest_months_first_and_then_what_changed_last(
    client: FlaskClient, folder: Path, live: LiveLexicon
) -> None:
    for second, (headword, month) in enumerate(
        [("旧", "2026-09"), ("早", "2026-12"), ("晚", "2026-12")]
    ):
        file = write_entry(folder, fields(headword, reviewed=month))
        os.utime(file, (second, second))
    live.reload()
    found = feed(client)
    assert headwords(found)[:2] == ["晚", "早"]
    assert headwords(found)[-1] == "旧"
    dates = [entry.findtext(f"{ATOM}updated") for entry in found.iterfind(f"{ATOM}entry")]
    assert dates[0] == found.findtext(f"{ATOM}updated") == "2026-12-01T00:00:00Z"
    assert dates[-1] == "2026-09-01T00:00:00Z"


@pytest.mark.usefixtures("many")
def test_the_feed_has_fifty_entries_each_with_an_id_of_its_own(client: FlaskClient) -> None:
    found = feed(client)
    assert len(set(headwords(found))) == len(found.findall(f"{ATOM}entry")) == 50


def test_an_entry_of_the_feed_leads_to_its_page_and_stays_text(
    client: FlaskClient, folder: Path, live: LiveLexicon
) -> None:
    tricky = fields("新", tagline="<script>x</script> & ]]>", reviewed="2027-01")
    write_entry(folder, tricky)
    live.reload()
    first = feed(client).find(f"{ATOM}entry")
    assert first is not None
    assert first.findtext(f"{ATOM}summary") == "<script>x</script> & ]]>"
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert client.get(link.attrib["href"]).status_code == 200


@pytest.mark.parametrize("path", ["/lexicon", "/lexicon?q=小程序", "/entries/小程序"])
def test_the_lexicons_pages_name_the_feed(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    assert re.search(r'<link rel="alternate" type="application/atom\+xml" .* href="(.+?)">', page)


def test_what_the_reader_wrote_is_no_news(folder: Path, tmp_path: Path) -> None:
    own = write_lexicon(tmp_path / "own", fields("我的"))
    live = LiveLexicon((folder, own))
    told = newest_entries(live.explainer.lexicon, live.files)
    assert {item.entry.headword for item in told} == {"小程序", "上头"}
