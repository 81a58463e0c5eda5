"""The reader page and files: opened, told of, refused with a reason, never written to a disk."""

from __future__ import annotations

import html
import io
import tempfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from yanwai.settings import Limits

if TYPE_CHECKING:
    from flask.testing import FlaskClient

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def archive(name: str) -> bytes:
    """Return a zip file with one empty file in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        zipped.writestr(name, "")
    return content.getvalue()


def send(client: FlaskClient, name: str, content: bytes, status: int = 200) -> str:
    """Send the form as a browser does; the test client's own would go by a temporary file."""
    head = "Content-Disposition: form-data; name="
    body = (
        (
            f'--x\r\n{head}"text"\r\n\r\nnot this\r\n--x\r\n{head}"file"; filename="{name}"\r\n\r\n'
        ).encode()
        + content
        + b"\r\n--x--\r\n"
    )
    kind = "multipart/form-data; boundary=x"
    response = client.post("/", data=body, content_type=kind, headers=PAGE)
    assert response.status_code == status
    return html.unescape(response.get_data(as_text=True))


def test_a_file_is_read_in_place_of_the_text(client: FlaskClient) -> None:
    page = send(client, "a.html", "<title>菜单</title><p>打开小程序".encode())
    assert '<h1 lang="zh-Hans">菜单</h1>' in page
    assert page.count('href="#note-1"') == 1
    assert "not this" not in page


def test_a_form_without_a_file_sends_its_text(client: FlaskClient) -> None:
    data = {"text": "打开小程序", "file": (io.BytesIO(b""), "")}
    response = client.post("/", data=data, content_type="multipart/form-data")
    assert 'href="#note-1"' in response.get_data(as_text=True)


def test_a_guessed_encoding_is_told(client: FlaskClient) -> None:
    page = send(client, "a.txt", "打开小程序就能点餐，真方便。".encode("gb18030"))
    assert "Read as GB18030, which was guessed." in page
    assert 'href="#note-1"' in page


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x7fELF\0\0\xff", "a.txt is no text in UTF-8"),
        ("a.bin", bytes(9), "a.bin is no text in UTF-8"),
        (
            "a.docx",
            archive("word/document.xml"),
            "a.docx could not be read: it is a zip file, as .docx is too, but no EPUB",
        ),
        ("<b>.epub", b"PK\x03\x04", "<b>.epub could not be read: it is no EPUB book"),
        ("a.srt", b"hello", "a.srt could not be read: no subtitle is in it"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_keeps_the_form(
    client: FlaskClient, name: str, content: bytes, reason: str
) -> None:
    page = send(client, name, content, 422)
    assert reason in page
    assert 'name="file"' in page
    raw = client.post(
        "/", data={"file": (io.BytesIO(content), name)}, content_type="multipart/form-data"
    ).get_data(as_text=True)
    assert "<b>.epub" not in raw


def test_of_a_long_text_as_much_is_shown_as_one_page_takes(client: FlaskClient) -> None:
    lines = "\n".join(["打开小程序" * 20] * 20)
    page = send(client, "a.txt", lines.encode())
    assert "The first 908 of 2,019 characters are shown; divide it for the rest." in page


def test_a_file_that_is_too_large_is_refused_on_a_page(client: FlaskClient) -> None:
    page = send(client, "a.txt", bytes(Limits().file_bytes + 1), 413)
    assert "<h1>The body is too large</h1>" in page
    assert "this one has" in page


def test_a_file_is_never_written_to_a_temporary_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was made")

    for name in ("SpooledTemporaryFile", "TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    page = send(client, "a.html", b"<p>" + "打开小程序".encode() + b"<!--" + b" " * 2**20 + b"-->")
    assert 'href="#note-1"' in page


def test_a_program_is_told_its_fault_as_a_document(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers={"Accept": "*/*"})
    assert response.content_type == "application/problem+json"
    assert client.get("/nowhere", headers=PAGE).content_type == "text/html; charset=utf-8"
    assert client.get("/v1/nowhere", headers=PAGE).content_type == "application/problem+json"
