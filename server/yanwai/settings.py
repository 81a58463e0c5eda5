"""What the owner of a running server may choose, and its limits with their reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yanwai.paths import bundled, default_data_folder, own_entries_folder

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8788


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for."""

    body_bytes: int = 2 * 1024 * 1024
    file_bytes: int = 21 * 1024 * 1024  # a book with its pictures, and the form around it
    text_chars: int = 200_000  # a long article has about 20,000; a novel's chapter 10,000
    blocks: int = 2_000
    reading_chars: int = 10_000  # read aloud in about a second, by a model; a screen holds 1,000
    reader_chars: int = 300_000  # a novel; the reader page annotates it by parts, as it is read
    reader_first_chars: int = (
        20_000  # what that page annotates itself, for who has no scripts: 50 ms
    )
    requests_at_work: int = 2  # annotating holds Python's lock: four do half as many in all
    requests_waiting: int = 12  # for a turn; a browser opens six connections to one server
    wait_seconds: float = 2.0  # how long a request waits for its turn before it is sent away


@dataclass(frozen=True, slots=True)
class Settings:
    """One server's settings."""

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    lexicon_folders: tuple[Path, ...] = field(default_factory=lambda: (bundled("lexicon"),))
    data_folder: Path = field(default_factory=default_data_folder)
    own_entries: Path | None = None  # where the reader's new entries go; else in the data folder
    database: str | None = None  # a URL; without one, saved words are a file in the data folder
    allowed_hosts: tuple[str, ...] = ()  # what a hosted server is called, with port; none: loopback
    origins: tuple[str, ...] = ()  # of pages elsewhere that may use a hosted server
    limits: Limits = field(default_factory=Limits)

    @property
    def own_entries_folder(self) -> Path:
        """The folder that takes the entries which the reader writes."""
        return self.own_entries or own_entries_folder(self.data_folder)
