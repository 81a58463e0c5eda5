"""Whatever is sent to the API or the reader page, the answer is one that /docs describes."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from support.lexicons import fields, write_lexicon
from yanwai.documents.read import SUFFIXES
from yanwai.settings import Settings
from yanwai.study.pairing import Pairing
from yanwai.web.app import create_app
from yanwai.web.live_lexicon import LiveLexicon
from yanwai.web.problems import CONTENT_TYPE, Problem

if TYPE_CHECKING:
    from flask import Flask
    from schemathesis import Case
    from schemathesis.schemas import APIOperation
    from werkzeug.test import TestResponse

    Operation = APIOperation[Any, Any, Any, Any]

OWN = "http://127.0.0.1:8788"
TYPES = {problem.type for problem in Problem}
OTHER_BODIES = (
    st.binary() | st.text().map(str.encode) | st.sampled_from([b"[" * 5_000, b'{"a":' * 999])
)
TEXTS = st.text(max_size=60) | st.text("小程序打开\u200b\u0301😀𠮷 ，。\n", max_size=60)
PIECES = [
    "<p>小程序",
    "</p>",
    "<!--",
    "&#x110000;",
    "1\n00:00:01,000 --> 00:00:02,000\n",
    "PK\x03\x04",
]
PIECES += [
    "{",
    '"words":',
    "[",
    "]",
    "}",
    "小程序",
    "\t",
    "\n",
    "//词",
    "[xiao3]",
    "\ufeff",
    "\x00",
    "**",
    "](",
]
FILES = st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: "".join(pieces).encode())
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
some = settings(
    deadline=None,  # a machine may be busy
    max_examples=15,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return an application with a lexicon and a data folder of its own."""
    folder = write_lexicon(tmp_path_factory.mktemp("fuzz") / "lexicon", fields("小程序"))
    own = Settings(lexicon_folders=(folder,), data_folder=folder.parent / "data")
    app = create_app(own, LiveLexicon(own.lexicon_folders))
    app.config["TOKEN"] = Pairing(own.data_folder).token()
    return app


@pytest.fixture(scope="module")
def operations(served: Flask) -> list[Operation]:
    """Return all that the application says of itself that it does."""
    described = schemathesis.openapi.from_wsgi("/openapi.json", served, base_url=OWN)
    found = [result.ok() for result in described.get_all_operations() if isinstance(result, Ok)]
    assert len(found) > 20
    return found


def send(app: Flask, path: str, **options: Any) -> TestResponse:
    """Send one request as the reader's own extension does."""
    headers = {"Authorization": f"Bearer {app.config['TOKEN']}"}
    return app.test_client().post(path, base_url=OWN, headers=headers, **options)


def assert_described(response: TestResponse) -> None:
    """Assert that an answer is a success, or a problem that /docs describes, and no bug."""
    assert response.status_code != 500
    if response.status_code >= 400:
        assert response.content_type == CONTENT_TYPE
        assert response.get_json()["type"] in TYPES


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_a_request_of_any_shape_gets_an_answer_of_a_documented_shape(
    mode: GenerationMode, served: Flask, operations: list[Operation]
) -> None:
    headers = {"Host": "127.0.0.1:8788", "Authorization": f"Bearer {served.config['TOKEN']}"}
    for operation in operations:

        @some
        @given(case=operation.as_strategy(generation_mode=mode))
        def any_request(case: Case[Any]) -> None:
            response = case.call(base_url=OWN, headers=headers)
            case.validate_response(response, checks=CHECKS)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            any_request()


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/annotate", "/v1/lookup", "/v1/lookup/batch", "/v1/readings", "/v1/pair", "/v1/undo"),
        *("/v1/reviews", "/v1/own-entries", "/v1/own-entries/check"),
    ],
)
@some
@given(body=OTHER_BODIES)
def test_a_body_that_is_no_json_gets_a_documented_answer(
    path: str, served: Flask, body: bytes
) -> None:
    assert_described(send(served, path, data=body, content_type="application/json"))


@some
@given(text=TEXTS, offset=st.integers(-3, 70), encoding=st.sampled_from(["code-point", "utf-16"]))
def test_any_text_is_annotated_and_looked_up_at_any_place(
    served: Flask, text: str, offset: int, encoding: str
) -> None:
    wish = {"text": text, "offset_encoding": encoding}
    assert_described(send(served, "/v1/annotate", json=wish))
    assert_described(send(served, "/v1/lookup", json=wish | {"offset": offset}))
    batch = {"offsets": [offset, 0, offset + 1]}
    assert_described(send(served, "/v1/lookup/batch", json=wish | batch))


@some
@given(name=st.sampled_from([*SUFFIXES, "", ".exe"]), content=st.binary(max_size=400) | FILES)
def test_any_file_is_read_or_refused(served: Flask, name: str, content: bytes) -> None:
    file = {"file": (BytesIO(content), f"a{name}")}
    assert send(served, "/", data=file, content_type="multipart/form-data").status_code in {
        200,
        422,
    }


@some
@given(name=st.sampled_from(["a.json", "a.tsv", "a.txt", ""]), content=st.binary() | FILES)
def test_any_list_of_words_is_taken_or_refused(served: Flask, name: str, content: bytes) -> None:
    options = {"query_string": {"name": name}, "content_type": "application/octet-stream"}
    assert_described(send(served, "/v1/imports", data=content, **options))


@pytest.mark.parametrize("path", ["/v1/words", "/v1/entries"])
def test_a_page_beyond_what_a_database_counts_is_refused(path: str, served: Flask) -> None:
    headers = {"Authorization": f"Bearer {served.config['TOKEN']}"}
    response = served.test_client().get(f"{path}?page={2**64}", base_url=OWN, headers=headers)
    assert response.status_code == 422
