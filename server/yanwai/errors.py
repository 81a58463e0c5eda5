"""The errors of Yanwai, each with the data that tells what was wrong and where.

::

    YanwaiError                a mistake the user can mend; prints as one line
    ├── MissingFolderError     a folder that was named is not there
    ├── LexiconUnusableError   not one entry could be read from the lexicon's folders
    ├── PortInUseError         something else listens where the server should
    └── UnreadableInputError   a file that should hold UTF-8 text does not

Anything else that is raised is a bug, and shows a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class YanwaiError(Exception):
    """A mistake the user can mend: its text says what was wrong and what would be right."""


class MissingFolderError(YanwaiError):
    """Raised when a folder that was named on the command line does not exist."""

    def __init__(self, folder: Path, cure: str) -> None:
        super().__init__(f"there is no folder {folder}: {cure}")
        self.folder = folder


class LexiconUnusableError(YanwaiError):
    """Raised when the lexicon's folders hold no entry that can be read."""

    def __init__(self, folder: Path, faults: int) -> None:
        super().__init__(
            f"no entry could be read from {folder} ({faults} faults): "
            "run `yanwai lexicon check` to see each with its line"
        )
        self.folder = folder
        self.faults = faults


class PortInUseError(YanwaiError):
    """Raised when the server's address is already taken."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"port {port} on {host} is already in use: stop the other program, "
            f"or choose another port with `yanwai serve --port {port + 1}`"
        )
        self.host = host
        self.port = port


class UnreadableInputError(YanwaiError):
    """Raised when a file that should hold UTF-8 text holds something else.

    Attributes:
        offset: the first byte that is not UTF-8, counted from 0.
    """

    def __init__(self, name: str, offset: int) -> None:
        super().__init__(
            f"{name} is not UTF-8 text (byte {offset} does not belong): "
            "save it as UTF-8, or convert it with `iconv -f gb18030 -t utf-8`"
        )
        self.offset = offset
