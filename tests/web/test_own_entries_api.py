"""Entries of the reader's own over HTTP: with the token alone, as files, in use at once."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from support.lexicons import DOMAIN, fields, sense, write_entry, write_lexicon
from yanwai.lexicon.model import Entry
from yanwai.study.pairing import Pairing
from yanwai.web.live_lexicon import LiveLexicon
from yanwai.web.own_entries import OwnEntries

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from yanwai.settings import Settings

PATH = "/v1/own-entries"
HOTPOT = fields("火锅", pinyin="huǒguō")
TRICKS = '<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) "&'


@pytest.fixture
def own(settings: Settings) -> Path:
    """Return the folder of the reader's own entries, of which there are none."""
    settings.own_entries_folder.mkdir(parents=True)
    return settings.own_entries_folder


@pytest.fixture
def live(settings: Settings, own: Path) -> LiveLexicon:
    """Return a lexicon that holds the reader's own entries too."""
    return LiveLexicon((*settings.lexicon_folders, own))


@pytest.fixture
def owner(settings: Settings) -> dict[str, str]:
    """Return the headers of who has paired."""
    return {"Authorization": f"Bearer {Pairing(settings.data_folder).token()}"}


def wish(entry: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"domain": DOMAIN, "entry": entry, **more}


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", PATH), ("POST", f"{PATH}/check"), ("GET", f"{PATH}/火锅")],
)
@pytest.mark.parametrize("header", [None, "Bearer wrong"])
def test_without_the_token_nothing_is_written_or_told(
    client: FlaskClient, own: Path, method: str, path: str, header: str | None
) -> None:
    body = wish(HOTPOT) if method == "POST" else None
    headers = {"Authorization": header} if header else {}
    response = client.open(path, method=method, json=body, headers=headers)
    assert response.status_code == 401
    assert response.get_json()["type"] == "/docs#not-paired"
    assert files(own) == []


