"""How far a run has come, kept beside its output and read before it goes on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import orjson

from yanwai.errors import YanwaiError
from yanwai.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


class OtherRunError(YanwaiError):
    """Raised when the output was begun from other input, with another lexicon, or by nobody."""

    def __init__(self, output: Path, difference: str) -> None:
        super().__init__(
            f"{output} was begun {difference}: name another output, or remove it to begin anew"
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a run is whole on the disk.

    Attributes:
        source: the input's name, with its size in bytes.
        lexicon_version: with which lexicon it was begun.
        with_text: whether the records hold the text.
        pages: how many pages are written.
        size: how many bytes of the output are whole, or how many of its parts.
        is_finished: whether the input has no more pages.
    """

    source: str
    lexicon_version: str
    with_text: bool
    pages: int = 0
    size: int = 0
    is_finished: bool = False

    def after(self, pages: int, size: int) -> Progress:
        """Return the progress after so many more pages, with the output at a new size."""
        return replace(self, pages=self.pages + pages, size=size)


def progress_file(output: Path) -> Path:
    """Return where an output's progress is kept."""
    return output.with_name(f"{output.name}.progress")


def save(output: Path, progress: Progress) -> None:
    """Keep a progress, whole or not at all."""
    write_whole(progress_file(output), orjson.dumps(asdict(progress)))


def begun(output: Path, fresh: Progress) -> Progress:
    """Return the progress of an output that was begun, or the fresh one where none was.

    Raises:
        OtherRunError: the output is not what this run would have begun.
    """
    try:
        found = Progress(**orjson.loads(progress_file(output).read_bytes()))
    except FileNotFoundError:
        if output.exists():
            raise OtherRunError(output, "by something else") from None
        return fresh
    except (TypeError, orjson.JSONDecodeError):
        raise OtherRunError(output, "by something else") from None
    if found.source != fresh.source:
        raise OtherRunError(output, f"from {found.source}")
    if found.lexicon_version != fresh.lexicon_version:
        raise OtherRunError(output, "with another state of the lexicon")
    if found.with_text != fresh.with_text:
        raise OtherRunError(output, "with the texts" if found.with_text else "without the texts")
    return found
