"""A lexicon's list of the headwords that come first, and what of it is still to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from yanwai.errors import YanwaiError
from yanwai.lexicon.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.lexicon.index import Lexicon

WANTED_FILE = "wanted.yaml"
_MODEL = TypeAdapter(dict[str, list[str]])


class WantedUnreadableError(YanwaiError):
    """Raised when the list of wanted headwords is not lists of words by domain."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} must hold lists of headwords, each under the name of its domain")


def missing_headwords(folder: Path, lexicon: Lexicon) -> dict[str, list[str]]:
    """Return, by domain, the wanted headwords that no entry or variant of the lexicon covers.

    A folder without the list wants nothing.

    Raises:
        WantedUnreadableError: the list is not what it should be.
    """
    file = folder / WANTED_FILE
    if not file.is_file():
        return {}
    document = read_yaml(file.read_text(encoding="utf-8"))
    try:
        wanted = _MODEL.validate_python(document.value)
    except ValidationError:
        raise WantedUnreadableError(file) from None
    if document.faults:
        raise WantedUnreadableError(file)
    return {
        domain: [word for word in words if lexicon.find(word) is None]
        for domain, words in wanted.items()
    }
