"""The errors of Yanwai, each with the data that tells what was wrong and where.

::

    YanwaiError                a mistake the user can mend; prints as one line
    ├── MissingFolderError       a folder that was named is not there
    ├── LexiconUnusableError     not one entry could be read from the lexicon's folders
    ├── PortInUseError           something else listens where the server should
    ├── NotUtf8Error             a file that is UTF-8 by its format holds something else
    ├── NotTextError             a file is no text in an encoding that Chinese is written in
    ├── NotPlainTextError        spans are asked for that cannot be counted in the file
    ├── BrokenFileError          a file is not what it says it is, or nothing is in it
    ├── FileTooLargeError        a file has more bytes than a reader's text ever does
    ├── NoSuchWordError          a word to look up is empty, or not in its sentence
    ├── NotCedictError           a file that should be a CC-CEDICT release is none, or is broken
    ├── DictionaryUnusableError  a compiled dictionary is missing, damaged, or not ours
    ├── NoRoomError              the disk is full, so nothing was changed
    └── NotWrittenError          a file could not be written where it belongs

Anything else that is raised is a bug, and shows a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FAULTS_IN_ONE_LINE = 5


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


class NotUtf8Error(YanwaiError):
    """Raised when a file that is UTF-8 by its format holds something else.

    Attributes:
        offset: the first byte that is not UTF-8, counted from 0.
    """

    def __init__(self, name: str, offset: int) -> None:
        super().__init__(
            f"{name} is not UTF-8 text (byte {offset} does not belong): "
            "save it as UTF-8, or convert it with `iconv -f gb18030 -t utf-8`"
        )
        self.offset = offset


class NotTextError(YanwaiError):
    """Raised when a file is no text in an encoding that Chinese is written in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no text in UTF-8, UTF-16, GB18030 or Big5: "
            "choose a text, or save this one as UTF-8"
        )


class NotPlainTextError(YanwaiError):
    """Raised when spans are asked for that could not be counted in the file itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no plain text, and the spans of json count in the file itself: "
            "take --format text or html, or a .txt file"
        )


class BrokenFileError(YanwaiError):
    """Raised when a file is not what it says it is, or nothing can be read from it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} could not be read: {reason}")


class FileTooLargeError(YanwaiError):
    """Raised when a file has more bytes than a reader's text ever does."""

    def __init__(self, name: str, size: int, most: int) -> None:
        super().__init__(
            f"{name} has {size / 2**20:.0f} MiB, and {most // 2**20} are the most: "
            "divide it, or take a part of it"
        )


class NoSuchWordError(YanwaiError):
    """Raised when a word to look up is empty, or not in the sentence it should stand in."""

    def __init__(self, word: str, sentence: str) -> None:
        super().__init__(
            f"{word!r} does not stand in {sentence!r}: give a word, and with --in a sentence that "
            "holds it in the same characters"
        )


class NotCedictError(YanwaiError):
    """Raised when a file that should be a CC-CEDICT release is none, or is broken.

    Attributes:
        faults: one text for each fault, with its line number where it has one; never empty.
    """

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        shown = "; ".join(faults[:_FAULTS_IN_ONE_LINE])
        if (more := len(faults) - _FAULTS_IN_ONE_LINE) > 0:
            shown += f"; and {more} more"
        super().__init__(
            f"{name} is no whole CC-CEDICT release ({shown}): download cedict_1_0_ts_utf-8_mdbg "
            "as .txt.gz from https://www.mdbg.net/chinese/dictionary?page=cc-cedict"
        )
        self.faults = tuple(faults)


class DictionaryUnusableError(YanwaiError):
    """Raised when a compiled dictionary is missing, damaged, or not ours."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            f"{path} {fault}: replace it with `yanwai dictionary import FILE`, "
            "where FILE is a CC-CEDICT release"
        )
        self.path = path


class NoRoomError(YanwaiError):
    """Raised when the disk is full. What was saved before is whole."""

    def __init__(self) -> None:
        super().__init__(
            "the disk is full, so nothing was changed: make room, and save again; "
            "what was saved before is whole"
        )


class NotWrittenError(YanwaiError):
    """Raised when a file could not be written where it belongs."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} could not be written ({reason}): "
            "make room for it, allow writing there, or stop the program that holds it open"
        )
        self.path = path
