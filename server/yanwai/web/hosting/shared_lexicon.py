"""The lexicon of a server of several processes: watched in one of them, changed in all at once."""

from __future__ import annotations

import logging
import os
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.engine.document import Explainer
from yanwai.engine.shapes import OffsetEncoding
from yanwai.errors import BrokenFileError
from yanwai.lexicon.search import Query
from yanwai.lexicon.snapshot import read_snapshot, write_snapshot
from yanwai.web.hosting.lexicon_keeper import keep_snapshot, snapshot_file
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yanwai.lexicon.load import Loaded

log = logging.getLogger(__name__)

SWITCH_SECONDS = 3.0  # from writing to use: a process needs half a second to read 800 entries
_POLL_SECONDS = 0.5
_PATIENCE_SECONDS = 10.0  # of a request, when its process is late with reading
_SAMPLE = "扫桌上的二维码，打开小程序就能点餐。"


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Tells one writing of a file from another."""

    moment: float
    size: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> _Stamp:
        found = path.stat()
        return cls(found.st_mtime, found.st_size, found.st_ino)


@dataclass(frozen=True, slots=True)
class _Next:
    """What comes into use at a moment, which is the same for every process."""

    moment: float
    loaded: Loaded
    explainer: Explainer


class SharedLexicon(LiveLexicon):
    """Made before the processes are forked; each begins by itself at its first request.

    Every process reads the snapshot that one of them writes, and takes it into use at the same
    moment: whoever asks twice never sees the old lexicon after the new one. A process that has not
    finished reading by then lets its requests wait.
    """

    def __init__(self, folders: Sequence[Path], cache_folder: Path) -> None:
        """Load the folders, and write the first snapshot.

        Raises:
            MissingFolderError: one of the folders is not there.
            LexiconUnusableError: no file held a whole entry.
            NotWrittenError: the cache's folder cannot be written.
        """
        self._folder_for_caches = cache_folder
        self._snapshot = snapshot_file(cache_folder, folders)
        last_good = None
        with suppress(BrokenFileError):  # there is none yet, or an older version wrote it
            last_good = read_snapshot(self._snapshot)
        super().__init__(folders, cache_folder, last_good)
        write_snapshot(self._snapshot, self._loaded)
        self._seen = _Stamp.of(self._snapshot)
        self._next: _Next | None = None
        self._moment = 0.0
        self._is_read = threading.Event()
        self._is_read.set()
        self._process = 0

    def warm_up(self) -> None:
        """Make what is otherwise made at first use, so that the forked processes share it."""
        explainer = self._explainer
        explainer.explain([("0", _SAMPLE)])
        explainer.words.look_up(_SAMPLE, 0)
        explainer.ruby.block("0", _SAMPLE, OffsetEncoding.CODE_POINT)
        explainer.search.find(Query("menu"))

    @property
    def explainer(self) -> Explainer:
        """The explainer in use now; a request keeps the one it began with."""
        if self._process != os.getpid():
            self._begin()
        if not self._is_read.is_set() and time.time() >= self._moment:
            self._is_read.wait(_PATIENCE_SECONDS)
        waiting = self._next
        if waiting and time.time() >= waiting.moment:
            self._loaded, self._explainer = waiting.loaded, waiting.explainer
            self._next = None
        return self._explainer

    def _begin(self) -> None:
        """Catch up with the other processes, and watch from now on."""
        with self._lock:
            if self._process == os.getpid():
                return
            self._look()
            threading.Thread(target=self._poll, name="lexicon-poll", daemon=True).start()
            threading.Thread(
                target=keep_snapshot,
                args=(self._folder_for_caches, self._folders),
                name="lexicon-keeper",
                daemon=True,
            ).start()
            self._process = os.getpid()

    def _poll(self) -> None:
        while True:
            time.sleep(_POLL_SECONDS)
            self._look()

    def _look(self) -> None:
        """Read the snapshot if it is a new one."""
        try:
            stamp = _Stamp.of(self._snapshot)
        except FileNotFoundError:  # somebody has emptied the cache; the keeper writes it anew
            return
        if stamp == self._seen:
            return
        self._seen = stamp
        self._moment = stamp.moment + SWITCH_SECONDS
        self._is_read.clear()
        try:
            loaded = read_snapshot(self._snapshot)
            is_new = loaded.lexicon.version != self._explainer.lexicon.version
            explainer = Explainer(loaded.lexicon) if is_new else self._explainer
            self._next = _Next(self._moment, loaded, explainer)
        except BrokenFileError as error:
            log.warning("lexicon: %s; the last good one stays in use", error)
        finally:
            self._is_read.set()
