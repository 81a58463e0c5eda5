"""A running server is read to; then all that it said and wrote is searched for what it was read.

The texts here are made of words that no dictionary has in this order, the same in both scripts, so
that neither a fold nor a cut hides them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.spied_serve import FAULT
from support.spied_server import SpiedServer, spied_server

if TYPE_CHECKING:
    from collections.abc import Iterator

READ = "猁貅狻麂獾貂"  # what was only read
SAVED = "狍鼬獐豚犰狳"  # what was saved, or sent to be saved
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LONG = f"他看了一眼{READ}，没有说话。" * 12_000  # 500 KB: more than servers keep in memory unasked
OPENING = f"<html><title>{READ}</title><p>{READ}".encode()
SUBTITLE = f"1\n00:00:01,000 --> 00:00:02,000\n{READ}\n".encode()


def multipart(name: str, content: bytes) -> tuple[bytes, dict[str, str]]:
    """Return the body and headers of the reader form with a file."""
    head = f'--=\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--=--\r\n"
    return body, {"Content-Type": "multipart/form-data; boundary==", "Origin": ""}


def as_json(**fields: object) -> bytes:
    """Return a body of JSON."""
    return json.dumps(fields, ensure_ascii=False).encode()


Request = tuple[str, str, bytes, dict[str, str]]


def fine_requests(origin: str) -> Iterator[Request]:
    """Yield what a reader asks of the server in a day, answered with what was asked for."""
    own = FORM | {"Origin": origin}
    yield "POST", "/v1/annotate", as_json(text=READ), JSON
    yield "POST", "/v1/annotate", as_json(text=LONG[:190_000]), JSON
    yield "POST", "/v1/lookup", as_json(text=f"他{READ}", offset=2), JSON
    yield "POST", "/v1/lookup/batch", as_json(text=READ, offsets=[0, 3]), JSON
    yield "POST", "/v1/readings", as_json(blocks=[{"id": "0", "text": READ}]), JSON
    yield "GET", f"/v1/entries?q={quote(READ)}", b"", {"Referer": f"{origin}/{quote(READ)}"}
    yield "GET", f"/lexicon?q={quote(READ)}", b"", {}
    for text in (READ, LONG):
        yield "POST", "/", f"text={quote(text)}".encode(), own
        yield "POST", "/export.html", f"title={quote(READ)}&text={quote(text)}".encode(), own
    for name, content in (
        (f"{READ}.txt", LONG.encode()),
        ("a.txt", READ.encode("gb18030")),
        ("a.html", OPENING * 9_000),
        ("a.srt", SUBTITLE),
    ):
        body, headers = multipart(name, content)
        yield "POST", "/", body, headers | {"Origin": origin}


def refused_requests(origin: str, token: str) -> Iterator[Request]:
    """Yield requests that must not be answered with what they hold."""
    paired = {"Authorization": f"Bearer {token}"}
    as_bytes = paired | {"Content-Type": "application/octet-stream"}
    yield "POST", "/v1/annotate", as_json(text=READ, more=READ), JSON
    yield "POST", "/v1/annotate", as_json(text=[READ]), JSON
    yield "POST", "/v1/annotate", as_json(**{READ: READ}), JSON
    yield "POST", "/v1/annotate", as_json(text=READ)[:-1], JSON
    yield "POST", "/v1/annotate", READ.encode("gb18030"), JSON
    yield "POST", "/v1/annotate", READ.encode(), {"Content-Type": "text/plain"}
    yield "POST", "/v1/annotate", as_json(text=LONG), JSON
    yield "POST", "/v1/annotate", as_json(text=LONG) * 3, JSON
    yield "POST", "/v1/annotate", as_json(text=READ), JSON | {"Host": f"{quote(READ)}.example"}
    yield "POST", "/v1/annotate", as_json(text=READ), JSON | {"Origin": f"http://{quote(READ)}"}
    yield "POST", "/v1/annotate", as_json(text=f"{READ}{FAULT}"), JSON
    yield "POST", "/v1/lookup", as_json(text=f"{READ}{FAULT}", offset=0), JSON
    yield "POST", "/", f"text={quote(READ + FAULT)}".encode(), FORM | {"Origin": origin}
    yield "POST", "/v1/lookup", as_json(text=READ, offset=-1, where=READ), JSON
    yield "POST", "/v1/pair", as_json(code=READ), JSON
    yield "GET", f"/v1/{quote(READ)}", b"", {}
    yield "GET", f"/v1/words/{quote(READ)}", b"", {"Authorization": f"Bearer {quote(READ)}"}
    yield "PUT", f"/v1/words/{quote(READ)}", as_json(status=READ), JSON | paired
    yield "DELETE", f"/v1/words/{quote(READ)}", b"", paired
    yield "POST", "/v1/imports?name=a.json", as_json(words=READ, format=READ), as_bytes
    yield "POST", f"/v1/imports?name={quote(READ)}.tsv&{quote(READ)}=1", READ.encode(), as_bytes
    yield "POST", "/v1/own-entries", as_json(domain=READ, entry={"headword": READ}), JSON | paired
    yield f"{quote(READ)}", "/", b"", {}


def saving_requests(token: str) -> Iterator[Request]:
    """Yield what a reader saves on purpose."""
    paired = {"Authorization": f"Bearer {token}"}
    context = {"sentence": f"{SAVED}。", "url": "https://zh.example/", "title": SAVED}
    yield "PUT", "/v1/words/面子", as_json(status="learning", context=context), JSON | paired
    as_bytes = paired | {"Content-Type": "application/octet-stream"}
    yield "POST", "/v1/imports?name=words.txt", f"{SAVED}\n".encode(), as_bytes
    for name in ("words.tsv", "words.json", "anki.apkg", "yomitan.zip"):
        yield "GET", f"/v1/exports/{name}", b"", paired


class Day:
    """A server after a day of reading: the answers it gave, and all that is left of it."""

    def __init__(self, server: SpiedServer) -> None:
        origin = f"http://127.0.0.1:{server.port}"
        self.server = server
        self.fine = [server.ask(*_encoded(request))[0] for request in fine_requests(origin)]
        token = server.token
        refused = refused_requests(origin, token)
        self.refused = [server.ask(*_encoded(request)) for request in refused]
        self.figures = [server.ask("GET", path)[1] for path in ("/metrics", "/healthz", "/readyz")]
        self.saved = [server.ask(*_encoded(request))[0] for request in saving_requests(token)]

    def files_with(self, text: str) -> list[str]:
        """Return the files that hold a text in any of the ways in which text is written."""
        spelt = spellings(text)
        files = (path for path in sorted(self.server.folder.rglob("*")) if path.is_file())
        return [
            str(path.relative_to(self.server.folder))
            for path in files
            if any(spelling in path.read_bytes() for spelling in spelt)
            or any(spelling in str(path).encode() for spelling in spelt)
        ]


def _encoded(request: Request) -> Request:
    method, path, body, headers = request
    return method, quote(path, safe="/%?=&."), body, headers


def spellings(text: str) -> list[bytes]:
    """Return the bytes of a text as programs write it, of its first half too."""
    half = text[: len(text) // 2 + 1]
    return [
        *(half.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
        json.dumps(half)[1:-1].encode(),
        json.dumps(half)[1:-1].upper().replace("\\U", "\\u").encode(),
        quote(half).encode(),
        quote(half).lower().encode(),
        repr(half.encode())[2:-1].encode(),
    ]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Return a server that has been read to and has ended."""
    with spied_server(tmp_path_factory.mktemp("spied")) as server:
        return Day(server)


