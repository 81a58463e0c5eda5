"""The reader's words over HTTP: nothing without the token, everything with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from yanwai.study.pairing import Pairing
from yanwai.study.sqlite_file import FILE_NAME

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from yanwai.settings import Settings

PATH = "/v1/words/上头"
CONTEXT = {"sentence": "这首歌太上头了。", "url": "https://a.cn/", "title": "歌"}


@pytest.fixture
def owner(settings: Settings) -> dict[str, str]:
    """Return the headers of who has paired."""
    return {"Authorization": f"Bearer {Pairing(settings.data_folder).token()}"}


@pytest.mark.parametrize(
    "request_line",
    [
        ("GET", PATH, None),
        ("PUT", PATH, {"status": "known"}),
        ("DELETE", PATH, None),
        ("GET", "/v1/words", None),
        ("GET", "/v1/exports/words.tsv", None),
        ("GET", "/v1/exports/anki.apkg", None),
        ("POST", "/v1/annotate", {"text": "上头", "skip_known": True}),
    ],
    ids=lambda line: " ".join(line[:2]),
)
@pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic eDp5", "Bearer "])
def test_without_the_token_nothing_is_told_and_nothing_made(
    client: FlaskClient,
    settings: Settings,
    request_line: tuple[str, str, Any],
    header: str | None,
) -> None:
    method, path, body = request_line
    headers = {"Authorization": header} if header else {}
    response = client.open(path, method=method, json=body, headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.get_json()["type"] == "/docs#not-paired"
    assert not (settings.data_folder / FILE_NAME).exists()


def test_a_code_is_traded_for_the_token(client: FlaskClient, settings: Settings) -> None:
    pairing = Pairing(settings.data_folder)
    response = client.post("/v1/pair", json={"code": pairing.new_code()})
    assert response.get_json() == {"token": pairing.token()}


def test_a_wrong_code_is_told_with_what_to_do(client: FlaskClient, settings: Settings) -> None:
    Pairing(settings.data_folder).new_code()
    response = client.post("/v1/pair", json={"code": "AAAA-AAAA"})
    assert response.status_code == 403
    assert "yanwai pair" in response.get_json()["detail"]


def test_a_word_is_saved_found_changed_and_forgotten(
    client: FlaskClient, owner: dict[str, str]
) -> None:
    saved = client.put(PATH, json={"status": "learning", "context": CONTEXT}, headers=owner)
    assert saved.status_code == 200
    found = client.get(PATH, headers=owner).get_json()
    assert found == saved.get_json()
    assert (found["word"], found["status"]) == ("上头", "learning")
    assert {key: found["contexts"][0][key] for key in CONTEXT} == CONTEXT
    client.put(PATH, json={"status": "known"}, headers=owner)
    listed = client.get("/v1/words?status=known", headers=owner).get_json()
    assert (listed["total"], listed["words"][0]["word"]) == (1, "上头")
    assert client.delete(PATH, headers=owner).status_code == 204
    for method in ("GET", "DELETE"):
        response = client.open(PATH, method=method, headers=owner)
        assert response.status_code == 404
        assert response.get_json()["type"] == "/docs#no-such-word"


def test_known_words_are_left_out_of_annotations_on_request(
    client: FlaskClient, owner: dict[str, str]
) -> None:
    client.put("/v1/words/小程序", json={"status": "known"}, headers=owner)
    wish = {"text": "这首歌太上头了，打开小程序听。"}

    def headwords(**more: Any) -> list[str]:
        answer = client.post("/v1/annotate", json=wish | more, headers=owner).get_json()
        assert set(answer["entries"]) == {a["headword"] for a in answer["blocks"][0]["annotations"]}
        return [a["headword"] for a in answer["blocks"][0]["annotations"]]

    assert headwords() == ["上头", "小程序"]
    assert headwords(skip_known=True) == ["上头"]


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("上头", {"status": "loved"}),
        ("上头", {}),
        ("上头", {"status": "known", "context": {"sentence": "长" * 1001}}),
        ("上头", {"status": "known", "context": {"url": "https://a.cn/"}}),
        ("长" * 65, {"status": "known"}),
        ("%20", {"status": "known"}),
    ],
)
def test_what_does_not_fit_is_refused_with_its_fault(
    client: FlaskClient, owner: dict[str, str], word: str, body: Any
) -> None:
    response = client.put(f"/v1/words/{word}", json=body, headers=owner)
    assert response.status_code == 422
    assert response.get_json()["errors"]
    assert client.get("/v1/words", headers=owner).get_json()["total"] == 0


def test_a_database_that_cannot_be_opened_is_told_and_left_alone(
    client: FlaskClient, settings: Settings, owner: dict[str, str]
) -> None:
    file = settings.data_folder / FILE_NAME
    file.write_bytes(b"something else" * 500)
    response = client.get("/v1/words", headers=owner)
    assert response.status_code == 503
    assert response.get_json()["type"] == "/docs#words-unusable"
    assert file.read_bytes() == b"something else" * 500
