"""Where the dictionary's file is: the one that ships with the code, or the reader's newer one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from yanwai.dictionary.store import Dictionary
from yanwai.paths import default_data_folder

_FILE_NAME = "cc-cedict.sqlite"


def shipped_dictionary() -> Path:
    """Return the file that ships with Yanwai."""
    return Path(__file__).with_name("data") / _FILE_NAME


def own_dictionary() -> Path:
    """Return where the reader's own release is kept, whether it is there or not."""
    return default_data_folder() / _FILE_NAME


def find_dictionary() -> Path:
    """Return the newer of the two files.

    Raises:
        DictionaryUnusableError: one of them is damaged or of another format.
    """
    shipped, own = shipped_dictionary(), own_dictionary()
    return own if own.exists() and _date(own) > _date(shipped) else shipped


def _date(path: Path) -> str:
    with closing(Dictionary.open(path)) as dictionary:
        return dictionary.release.date
