"""Learning over HTTP: what is due, answers, undoing, bulk changes, figures, files of words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from yanwai.study.pairing import Pairing

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from yanwai.settings import Settings

LEARNING = {"status": "learning"}


@pytest.fixture
def owner(client: FlaskClient, settings: Settings) -> FlaskClient:
    """Return a client that has paired."""
    token = Pairing(settings.data_folder).token()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client


def answer(owner: FlaskClient, card: dict[str, Any], how: str) -> Any:
    body = {key: card[key] for key in ("word", "kind", "last_review")} | {"answer": how}
    return owner.post("/v1/reviews", json=body)


def due(owner: FlaskClient) -> Any:
    return owner.get("/v1/reviews/due").get_json()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/v1/reviews/due", None),
        ("GET", "/v1/reviews/statistics", None),
        ("GET", "/v1/exports/words.json", None),
        (
            "POST",
            "/v1/reviews",
            {"word": "上头", "kind": "meaning", "answer": "good", "last_review": None},
        ),
        ("POST", "/v1/undo", {}),
        ("PATCH", "/v1/words", {"words": ["上头"], "status": "known"}),
    ],
)
def test_without_the_token_nothing_is_told(
    client: FlaskClient, method: str, path: str, body: Any
) -> None:
    assert client.open(path, method=method, json=body).status_code == 401


def test_a_card_is_asked_answered_and_asked_again_later(owner: FlaskClient) -> None:
    owner.put("/v1/words/上头", json=LEARNING)
    found = due(owner)
    assert (found["waiting"], found["fresh"]) == (0, 1)
    [card] = found["cards"]
    assert (card["word"], card["kind"]) == ("上头", "meaning")
    assert card["front"] == [{"role": "word", "text": "上头"}]
    assert {"role": "meaning", "text": "What hooked means."} in card["back"]
    assert card["url"] == "/entries/上头"
    assert answer(owner, card, "again").status_code == 200
    later = due(owner)
    assert later["cards"] == []
    assert later["next_at"]


def test_a_card_answered_in_another_tab_is_told(owner: FlaskClient) -> None:
    owner.put("/v1/words/上头", json=LEARNING)
    [card] = due(owner)["cards"]
    answer(owner, card, "good")
    response = answer(owner, card, "good")
    assert response.status_code == 409
    assert response.get_json()["type"] == "/docs#answered-elsewhere"


def test_a_word_that_is_not_being_learnt_takes_no_answer(owner: FlaskClient) -> None:
    card = {"word": "没有", "kind": "meaning", "last_review": None}
    assert answer(owner, card, "good").status_code == 404


def test_answers_show_in_the_figures(owner: FlaskClient) -> None:
    owner.put("/v1/words/上头", json=LEARNING)
    owner.put("/v1/words/银行", json={"status": "known"})
    [card] = due(owner)["cards"]
    answer(owner, card, "easy")
    found = owner.get("/v1/reviews/statistics").get_json()
    assert found["days"][-1]["answers"] == 1
    assert sum(found["ahead"]) <= 1
    assert found["words"] == {"learning": 1, "known": 1, "ignored": 0}
    assert found["domains"] == {"Digital life": 1}


def test_many_words_change_at_once_and_change_back(owner: FlaskClient) -> None:
    for word in ("上头", "银行", "图书馆"):
        owner.put(f"/v1/words/{word}", json=LEARNING)
    body = {"words": ["上头", "银行", "没有"], "status": "known"}
    assert owner.patch("/v1/words", json=body).get_json() == {"changed": 2}
    assert owner.get("/v1/words?status=known").get_json()["total"] == 2
    assert owner.patch("/v1/words", json=body | {"status": None}).get_json() == {"changed": 2}
    assert owner.get("/v1/words").get_json()["total"] == 1
    undone = owner.post("/v1/undo", json={}).get_json()
    assert (undone["undone"], sorted(undone["words"])) == ("forgotten", ["上头", "银行"])
    assert owner.get("/v1/words?status=known").get_json()["total"] == 2


def test_there_may_be_nothing_to_take_back(owner: FlaskClient) -> None:
    assert owner.post("/v1/undo", json={}).get_json() == {"undone": None, "words": []}


def test_a_backup_comes_back(owner: FlaskClient) -> None:
    owner.put("/v1/words/上头", json=LEARNING)
    [card] = due(owner)["cards"]
    answer(owner, card, "good")
    content = owner.get("/v1/exports/words.json").data
    owner.delete("/v1/words/上头")
    taken = send(owner, content, "words.json").get_json()
    assert taken == {
        "read_as": "a backup",
        "added": 1,
        "renewed": 0,
        "kept": 0,
        "left_out": 0,
        "left": [],
    }
    assert json.loads(owner.get("/v1/exports/words.json").data) == json.loads(content)


def send(owner: FlaskClient, content: bytes, name: str) -> Any:
    return owner.post(
        "/v1/imports",
        query_string={"name": name},
        data=content,
        content_type="application/octet-stream",
    )


def test_a_list_is_taken_and_what_was_left_out_is_told(owner: FlaskClient) -> None:
    lines = "内卷\n躺平\n朋友圈\n改天请你吃饭\n中华人民共和国\nhello\n"
    found = send(owner, lines.encode("gb18030"), "list.txt").get_json()
    assert (found["added"], found["left_out"]) == (5, 1)
    assert found["left"] == [{"line": 6, "reason": "its first column holds no Chinese"}]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "export the notes as plain text"),
        (b"\x00\xff\x00\xfe\x01", "is no text"),
        (b"\n", "it is empty"),
        (b'{"words": 3}', "no whole backup"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_changes(
    owner: FlaskClient, content: bytes, told: str
) -> None:
    response = send(owner, content, "file")
    assert response.status_code == 422
    assert told in response.get_json()["detail"]
    assert owner.get("/v1/words").get_json()["total"] == 0


def test_a_pages_form_cannot_send_a_file_of_words(owner: FlaskClient) -> None:
    for kind in ("text/plain", "multipart/form-data", "application/x-www-form-urlencoded"):
        response = owner.post("/v1/imports", data=b"x", content_type=kind)
        assert response.status_code == 415
