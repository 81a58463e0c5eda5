"""Who may ask for the reader's words: a token in the data folder, given out for a short code.

`yanwai pair` writes the hash of a code beside the token; the running server takes the code and
hands the token over. The file is how the two processes speak.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from yanwai.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CODE_LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without 0, O, 1 and I
_CODE_LENGTH = 8
_TOKEN_BYTES = 32
_TOKEN_FILE = "token"  # noqa: S105 - a file's name
_CODE_FILE = "pairing.json"


def _now() -> datetime:
    return datetime.now(tz=UTC)


class Pairing:
    """Codes and the token in one data folder."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = _now) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()

    def token(self) -> str:
        """Return the token; make it where there is none.

        Raises:
            NotWrittenError: the data folder cannot be written.
        """
        path = self._folder / _TOKEN_FILE
        try:
            return path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            write_whole(path, secrets.token_urlsafe(_TOKEN_BYTES).encode())
            return path.read_text(encoding="ascii").strip()

    def renew_token(self) -> None:
        """Make everything that was paired pair again."""
        write_whole(self._folder / _TOKEN_FILE, secrets.token_urlsafe(_TOKEN_BYTES).encode())

    def is_token(self, candidate: str) -> bool:
        """Compare in a time that does not depend on where the difference is."""
        return secrets.compare_digest(candidate.encode(), self.token().encode())

    def new_code(self) -> str:
        """Return a code that works once, for a while; an earlier one works no more."""
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
        salt = secrets.token_hex(16)
        expires = self._clock() + CODE_LIFETIME
        self._write_code(salt, _hash(code, salt), expires.isoformat(), MOST_TRIES)
        return f"{code[:4]}-{code[4:]}"

    def redeem(self, code: str) -> str | None:
        """Return the token for a code that is right; each wrong one uses up a try."""
        with self._lock:
            waiting = self._read_code()
            if waiting is None:
                return None
            path = self._folder / _CODE_FILE
            if self._clock() >= datetime.fromisoformat(waiting["expires"]):
                path.unlink(missing_ok=True)
                return None
            given = "".join(letter for letter in code.upper() if letter.isalnum())
            if secrets.compare_digest(_hash(given, waiting["salt"]), waiting["hash"]):
                path.unlink(missing_ok=True)
                return self.token()
            if waiting["tries"] <= 1:
                path.unlink(missing_ok=True)
            else:
                self._write_code(
                    waiting["salt"], waiting["hash"], waiting["expires"], waiting["tries"] - 1
                )
            return None

    def _write_code(self, salt: str, digest: str, expires: str, tries: int) -> None:
        document = {"salt": salt, "hash": digest, "expires": expires, "tries": tries}
        write_whole(self._folder / _CODE_FILE, json.dumps(document).encode())

    def _read_code(self) -> dict[str, Any] | None:
        try:
            document: dict[str, Any] = json.loads((self._folder / _CODE_FILE).read_bytes())
        except (FileNotFoundError, json.JSONDecodeError):
            return None
        return document


def _hash(code: str, salt: str) -> str:
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=2**12, r=8, p=1).hex()
