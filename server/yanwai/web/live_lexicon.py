"""The lexicon of a running server: loaded once, and again whenever its files change."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from watchfiles import watch

from yanwai.engine.document import Explainer
from yanwai.errors import YanwaiError
from yanwai.lexicon.load import Loaded, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from yanwai.lexicon.complaint import Complaint
    from yanwai.lexicon.load import EntryFile

log = logging.getLogger(__name__)


class LiveLexicon:
    """Holds the explainer that requests use; a reload replaces it in one step."""

    def __init__(
        self,
        folders: Sequence[Path],
        cache_folder: Path | None = None,
        last_good: Loaded | None = None,
    ) -> None:
        """Load the folders, unchanged files from the cache's folder if there is one.

        A file that is broken now keeps the entry that it has in `last_good`.

        Raises:
            MissingFolderError: one of the folders is not there.
            LexiconUnusableError: no file held a whole entry.
        """
        self._folders = tuple(folders)
        self._cache_folder = cache_folder
        self._lock = threading.Lock()
        self._loaded = load_lexicon(self._folders, last_good, cache_folder)
        self._explainer = Explainer(self._loaded.lexicon)
        self._report(self._loaded)

    @property
    def explainer(self) -> Explainer:
        """The explainer of the newest lexicon; a request keeps the one it began with."""
        return self._explainer

    @property
    def complaints(self) -> list[Complaint]:
        """What is wrong with files that were left out, or kept as they last were whole."""
        return self._loaded.complaints

    @property
    def files(self) -> Mapping[str, EntryFile]:
        """The file that each entry came from, by headword."""
        return self._loaded.files

    def reload(self) -> None:
        """Read the folders again; broken files keep their last good entry.

        When it returns, what was in the files when it was called is in use.
        """
        with self._lock:
            self._reload()

    def _reload(self) -> None:
        try:
            loaded = load_lexicon(self._folders, self._loaded, self._cache_folder)
        except YanwaiError as error:
            log.warning("lexicon: %s; the last good one stays in use", error)
            return
        self._report(loaded)
        if loaded.lexicon.version != self._loaded.lexicon.version:
            self._explainer = Explainer(loaded.lexicon)
            log.info("lexicon: %d entries, read anew", len(loaded.lexicon.entries))
        self._loaded = loaded

    def watch(self) -> None:
        """Reload whenever a file changes, in a thread that ends with the process."""
        threading.Thread(target=self._watch, name="lexicon-watch", daemon=True).start()

    def _watch(self) -> None:
        for _changes in watch(*self._folders, raise_interrupt=False):
            self.reload()

    @staticmethod
    def _report(loaded: Loaded) -> None:
        for complaint in loaded.complaints:
            log.warning("%s", complaint)
