"""The reader's own entries as files: found, written whole, and in use at once."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.authoring.entry_file import entry_text
from yanwai.errors import NotWrittenError
from yanwai.files import write_whole
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.lexicon.model import Entry
    from yanwai.lexicon.yaml_reader import Value
    from yanwai.web.live_lexicon import LiveLexicon

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry that the reader has written, with its fields as the file holds them."""

    domain: str
    fields: Value
    file: Path


class OwnEntries:
    """The entries of the reader's own folders in one live lexicon; new ones go into one folder."""

    def __init__(self, folder: Path, live: LiveLexicon) -> None:
        self._folder = folder
        self._live = live
        self._lock = threading.Lock()

    def find(self, headword: str) -> OwnEntry | None:
        """Return an own entry that is in use."""
        item = self._live.explainer.lexicon.entries.get(headword)
        file = self._live.files.get(headword)
        if item is None or file is None or not item.is_own:
            return None
        return OwnEntry(item.domain, file.document.value, file.path)

    def write(self, entry: Entry, domain: str, *, replace: bool) -> Path:
        """Write an entry's file, which is in use when this returns, and return its path.

        An own entry is written where it was, a new one into the folder for new ones.

        Raises:
            ProblemError: there is a file for this headword, and it may not be replaced; or the
                file could not be written.
        """
        with self._lock:
            before = self._file_of(entry.headword)
            if before and not replace:
                raise ProblemError(Problem.OWN_ENTRY_EXISTS)
            folder = before.parents[1] if before else self._folder
            file = folder / domain / f"{entry.headword}.yaml"
            try:
                write_whole(file, entry_text(entry).encode())
                if before and not before.samefile(file):  # it has moved to another domain
                    before.unlink()
            except NotWrittenError as error:
                log.error("own entries: %s", error)  # noqa: TRY400 - the reader's to mend, no bug
                raise ProblemError(Problem.ENTRY_NOT_WRITTEN) from None
            self._live.reload()
            return file

    def _file_of(self, headword: str) -> Path | None:
        """Return the file of an own entry, also of one that is broken and so not in use."""
        if found := self.find(headword):
            return found.file
        places = self._folder.iterdir() if self._folder.is_dir() else ()
        files = (place / f"{headword}.yaml" for place in places)
        return next((file for file in files if file.is_file()), None)
