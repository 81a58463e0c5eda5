"""Where files are: those that travel with the code, and the reader's own."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def bundled(folder: str) -> Path:
    """Return the folder `lexicon` or `extension`: the wheel's copy, else the checkout's."""
    inside_wheel = _PACKAGE / "_bundled" / folder
    return inside_wheel if inside_wheel.is_dir() else _CHECKOUT / folder


def default_data_folder() -> Path:
    """Return where the reader's own files are: words, entries, the token, a newer dictionary."""
    return user_data_path("yanwai", appauthor=False)


def own_entries_folder(data_folder: Path) -> Path:
    """Return where entries are kept that the reader writes on the server's own pages."""
    return data_folder / "lexicon"


def default_cache_folder() -> Path:
    """Return where things are kept that can be made anew at any time."""
    return user_cache_path("yanwai", appauthor=False)
