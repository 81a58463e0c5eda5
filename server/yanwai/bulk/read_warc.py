"""A web archive in, the texts of its pages out."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from yanwai.bulk.page import MOST_CHARS, BrokenPage, Page
from yanwai.documents.decode import decode
from yanwai.documents.markup import html_document
from yanwai.errors import NotTextError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

_MOST_BYTES = 4 * MOST_CHARS  # UTF-8 takes up to four a character
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")


def warc_pages(file: IO[bytes]) -> Iterator[Page | BrokenPage]:
    """Yield a page for each response that is a text; what else an archive holds is passed over."""
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file), start=1):
            if _is_page(record):
                yield _page(record, f"record-{number}")
    except (ArchiveLoadFailed, EOFError, OSError) as error:
        reason = " ".join(str(error).split())[:100]
        yield BrokenPage(f"record-{number + 1}", f"the archive ends in the middle ({reason})")


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _TEXTS and record.http_headers.get_statuscode() == "200"


def _page(record: ArcWarcRecord, name: str) -> Page | BrokenPage:
    headers = record.rec_headers
    page_id = (headers.get_header("WARC-Record-ID") or name).strip("<>")
    url = headers.get_header("WARC-Target-URI") or ""
    date = headers.get_header("WARC-Date") or ""
    content = record.content_stream().read(_MOST_BYTES + 1)
    if len(content) <= _MOST_BYTES and record.raw_stream.limit > 0:
        return BrokenPage(page_id, "the archive ends in the middle of it", url, date)
    if len(content) > _MOST_BYTES:
        reason = f"it has more than {_MOST_BYTES} bytes, which are the most"
        return BrokenPage(page_id, reason, url, date)
    try:
        text = decode("the page", content).text
    except NotTextError:
        reason = "it is no text in an encoding that Chinese is written in"
        return BrokenPage(page_id, reason, url, date)
    is_plain = record.http_headers.get_header("Content-Type").strip().lower().startswith(_TEXTS[-1])
    return Page(page_id, text if is_plain else page_text(text), url, date)


def page_text(html: str) -> str:
    """Return the text of a web page: its title, and its paragraphs, a line each."""
    title, paragraphs = html_document(html)
    return "\n".join(filter(None, (title, *paragraphs)))
