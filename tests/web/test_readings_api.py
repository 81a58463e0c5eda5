"""`/v1/readings`: how the words of paragraphs read."""

from flask.testing import FlaskClient


def test_every_block_is_answered_in_order_with_its_words(client: FlaskClient) -> None:
    blocks = [{"id": "b", "text": "😀打开小程序。"}, {"id": "a", "text": "yes"}]
    body = {"blocks": blocks, "offset_encoding": "utf-16"}
    answer = client.post("/v1/readings", json=body).get_json()
    assert answer == {
        "blocks": [
            {
                "id": "b",
                "words": [
                    {"start": 2, "end": 4, "pinyin": "dǎkāi"},
                    {"start": 4, "end": 7, "pinyin": "xiǎo chéngxù"},
                ],
            },
            {"id": "a", "words": []},
        ]
    }


def test_more_than_can_be_read_aloud_at_once_is_refused_with_the_limit(client: FlaskClient) -> None:
    body = {"blocks": [{"id": "a", "text": "字" * 60}, {"id": "b", "text": "字" * 41}]}
    response = client.post("/v1/readings", json=body)
    assert response.status_code == 413
    assert response.get_json()["detail"] == "A request may hold 100 characters; this one holds 101."


def test_a_field_that_does_not_fit_is_named(client: FlaskClient) -> None:
    response = client.post("/v1/readings", json={"blocks": [{"id": "a"}]})
    assert response.status_code == 422
    assert [error["path"] for error in response.get_json()["errors"]] == ["blocks.0.text"]
