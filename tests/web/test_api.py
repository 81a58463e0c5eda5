from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from yanwai.web.live_lexicon import LiveLexicon


def annotate(client: FlaskClient, **body: Any) -> TestResponse:
    return client.post("/v1/annotate", json=body)


def test_a_text_is_one_block_with_the_id_0(client: FlaskClient) -> None:
    answer = annotate(client, text="打开小程序").get_json()
    assert answer["blocks"] == [
        {
            "id": "0",
            "annotations": [
                {
                    "start": 2,
                    "end": 5,
                    "parts": [[2, 5]],
                    "surface": "小程序",
                    "headword": "小程序",
                    "sense": "plain",
                    "other_senses": [],
                    "match": "exact",
                    "confidence": 0.99,
                }
            ],
        }
    ]


def test_blocks_keep_their_order_and_ids(client: FlaskClient) -> None:
    blocks = [{"id": "b", "text": "没有"}, {"id": "a", "text": "小程序"}]
    answer = annotate(client, blocks=blocks).get_json()
    assert [block["id"] for block in answer["blocks"]] == ["b", "a"]


@pytest.mark.parametrize(("encoding", "start"), [("code-point", 1), ("utf-16", 2)])
def test_offsets_count_what_the_request_asks(
    client: FlaskClient, encoding: str, start: int
) -> None:
    answer = annotate(client, text="😀小程序", offset_encoding=encoding).get_json()
    [annotation] = answer["blocks"][0]["annotations"]
    assert annotation["start"] == start
    assert annotation["parts"] == [[start, start + 3]]


def test_each_entry_is_sent_once_with_all_that_a_tooltip_needs(client: FlaskClient) -> None:
    answer = annotate(client, text="小程序，小程序，小程式").get_json()
    assert list(answer["entries"]) == ["小程序"]
    assert set(answer["entries"]["小程序"]) >= {
        "headword",
        "traditional",
        "pinyin",
        "zhuyin",
        "tagline",
        "senses",
        "when_it_fits",
        "how_people_say_it",
        "choose_by_situation",
        "domain",
        "url",
    }


def test_spans_alone_come_without_entries(client: FlaskClient) -> None:
    answer = annotate(client, text="小程序", detail="spans").get_json()
    assert len(answer["blocks"][0]["annotations"]) == 1
    assert answer["entries"] == {}


@pytest.mark.parametrize("wish", [{"max_risk": "safe"}, {"min_confidence": 1}, {"domains": []}])
def test_a_reader_may_ask_for_less(client: FlaskClient, wish: dict[str, Any]) -> None:
    answer = annotate(client, text="这首歌上头", **wish).get_json()
    assert answer["blocks"][0]["annotations"] == []


FAULTY = {
    "neither text nor blocks": ({}, ""),
    "both": ({"text": "x", "blocks": []}, ""),
    "a number for a text": ({"text": 520}, "text"),
    "null for a text": ({"text": None}, ""),
    "an unknown field": ({"text": "x", "txet": "y"}, "txet"),
    "a block without an id": ({"blocks": [{"text": "x"}]}, "blocks.0.id"),
    "an unknown encoding": ({"text": "x", "offset_encoding": "utf-8"}, "offset_encoding"),
    "an unknown domain": ({"text": "x", "domains": ["music"]}, "domains.0"),
    "a confidence over one": ({"text": "x", "min_confidence": 2}, "min_confidence"),
    "a list for an object": ([], ""),
}


@pytest.mark.parametrize(("body", "path"), FAULTY.values(), ids=FAULTY.keys())
def test_a_request_that_does_not_fit_is_told_where(
    client: FlaskClient, body: Any, path: str
) -> None:
    response = client.post("/v1/annotate", json=body)
    assert response.status_code == 422
    assert response.content_type == "application/problem+json"
    problem = response.get_json()
    assert problem["type"] == "/docs#invalid-request"
    assert path in [error["path"].removeprefix("_schema") for error in problem["errors"]]


