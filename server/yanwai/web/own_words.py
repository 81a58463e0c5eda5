"""Saved words as requests see them: opened at first need, for the token's owner."""

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

    from sqlalchemy import Engine

    from yanwai.study.store import WordStore
    from yanwai.study.users import Users

log = logging.getLogger(__name__)

_SCHEME = "Bearer"
_OF_USERS = "Send your own as `Authorization: Bearer TOKEN`; `yanwai users add NAME` gives one."


class OwnWords:
    """The words of one data folder, or of a database elsewhere, behind tokens.

    The token is the folder's own and its bearer the reader; or, with users, one of theirs.
    """

    def __init__(self, folder: Path, database: str | None, users: Users | None = None) -> None:
        self.pairing = Pairing(folder)
        self._folder = folder
        self._database = database
        self._users = users
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    def token_owner(self) -> str | None:
        """Return whose token the request carries: a user's name, or nothing for the reader.

        None when it carries none, or a wrong one.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != _SCHEME:
            return None
        if self._users is None:
            return "" if self.pairing.is_token(token) else None
        try:
            return self._users.name_of(token)
        except YanwaiError as error:
            log.error("users: %s", error)  # noqa: TRY400 - the owner's to mend, no bug
            raise ProblemError(Problem.NOT_READY) from None

    def check_token(self) -> str:
        """Let only a request pass that carries a token, and return its owner.

        Raises:
            ProblemError: there is no token, or a wrong one.
        """
        owner = self.token_owner()
        if owner is None:
            detail = _OF_USERS if self._users else ""
            raise ProblemError(Problem.NOT_PAIRED, detail, headers={"WWW-Authenticate": _SCHEME})
        return owner

    def store(self) -> WordStore:
        """Return the saved words of the token's owner to a request that carries one.

        Raises:
            ProblemError: there is no token, or a wrong one; or the words cannot be opened.
        """
        owner = self.check_token()
        engine = self._opened()
        from yanwai.study.store import WordStore

        return WordStore(engine, owner=owner)

    def check_database(self) -> None:
        """See that the database answers, if it is one elsewhere.

        Raises:
            ProblemError: it does not.
        """
        if self._database is None:
            return
        from sqlalchemy.exc import SQLAlchemyError

        try:
            engine = self._opened()
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except (SQLAlchemyError, ProblemError):
            raise ProblemError(Problem.NOT_READY) from None

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._open()
            return self._engine

    def _open(self) -> Engine:
        # SQLAlchemy takes a while to load, and a reader may never save a word.
        from yanwai.study.database import open_database

        try:
            return open_database(self._folder, self._database)
        except YanwaiError as error:
            log.error("saved words: %s", error)  # noqa: TRY400 - the reader's to mend, no bug
            raise ProblemError(Problem.WORDS_UNUSABLE) from None
