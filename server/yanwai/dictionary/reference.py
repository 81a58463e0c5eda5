"""What the engine knows of ordinary words, opened once for the whole process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yanwai.dictionary.location import find_dictionary
from yanwai.dictionary.store import Dictionary

if TYPE_CHECKING:
    from yanwai.dictionary.word_list import WordList


@dataclass(frozen=True, slots=True)
class Reference:
    """A dictionary, and the list of words that text is cut into, made from it."""

    dictionary: Dictionary
    words: WordList


@cache
def current_reference() -> Reference:
    """Open the newer of the shipped dictionary and the reader's own.

    Raises:
        DictionaryUnusableError: it is damaged or of another format.
    """
    dictionary = Dictionary.open(find_dictionary())
    return Reference(dictionary, dictionary.word_list())
