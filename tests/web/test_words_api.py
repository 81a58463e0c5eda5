from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import ValidationError

from yanwai.web.api.schemas import BatchRequest


def test_a_word_is_found_from_its_second_character(client: FlaskClient) -> None:
    body = {"text": "打开小程序点餐", "offset": 3}
    answer = client.post("/v1/lookup", json=body).get_json()
    assert answer["word"] == {
        "start": 2,
        "end": 5,
        "surface": "小程序",
        "pinyin": "xiǎo chéngxù",
        "zhuyin": "ㄒㄧㄠˇ ㄔㄥˊ ㄒㄩˋ",
    }
    assert answer["entry"]["headword"] == "小程序"
    assert answer["alternatives"][0] == {"start": 3, "end": 5, "surface": "程序", "url": None}


def test_a_plain_word_is_the_dictionarys(client: FlaskClient) -> None:
    answer = client.post("/v1/lookup", json={"text": "去银行", "offset": 1}).get_json()
    assert answer["entry"] is None
    assert answer["dictionary"][0]["source"] == "CC-CEDICT"
    assert answer["dictionary"][0]["pinyin"] == "yínháng"
    assert answer["frequency"]["band"] == "very common"
    assert answer["hsk"][0]["list"].startswith("HSK 3.0")


@pytest.mark.parametrize(
    ("encoding", "offsets", "words"),
    [
        ("code-point", [4, 0, 1], [(2, 5), (0, 1), (1, 2)]),
        ("utf-16", [5, 0, 1, 2], [(3, 6), (0, 2), (0, 2), (2, 3)]),
    ],
)
def test_boundaries_come_in_the_order_and_units_asked_for(
    client: FlaskClient, encoding: str, offsets: list[int], words: list[tuple[int, int]]
) -> None:
    body = {"text": "😀用小程序", "offsets": offsets, "offset_encoding": encoding}
    answer = client.post("/v1/lookup/batch", json=body).get_json()
    assert [(word["start"], word["end"]) for word in answer["words"]] == words


def test_no_offsets_no_words(client: FlaskClient) -> None:
    answer = client.post("/v1/lookup/batch", json={"text": "", "offsets": []})
    assert answer.get_json() == {"words": []}


@pytest.mark.parametrize(
    ("path", "body", "at"),
    [
        ("/v1/lookup", {"text": "好", "offset": 1}, "offset"),
        ("/v1/lookup", {"text": "", "offset": 0}, "offset"),
        ("/v1/lookup", {"text": "好", "offset": -1}, "offset"),
        ("/v1/lookup", {"text": "好"}, "offset"),
        ("/v1/lookup", {"text": "好", "offset": 0, "offset_encoding": "bytes"}, "offset_encoding"),
        ("/v1/lookup/batch", {"text": "好的", "offsets": [0, 2, 1, 7]}, "offsets.1"),
    ],
)
def test_an_offset_that_does_not_fit_is_named(
    client: FlaskClient, path: str, body: dict[str, Any], at: str
) -> None:
    response = client.post(path, json=body)
    assert response.status_code == 422
    assert at in [error["path"] for error in response.get_json()["errors"]]


def test_text_beyond_the_limit_is_refused(client: FlaskClient) -> None:
    response = client.post("/v1/lookup", json={"text": "好" * 1001, "offset": 0})
    assert response.status_code == 413


def test_more_offsets_than_one_request_may_ask_for_are_refused() -> None:
    with pytest.raises(ValidationError, match="at most 10000 items"):
        BatchRequest(text="好", offsets=[0] * 10_001)