def test_an_entry_is_a_file_and_in_use_when_it_is_answered(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    response = client.post(PATH, json=wish(HOTPOT), headers=owner)
    assert response.status_code == 201
    file = own / DOMAIN / "火锅.yaml"
    assert response.get_json() == {"headword": "火锅", "url": "/entries/火锅", "file": str(file)}
    assert files(own) == [f"{DOMAIN}/火锅.yaml"]
    assert file.stat().st_mode & 0o077 == 0
    marked = client.post("/v1/annotate", json={"text": "我们去吃火锅吧。"}).get_json()
    assert marked["entries"]["火锅"]["is_own"] is True


def test_an_entry_is_not_written_over_without_being_asked(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    client.post(PATH, json=wish(HOTPOT), headers=owner)
    changed = HOTPOT | {"tagline": "Another line."}
    refused = client.post(PATH, json=wish(changed), headers=owner)
    assert refused.status_code == 409
    assert refused.get_json()["type"] == "/docs#own-entry-exists"
    assert "Another line." not in (own / DOMAIN / "火锅.yaml").read_text(encoding="utf-8")
    replaced = client.post(PATH, json=wish(changed, replace=True), headers=owner)
    assert replaced.status_code == 201
    assert client.get("/v1/entries/火锅").get_json()["tagline"] == "Another line."


def test_a_broken_file_is_not_written_over_without_being_asked_either(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    (own / DOMAIN).mkdir()
    (own / DOMAIN / "火锅.yaml").write_text("headword: [half", encoding="utf-8")
    assert client.post(PATH, json=wish(HOTPOT), headers=owner).status_code == 409
    assert client.post(PATH, json=wish(HOTPOT, replace=True), headers=owner).status_code == 201


def test_an_entry_that_moves_to_another_domain_is_one_file_still(
    client: FlaskClient, folder: Path, live: LiveLexicon, own: Path, owner: dict[str, str]
) -> None:
    domains = (folder / "domains.yaml").read_text(encoding="utf-8")
    with_food = f"{domains}food_drink: {{title: Food, about: Eating}}\n"
    (folder / "domains.yaml").write_text(with_food, encoding="utf-8")
    live.reload()
    client.post(PATH, json=wish(HOTPOT), headers=owner)
    moved = {"domain": "food_drink", "entry": HOTPOT, "replace": True}
    assert client.post(PATH, json=moved, headers=owner).status_code == 201
    assert files(own) == ["food_drink/火锅.yaml"]
    assert client.get("/v1/entries/火锅").get_json()["domain"] == "food_drink"


def test_an_entry_of_another_own_folder_is_changed_where_it_is(
    folder: Path, own: Path, tmp_path: Path
) -> None:
    named = write_lexicon(tmp_path / "named", HOTPOT)
    entries = OwnEntries(own, LiveLexicon((folder, own, named)))
    changed = Entry.model_validate(HOTPOT | {"tagline": "Another line."})
    assert entries.write(changed, DOMAIN, replace=True) == named / DOMAIN / "火锅.yaml"
    assert files(own) == []
    assert "Another line." in (named / DOMAIN / "火锅.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "place",
    [
        ("../../火锅", DOMAIN),
        ("/etc/passwd", DOMAIN),
        ("..", DOMAIN),
        ("火\u0000锅", DOMAIN),
        ("锅" * 65, DOMAIN),
        ("", DOMAIN),
        ("火锅", ".."),
        ("火锅", "../digital_life"),
        ("火锅", "/tmp"),
        ("火锅", "no_such_domain"),
    ],
)
def test_a_file_is_written_nowhere_but_in_the_readers_folder(
    client: FlaskClient, owner: dict[str, str], tmp_path: Path, place: tuple[str, str]
) -> None:
    before = files(tmp_path)
    headword, domain = place
    body = {"domain": domain, "entry": HOTPOT | {"headword": headword}, "replace": True}
    response = client.post(PATH, json=body, headers=owner)
    assert response.status_code == 422
    assert {error["path"] for error in response.get_json()["errors"]} <= {"headword", "domain"}
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_told(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    (own / DOMAIN).write_text("no folder", encoding="utf-8")
    response = client.post(PATH, json=wish(HOTPOT), headers=owner)
    assert response.status_code == 503
    assert response.get_json()["type"] == "/docs#entry-not-written"


def test_the_check_tells_what_is_wrong_where_and_what_the_pinyin_is(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    entry = HOTPOT | {"tagline": "x" * 91, "pinyin": "huǒ"}
    found = client.post(f"{PATH}/check", json=wish(entry), headers=owner).get_json()
    assert found["pinyin"] == "huǒguō"
    told = {c["path"]: (c["keeps_out"], c["message"]) for c in found["complaints"]}
    assert told["tagline"] == (True, "has 91 characters; 90 is the most")
    assert told["pinyin"][0] is False
    assert files(own) == []


@pytest.mark.parametrize(
    "headword", ["", " ", "\x00", "锅" * 65, "C#", "😀", "ＡＡ", 3, None, ["x"]]
)
def test_the_check_answers_whatever_the_headword_is(
    client: FlaskClient, own: Path, owner: dict[str, str], headword: object
) -> None:
    body = wish({"headword": headword})
    assert client.post(f"{PATH}/check", json=body, headers=owner).status_code == 200
    assert files(own) == []


def test_an_entry_beyond_all_measure_is_refused(
    client: FlaskClient, own: Path, owner: dict[str, str]
) -> None:
    nested = f'{{"domain": "", "entry": {{"senses": {"[" * 300}{"]" * 300}}}}}'
    deep = client.post(f"{PATH}/check", data=nested, content_type="application/json", headers=owner)
    long = client.post(PATH, json=wish(HOTPOT | {"tagline": "x" * 19_000}), headers=owner)
    assert (deep.status_code, long.status_code) == (422, 413)
    assert files(own) == []


def test_an_own_entry_is_given_back_as_its_file_holds_it(
    client: FlaskClient, owner: dict[str, str]
) -> None:
    entry = HOTPOT | {"senses": [sense("pot", since="1990")]}
    client.post(PATH, json=wish(entry), headers=owner)
    found = client.get(f"{PATH}/火锅", headers=owner).get_json()
    assert found["domain"] == DOMAIN
    assert found["entry"]["senses"][0]["since"] == "1990"
    again = client.post(PATH, json={**found, "replace": True}, headers=owner)
    assert again.status_code == 201


@pytest.mark.parametrize("headword", ["小程序", "小程式", "无"])
def test_what_the_reader_has_not_written_cannot_be_changed(
    client: FlaskClient, owner: dict[str, str], headword: str
) -> None:
    for path in (f"{PATH}/{headword}", f"/lexicon/edit/{headword}"):
        response = client.get(path, headers=owner)
        assert response.status_code == 404
        assert response.get_json()["type"] == "/docs#no-such-own-entry"


def test_own_entries_are_marked_on_every_page_and_can_be_changed(
    client: FlaskClient, own: Path, live: LiveLexicon
) -> None:
    (own / DOMAIN).mkdir()
    write_entry(own, HOTPOT)
    live.reload()
    mark = '<span class="yours">Yours</span>'
    shelves = client.get("/lexicon").get_data(as_text=True)
    found = client.get("/lexicon?q=火锅").get_data(as_text=True)
    page = client.get("/entries/火锅").get_data(as_text=True)
    assert [mark in text for text in (shelves, found, page)] == [True, True, True]
    assert "<h2>Yours <small>1</small></h2>" in shelves
    assert 'href="/lexicon/edit/火锅"' in page
    assert mark not in client.get("/entries/小程序").get_data(as_text=True)
    listed = client.get("/v1/entries?q=火锅").get_json()["entries"]
    assert [entry["is_own"] for entry in listed if entry["headword"] == "火锅"] == [True]


def test_the_form_takes_the_headword_from_its_address_as_text(client: FlaskClient) -> None:
    page = client.get('/lexicon/new?headword="><script>x').get_data(as_text=True)
    assert "<script>x" not in page
    assert html.unescape(page).count('"><script>x') == 1


def test_tricks_in_an_entry_stay_text_everywhere(
    client: FlaskClient, owner: dict[str, str]
) -> None:
    entry = HOTPOT | {
        "tagline": TRICKS,
        "senses": [sense("x", meaning=TRICKS, audience=TRICKS)],
        "when_it_fits": "[x](javascript:alert(3)) and “plain” words",
        "how_people_say_it": [{"zh": f"火锅{TRICKS}", "en": TRICKS, "situation": "<b>At</b>"}],
        "choose_by_situation": [
            {"term": "<i>x</i>", "meaning": TRICKS, "when": TRICKS},
            {"term": "[x](javascript:x)", "meaning": TRICKS, "when": TRICKS},
        ],
        "avoid": [TRICKS],
    }
    assert client.post(PATH, json=wish(entry), headers=owner).status_code == 201
    pages = [
        client.get("/entries/火锅"),
        client.get("/lexicon"),
        client.get("/lexicon?q=火锅"),
        client.get("/lexicon/edit/火锅"),
        client.get("/lexicon/feed.atom"),
        client.post("/", data={"text": "吃火锅"}),
    ]
    for page in pages:
        assert page.status_code == 200
        text = page.get_data(as_text=True)
        assert not re.search(r"<script>|<img src=x|<b>At|<i>x</i>", text)
        assert not re.search(r'href="javascript:', text)


def test_no_fault_of_an_entry_repeats_what_was_sent(
    client: FlaskClient, owner: dict[str, str]
) -> None:
    canary = "鱟蝯鬱金絲雀"
    entry = HOTPOT | {"headword": f"{canary}/", canary: 1, "senses": [sense("x", risk=canary)]}
    response = client.post(PATH, json=wish(entry), headers=owner)
    assert response.status_code == 422
    assert canary not in response.get_data(as_text=True)
