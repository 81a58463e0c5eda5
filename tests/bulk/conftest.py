"""A corpus of small pages, as JSON lines and as a web archive."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import duckdb
import orjson
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.load import Loaded

SENTENCES = (
    "扫桌上的二维码，打开小程序就能点餐。",
    "我们公司刚招了一个小程序员，话不多。",
    "昨天的会开到很晚，大家都累了。",
    "改天请你吃饭，今天先这样。",
    "我加了他微信，押金的事我自己问。",
)


@pytest.fixture(scope="session")
def lexicon(bundled: Loaded) -> Lexicon:
    """Return this checkout's lexicon."""
    return bundled.lexicon


def page(number: int) -> dict[str, str]:
    """Return a page; no two hold the same text."""
    text = "\n".join(SENTENCES[(number + n) % len(SENTENCES)] for n in range(1 + number % 4))
    return {
        "id": f"p{number}",
        "url": f"https://site{number % 3}.example/{number}",
        "date": f"2026-{1 + number % 12:02}-01",
        "text": f"第{number}页\n{text}",
    }


def write_jsonl(path: Path, pages: Iterable[object]) -> Path:
    """Write a JSON object a line."""
    path.write_bytes(b"".join(orjson.dumps(found) + b"\n" for found in pages))
    return path


def archived(*responses: tuple[str, bytes, str]) -> bytes:
    """Return a gzipped web archive of addresses with bodies and content types."""
    content = BytesIO()
    writer = WARCWriter(content, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "tests"}))
    for url, body, kind in responses:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return content.getvalue()


def rows(query: str) -> list[tuple[Any, ...]]:
    """Return what DuckDB answers."""
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()
