"""What a reader reads is not kept: a word that is nowhere else must not turn up anywhere."""

import logging
from typing import Any

import pytest
from flask.testing import FlaskClient

CANARY = "鱟蝯鬱金絲雀"


@pytest.mark.parametrize(
    ("method", "path", "options"),
    [
        ("POST", "/v1/annotate", {"json": {"text": CANARY}}),
        ("POST", "/v1/annotate", {"json": {"text": CANARY, "more": CANARY}}),
        ("POST", "/v1/annotate", {"json": {"blocks": [{"id": 1, "text": [CANARY]}]}}),
        ("POST", "/v1/annotate", {"json": {"text": CANARY * 400}}),
        ("POST", "/v1/annotate", {"data": CANARY.encode(), "content_type": "application/json"}),
        ("POST", "/v1/annotate", {"data": CANARY.encode(), "content_type": "text/plain"}),
        ("POST", "/v1/lookup", {"json": {"text": f"好{CANARY}", "offset": 0}}),
        ("POST", "/v1/lookup", {"json": {"text": CANARY, "offset": 99}}),
        ("POST", "/v1/readings", {"json": {"blocks": [{"id": "0", "text": CANARY}]}}),
        ("POST", "/v1/readings", {"json": {"blocks": [{"id": "0", "text": CANARY * 40}]}}),
        ("POST", "/v1/lookup/batch", {"json": {"text": CANARY, "offsets": [0, 1]}}),
        ("PUT", f"/v1/words/{CANARY}", {"json": {"status": CANARY, CANARY: 1}}),
        ("POST", "/v1/pair", {"json": {"code": CANARY}}),
    ],
    ids=[
        "fine",
        "unknown field",
        "wrong type",
        "too long",
        "not JSON",
        "not announced as JSON",
        "word beside it",
        "beyond it",
        "read aloud",
        "too long to be read aloud",
        "boundaries in it",
        "saved without the token",
        "as a pairing code",
    ],
)
def test_posted_text_comes_back_in_no_answer_and_no_log(
    client: FlaskClient,
    caplog: pytest.LogCaptureFixture,
    method: str,
    path: str,
    options: dict[str, Any],
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.open(path, method=method, **options)
    assert CANARY not in response.get_data(as_text=True)
    assert CANARY not in caplog.text


def test_a_field_whose_name_is_text_is_not_repeated(client: FlaskClient) -> None:
    response = client.post("/v1/annotate", json={"text": "x", CANARY: 1})
    assert response.get_json()["errors"][0]["path"] == "(a field that does not exist)"
