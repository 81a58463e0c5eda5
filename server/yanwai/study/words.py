"""The reader's saved words, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MOST_WORD_CHARS = 64
MOST_OWNER_CHARS = 64
MOST_SENTENCE_CHARS = 1_000
MOST_ADDRESS_CHARS = 2_000
MOST_TITLE_CHARS = 500
MOST_CONTEXTS = 20  # of one word; the newest are kept


class WordStatus(StrEnum):
    """How far the reader is with a word; `IGNORED` ones are not to be learnt, nor marked."""

    LEARNING = "learning"
    KNOWN = "known"
    IGNORED = "ignored"


class Change(StrEnum):
    """What a change did, as the reader is told when it is taken back."""

    SAVED = "saved"
    FORGOTTEN = "forgotten"
    ANSWERED = "answered"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a word was met: its sentence, and the page's address and title."""

    sentence: str
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MetContext:
    """A context with the time at which the word was saved there."""

    sentence: str
    url: str
    title: str
    met_at: datetime


@dataclass(frozen=True, slots=True)
class SavedWord:
    """A word that the reader has saved.

    Attributes:
        times_saved: how often the reader has saved it, in whatever status.
        contexts: the newest first.
    """

    word: str
    status: WordStatus
    created_at: datetime
    updated_at: datetime
    times_saved: int
    contexts: tuple[MetContext, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back, and the words it had touched."""

    what: Change
    words: tuple[str, ...]
