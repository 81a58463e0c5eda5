"""Who may use a server that several share: names with the hashes of their tokens, in one file.

`yanwai users` writes the file; every process of the server reads it again when it has changed, so a
user who is removed is out at once. A token is 32 random bytes, so a plain hash keeps it.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, RootModel, ValidationError

from yanwai.errors import BrokenFileError, YanwaiError
from yanwai.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

USERS_FILE = "users.json"
_TOKEN_BYTES = 32
_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")


class UserNameError(YanwaiError):
    """Raised when a name is none that a user may have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot be a user's name: use up to 64 of a-z, 0-9 and . _ @ -, "
            "with a letter or digit first"
        )


class UserExistsError(YanwaiError):
    """Raised when a user of the name is there."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is a user {name}: remove and add again for a new token; the words stay"
        )


class NoSuchUserError(YanwaiError):
    """Raised when no user has the name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no user {name}: `yanwai users list` names all")


@dataclass(frozen=True, slots=True)
class User:
    """A user, and since when."""

    name: str
    since: datetime


class _Stored(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    token_sha256: str
    since: AwareDatetime


class _File(RootModel[dict[str, _Stored]]):
    """The file's content: users by name."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


class Users:
    """The users in one file; there are none while it is missing."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = _now) -> None:
        self.path = path
        self._clock = clock
        self._seen: tuple[int, int, int] | None = None
        self._stored: dict[str, _Stored] = {}
        self._names: dict[str, str] = {}

    def add(self, name: str) -> str:
        """Add a user and return the token, which is kept nowhere.

        Raises:
            UserNameError: the name is none.
            UserExistsError: a user has it.
            BrokenFileError: the file holds something else.
            NotWrittenError: the file cannot be written.
        """
        if not _NAME.fullmatch(name):
            raise UserNameError(name)
        self._refresh()
        if name in self._stored:
            raise UserExistsError(name)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._write(self._stored | {name: _Stored(token_sha256=_hash(token), since=self._clock())})
        return token

    def remove(self, name: str) -> None:
        """Take a user's token away; what was saved stays.

        Raises:
            NoSuchUserError: nobody has the name.
            BrokenFileError: the file holds something else.
            NotWrittenError: the file cannot be written.
        """
        self._refresh()
        if name not in self._stored:
            raise NoSuchUserError(name)
        self._write({other: kept for other, kept in self._stored.items() if other != name})

    def list(self) -> list[User]:
        """Return all users, by name.

        Raises:
            BrokenFileError: the file holds something else.
        """
        self._refresh()
        return [User(name, self._stored[name].since) for name in sorted(self._stored)]

    def name_of(self, token: str) -> str | None:
        """Return whose token this is.

        Found by its hash: how long that takes tells nothing of a token.

        Raises:
            BrokenFileError: the file holds something else.
        """
        self._refresh()
        return self._names.get(_hash(token))

    def _refresh(self) -> None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            self._seen, self._stored, self._names = None, {}, {}
            return
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        if seen == self._seen:
            return
        try:
            stored = _File.model_validate_json(self.path.read_bytes()).root
        except (ValidationError, OSError):
            raise BrokenFileError(
                str(self.path), "it is no list of users; put a backup in its place"
            ) from None
        self._stored = stored
        self._names = {kept.token_sha256: name for name, kept in stored.items()}
        self._seen = seen

    def _write(self, stored: dict[str, _Stored]) -> None:
        document = _File(stored).model_dump(mode="json")
        write_whole(self.path, json.dumps(document, indent=1).encode())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
