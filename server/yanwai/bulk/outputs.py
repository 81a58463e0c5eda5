"""Records in, files out that grow by whole pieces: what a killed run left over is cut off again."""

from __future__ import annotations

import gzip
import os
from abc import ABC, abstractmethod
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yanwai.bulk.record import Record


class UnknownOutputError(YanwaiError):
    """Raised when an output's name does not tell its format."""

    def __init__(self, output: Path) -> None:
        super().__init__(
            f"{output} ends with neither .jsonl, .jsonl.gz nor .parquet: name it so, "
            "for the name tells the format"
        )


class NoParquetError(YanwaiError):
    """Raised when the package that writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet needs more packages: install them with `pip install 'yanwai[crawl]'`, "
            "or write .jsonl"
        )


class Output(ABC):
    """A file, or a folder of parts, that takes records by the piece."""

    pages_a_piece: ClassVar[int]

    @abstractmethod
    def cut(self, size: int) -> None:
        """Take away what stands behind a size that was whole."""

    @abstractmethod
    def add(self, records: Sequence[Record]) -> int:
        """Write a piece so that it is on the disk, and return the new size."""


class JsonLines(Output):
    """A JSON object a line; gzipped, each piece is a member of its own. The size is in bytes."""

    pages_a_piece = 500

    def __init__(self, path: Path, *, is_gzipped: bool) -> None:
        self._path = path
        self._is_gzipped = is_gzipped

    def cut(self, size: int) -> None:
        """Take away the bytes behind `size`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.truncate(size)

    def add(self, records: Sequence[Record]) -> int:
        """Append lines."""
        content = b"".join(orjson.dumps(record) + b"\n" for record in records)
        with self._path.open("ab") as file:
            file.write(gzip.compress(content) if self._is_gzipped else content)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()


class Parquet(Output):
    """A folder of parts, read as one table. The size is the number of parts."""

    pages_a_piece = 5_000

    def __init__(self, folder: Path) -> None:
        try:
            import_module("pyarrow")
        except ModuleNotFoundError:
            raise NoParquetError from None
        self._folder = folder
        self._parts = 0

    def cut(self, size: int) -> None:
        """Take away the parts behind the first `size`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._parts = size
        kept = {self._part(number) for number in range(size)}
        for path in self._folder.iterdir():
            if path not in kept:
                path.unlink()

    def add(self, records: Sequence[Record]) -> int:
        """Write a part."""
        import pyarrow as pa
        from pyarrow import parquet

        path = self._part(self._parts)
        unfinished = path.with_name(f".{path.name}")
        table = pa.Table.from_pylist(list(records), schema=parquet_schema())
        parquet.write_table(table, unfinished, compression="zstd")
        unfinished.replace(path)
        self._parts += 1
        return self._parts

    def _part(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.parquet"


def parquet_schema() -> Any:
    """Return the columns of a record."""
    import pyarrow as pa

    names = ("surface", "headword", "sense", "match")
    annotation = pa.struct(
        [
            ("start", pa.int32()),
            ("end", pa.int32()),
            *((name, pa.string()) for name in names),
            ("confidence", pa.float32()),
        ]
    )
    texts = ("id", "url", "date", "lexicon_version", "error")
    return pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("annotations", pa.list_(annotation)),
            ("text", pa.string()),
        ]
    )


def output_at(path: Path) -> Output:
    """Return the output that a name asks for.

    Raises:
        UnknownOutputError: the name tells no format.
        NoParquetError: Parquet is asked for and cannot be written.
    """
    name = path.name.lower()
    if name.endswith(".parquet"):
        return Parquet(path)
    if name.endswith((".jsonl", ".jsonl.gz")):
        return JsonLines(path, is_gzipped=name.endswith(".gz"))
    raise UnknownOutputError(path)
