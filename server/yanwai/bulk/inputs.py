"""A file's name in, its pages out, whichever format it has."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from yanwai.bulk.read_jsonl import jsonl_pages
from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yanwai.bulk.page import BrokenPage, Page

_JSONL = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_WARC = (".warc", ".warc.gz")


class UnknownInputError(YanwaiError):
    """Raised when an input's name does not tell its format."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} ends with none of {', '.join((*_JSONL, *_WARC))}: name it so, "
            "for the name tells the format; single texts are for `yanwai annotate`"
        )


class NoWarcError(YanwaiError):
    """Raised when the package that reads web archives is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "web archives need more packages: install them with `pip install 'yanwai[crawl]'`"
        )


@contextmanager
def opened_pages(path: Path) -> Iterator[tuple[IO[bytes], Iterator[Page | BrokenPage]]]:
    """Open an input; yield the file, which tells how far it is read, and its pages.

    Raises:
        UnknownInputError: the name tells no format.
        NoWarcError: it is a web archive, and those cannot be read.
    """
    name = path.name.lower()
    if not name.endswith((*_JSONL, *_WARC)):
        raise UnknownInputError(path)
    with path.open("rb") as file:
        if name.endswith(_JSONL):
            yield file, jsonl_pages(file, is_gzipped=name.endswith(".gz"))
            return
        try:
            from yanwai.bulk.read_warc import warc_pages
        except ModuleNotFoundError:
            raise NoWarcError from None
        yield file, warc_pages(file)
