"""What several commands share: options, the lexicon, files that hold text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yanwai.paths import (
    bundled,
    default_cache_folder,
    default_data_folder,
    own_entries_folder,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yanwai.lexicon.index import Lexicon
    from yanwai.study.store import WordStore

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


def own_lexicon_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add --lexicon to a command."""
    return click.option(
        "--lexicon",
        "own_lexicon",
        type=FOLDER,
        multiple=True,
        metavar="DIR",
        help="A folder of your own entries, read over the bundled ones; may be given repeatedly.",
    )(command)


def data_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add --data to a command."""
    return click.option(
        "--data",
        type=FOLDER,
        default=default_data_folder,
        metavar="DIR",
        help="Where your saved words are kept, in place of your own data folder.",
    )(command)


def database_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add --data and --database to a command."""
    option = click.option(
        "--database",
        envvar="YANWAI_DATABASE",
        metavar="URL",
        help="A PostgreSQL database to keep saved words in, in place of a file in --data; "
        "also by YANWAI_DATABASE, which shows no password to other programs.",
    )
    return data_option(option(command))


def open_store(data: Path, database: str | None) -> WordStore:
    """Return the saved words."""
    from yanwai.study.database import open_database
    from yanwai.study.store import WordStore

    return WordStore(open_database(data, database))


def folders(own_lexicon: tuple[Path, ...], data: Path | None = None) -> tuple[Path, ...]:
    """Return the bundled lexicon's folder, that of the data folder if it is there, the named ones.

    Later ones go over earlier ones.
    """
    written = own_entries_folder(data or default_data_folder())
    return (bundled("lexicon"), *([written] if written.is_dir() else []), *own_lexicon)


def load(lexicon_folders: Sequence[Path]) -> Lexicon:
    """Return the lexicon of some folders, unchanged files from their compiled form."""
    from yanwai.lexicon.load import load_lexicon

    return load_lexicon(lexicon_folders, cache_folder=default_cache_folder()).lexicon


def today() -> datetime:
    """Return what the clock says."""
    return datetime.now(tz=UTC)