def test_every_fault_of_a_request_is_listed(client: FlaskClient) -> None:
    body = {"blocks": [{"id": 1}, {"text": []}], "detail": "all"}
    problem = annotate(client, **body).get_json()
    assert len(problem["errors"]) == 5


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"not json",
        b'{"text": "\\ud800"}',
        b'{"text": "\xff\xfe"}',
        b'{"text": NaN}',
        b"[" * 5_000,
    ],
    ids=["open", "words", "lone surrogate", "not UTF-8", "NaN", "too deep"],
)
def test_what_is_not_json_is_told_so(client: FlaskClient, body: bytes) -> None:
    response = client.post("/v1/annotate", data=body, content_type="application/json")
    assert response.status_code == 400
    assert response.get_json()["type"] == "/docs#malformed-json"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"text": "字" * 1_001}, "1000 characters; this one holds 1001"),
        ({"blocks": [{"id": "x", "text": "x"}] * 6}, "5 blocks; this one holds 6"),
    ],
)
def test_too_much_text_is_told_the_limit(
    client: FlaskClient, body: dict[str, Any], words: str
) -> None:
    response = client.post("/v1/annotate", json=body)
    assert response.status_code == 413
    assert words in response.get_json()["detail"]


def test_a_server_with_its_hands_full_asks_to_try_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("threading.BoundedSemaphore.acquire", lambda *_, **__: False)
    response = annotate(client, text="小程序")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "1"


@pytest.mark.parametrize("word", ["小程序", "小程式"])
def test_an_entry_is_got_by_headword_or_variant(client: FlaskClient, word: str) -> None:
    assert client.get(f"/v1/entries/{word}").get_json()["headword"] == "小程序"


def test_a_word_that_is_no_entry_is_not_found(client: FlaskClient) -> None:
    response = client.get("/v1/entries/程序")
    assert response.status_code == 404
    assert response.get_json()["type"] == "/docs#no-such-entry"


def test_entries_are_listed_and_searched(client: FlaskClient) -> None:
    listed = client.get("/v1/entries").get_json()
    found = client.get("/v1/entries?q=shangtou&register=spoken_neutral").get_json()
    assert (listed["total"], listed["pages"]) == (2, 1)
    assert [entry["headword"] for entry in found["entries"]] == ["上头"]


@pytest.mark.parametrize("query", ["page=0", "page=x", "risk=none", "colour=red"])
def test_a_query_that_does_not_fit_is_told_so(client: FlaskClient, query: str) -> None:
    assert client.get(f"/v1/entries?{query}").status_code == 422


def test_the_lexicon_is_counted_by_domain(client: FlaskClient, live: LiveLexicon) -> None:
    assert client.get("/v1/lexicon").get_json() == {
        "version": live.explainer.lexicon.version,
        "entries": 2,
        "domains": {"digital_life": 2},
    }


def test_health_names_the_lexicon(client: FlaskClient, live: LiveLexicon) -> None:
    assert client.get("/healthz").get_json() == {
        "status": "ok",
        "lexicon": {
            "version": live.explainer.lexicon.version,
            "entries": 2,
            "complaints": 0,
        },
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/v1/annotate", 405), ("DELETE", "/v1/lexicon", 405)],
)
def test_every_error_is_a_problem_document(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    response = client.open(path, method=method)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert set(response.get_json()) == {"type", "title", "status", "detail"}


def test_a_wrong_method_is_told_the_right_one(client: FlaskClient) -> None:
    assert "POST" in client.get("/v1/annotate").headers["Allow"]


def test_a_bug_is_a_problem_without_its_traceback(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LiveLexicon, "explainer", property(lambda _: 1 / 0))
    response = annotate(client, text="小程序")
    assert response.status_code == 500
    assert b"ZeroDivisionError" not in response.data


def test_the_contract_is_published(client: FlaskClient) -> None:
    spec = client.get("/openapi.json").get_json()
    assert set(spec["paths"]) == {
        "/healthz",
        "/metrics",
        "/readyz",
        "/v1/annotate",
        "/v1/entries",
        "/v1/entries/{headword}",
        "/v1/exports/anki.apkg",
        "/v1/exports/words.json",
        "/v1/exports/words.tsv",
        "/v1/exports/yomitan.zip",
        "/v1/imports",
        "/v1/lexicon",
        "/v1/lookup",
        "/v1/lookup/batch",
        "/v1/own-entries",
        "/v1/own-entries/check",
        "/v1/own-entries/{headword}",
        "/v1/pair",
        "/v1/readings",
        "/v1/reviews",
        "/v1/reviews/due",
        "/v1/reviews/statistics",
        "/v1/undo",
        "/v1/words",
        "/v1/words/{word}",
    }
