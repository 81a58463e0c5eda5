"""YAML that was parsed before, kept in one file, so that only changed entries are parsed again.

What is kept is the plain value of each file that had no fault, found by a hash of the file's
bytes: a changed file is simply not found. The file may be deleted at any time, and one that
cannot be read or written costs time, never an entry.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

import orjson

from yanwai.errors import NotWrittenError
from yanwai.files import write_whole
from yanwai.lexicon import model, prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yanwai.lexicon.yaml_reader import Value

log = logging.getLogger(__name__)

_MOST_FILES = 5
"""Of so many combinations of folders the compiled form is kept, those used last."""


def compiled_file(cache_folder: Path, lexicon_folders: Sequence[Path]) -> Path:
    """Return where the compiled form of these lexicon folders is kept."""
    names = "\n".join(str(folder.resolve()) for folder in lexicon_folders)
    return cache_folder / f"lexicon-{hashlib.sha256(names.encode()).hexdigest()[:12]}.json"


class CompiledValues:
    """Values of whole files by the hash of their bytes.

    Without a path nothing is kept.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._rules = _rules_digest()
        self._known: dict[str, Value] = self._read()
        self._used: dict[str, Value] = {}

    def find(self, digest: str) -> Value | None:
        """Return the value of a file that was whole when these rules read it, if it is known."""
        return self._known.get(digest)

    def keep(self, digest: str, value: Value) -> None:
        """Remember the value of a file that is whole, whether it was known or not."""
        self._used[digest] = value

    def save(self) -> None:
        """Write what was kept; what was known from before and not kept is forgotten."""
        if self._path is None:
            return
        if self._used.keys() == self._known.keys():
            with suppress(OSError):
                self._path.touch()  # tells that it is in use
            return
        content = orjson.dumps({"rules": self._rules, "values": self._used})
        try:
            write_whole(self._path, content)
            _forget_oldest(self._path.parent)
        except (NotWrittenError, OSError) as error:
            log.info("the compiled lexicon was not kept: %s", error)

    def _read(self) -> dict[str, Value]:
        try:
            content = orjson.loads(self._path.read_bytes()) if self._path else {}
            return dict(content["values"]) if content.get("rules") == self._rules else {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}


def _forget_oldest(cache_folder: Path) -> None:
    files = sorted(cache_folder.glob("lexicon-*.json"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_MOST_FILES]:
        file.unlink(missing_ok=True)


def _rules_digest() -> str:
    """Hash the rules that make a value whole: what older ones let pass has to be read again."""
    sources = (inspect.getsource(module) for module in (model, prose))
    return hashlib.sha256("".join(sources).encode()).hexdigest()
