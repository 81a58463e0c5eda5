"""A path and bytes in, a file that is whole or not there at all out."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from yanwai.errors import NotWrittenError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, readable by its owner alone; a file that was there is replaced.

    Raises:
        NotWrittenError: the folder cannot be written, or is full; what was there is kept.
    """
    unfinished = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            unfinished = Path(file.name)
            file.write(content)
        unfinished.replace(path)
    except OSError as error:
        if unfinished:
            unfinished.unlink(missing_ok=True)
        raise NotWrittenError(path, error.strerror or str(error)) from None