def test_the_day_was_as_it_is_told(day: Day) -> None:
    assert set(day.fine) == {200}
    assert set(day.saved) == {200}
    assert {status for status, _ in day.refused} >= {400, 401, 403, 404, 413, 415, 421, 422, 500}
    assert 200 not in [status for status, _ in day.refused]


def test_no_fault_is_answered_with_the_text(day: Day) -> None:
    spelt = [READ[:4], *(spelling.decode("latin-1") for spelling in spellings(READ))]
    answers = [answer for _, answer in day.refused]
    assert [answer for answer in answers if any(text in answer for text in spelt)] == []


def test_no_figure_is_named_by_what_was_read(day: Day) -> None:
    assert [told for told in day.figures if READ in told or quote(READ) in told] == []


def test_what_was_read_is_in_no_file_log_or_cache(day: Day) -> None:
    assert day.files_with(READ) == []


def test_a_crash_tells_its_place_and_not_what_was_read(day: Day) -> None:
    assert "a request failed" in day.server.said
    assert "in annotate" in day.server.said
    assert "KeyError" in day.server.said
    assert FAULT not in day.server.said


def test_what_was_saved_is_in_the_database_alone(day: Day) -> None:
    places = {name.partition("-")[0] for name in day.files_with(SAVED)}
    assert places == {"data/words.sqlite3"}


def test_no_file_is_opened_to_write_but_in_data_and_cache(day: Day) -> None:
    allowed = (day.server.data, day.server.folder / "cache")
    assert [
        path
        for path in day.server.opened_to_write
        if not path.is_relative_to(allowed[0]) and not path.is_relative_to(allowed[1])
    ] == []


def test_token_and_database_are_the_readers_alone(day: Day) -> None:
    modes = {
        path.name: path.stat().st_mode & 0o777
        for path in day.server.data.iterdir()
        if path.is_file()
    }
    assert set(modes.values()) == {0o600}, modes


def test_the_token_is_in_its_own_file_alone(day: Day) -> None:
    token = day.server.token.encode()
    files = [path for path in day.server.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if token in path.read_bytes()] == ["token"]
