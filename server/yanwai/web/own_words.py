"""The reader's own words as requests see them: opened at first need, for the token's owner."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from flask import request

from yanwai.errors import YanwaiError
from yanwai.study.pairing import Pairing
from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.study.store import WordStore

log = logging.getLogger(__name__)

_SCHEME = "Bearer "


class OwnWords:
    """The store of one data folder, or of a database elsewhere, behind the folder's token."""

    def __init__(self, folder: Path, database: str | None) -> None:
        self.pairing = Pairing(folder)
        self._folder = folder
        self._database = database
        self._lock = threading.Lock()
        self._store: WordStore | None = None

    def store(self) -> WordStore:
        """Return the saved words to a request that carries the token.

        Raises:
            ProblemError: there is no token, or a wrong one; or the words cannot be opened.
        """
        header = request.headers.get("Authorization", "")
        if not header.startswith(_SCHEME) or not self.pairing.is_token(header[len(_SCHEME) :]):
            raise ProblemError(Problem.NOT_PAIRED, headers={"WWW-Authenticate": "Bearer"})
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    def _open(self) -> WordStore:
        # SQLAlchemy takes a while to load, and a reader may never save a word.
        from yanwai.study.database import open_database
        from yanwai.study.store import WordStore

        try:
            return WordStore(open_database(self._folder, self._database))
        except YanwaiError as error:
            log.error("saved words: %s", error)  # noqa: TRY400 - the reader's to mend, no bug
            raise ProblemError(Problem.WORDS_UNUSABLE) from None
