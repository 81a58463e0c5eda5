"""`yanwai words …`: the words the reader has saved, listed, copied, given out and taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from yanwai.cli.common import (
    FILE,
    NEW_FILE,
    data_option,
    database_option,
    folders,
    load,
    open_store,
    own_lexicon_option,
    today,
)

if TYPE_CHECKING:
    from pathlib import Path

_LEFT_SHOWN = 10


@click.group()
def words() -> None:
    """List, export, import and back up the words you have saved."""


@words.command("list")
@click.option("--status", type=click.Choice(["learning", "known", "ignored"]))
@database_option
def list_words(status: str | None, data: Path, database: str | None) -> None:
    """Print word, status, day and newest sentence, with tabs between them."""
    from yanwai.study.words import WordStatus

    for saved in open_store(data, database).list(WordStatus(status) if status else None):
        sentence = " ".join(saved.contexts[0].sentence.split()) if saved.contexts else ""
        day = saved.updated_at.date().isoformat()
        click.echo("\t".join((saved.word, saved.status, day, sentence)))


@words.command("backup")
@click.argument("file", type=NEW_FILE)
@data_option
def backup_words(file: Path, data: Path) -> None:
    """Copy the database file to FILE; the server may be running.

    Words in PostgreSQL are copied with `words export FILE.json`, or with its own tools.
    """
    from yanwai.study.database import open_database
    from yanwai.study.sqlite_file import FILE_NAME, backup

    open_database(data).dispose()
    backup(data / FILE_NAME, file)
    click.echo(file)


@words.command("export")
@click.argument("file", type=NEW_FILE)
@own_lexicon_option
@database_option
def export_words(
    file: Path, own_lexicon: tuple[Path, ...], data: Path, database: str | None
) -> None:
    """Write all you have saved to FILE: .json is a backup with every answer, .tsv a table.

    `yanwai words import` takes both.
    """
    from yanwai.files import write_whole
    from yanwai.study.archive import archive

    store = open_store(data, database)
    match file.suffix.lower():
        case ".json":
            found = archive(store)
            write_whole(file, found.model_dump_json(indent=1).encode())
            click.echo(f"{file}: {len(found.words)} words, {len(found.reviews)} answers")
        case ".tsv":
            from yanwai.engine.document import Explainer
            from yanwai.export.as_tsv import tsv_lines
            from yanwai.takeout import saved_rows

            rows = list(saved_rows(Explainer(load(folders(own_lexicon))), store))
            write_whole(file, "".join(f"{line}\n" for line in tsv_lines(rows)).encode())
            click.echo(f"{file}: {len(rows)} words")
        case _:
            raise click.UsageError(f"{file.name} ends with neither .json nor .tsv: name it so")


@words.command("import")
@click.argument("files", type=FILE, nargs=-1, required=True)
@database_option
def import_words(files: tuple[Path, ...], data: Path, database: str | None) -> None:
    """Take the words of FILES: a backup, our table, Zhongwen's or Pleco's list, or a word a line.

    Nothing is taken away: of a word you have, the newer state stays. A file is one change that
    can be undone.
    """
    from yanwai.intake.read import read_words
    from yanwai.study.archive import take_in

    store = open_store(data, database)
    for file in files:
        found = read_words(str(file), file.read_bytes(), today())
        taken = take_in(store, found.archive, today(), may_renew=found.is_dated)
        click.echo(
            f"{file}, read as {found.format}: {len(taken.added)} added, "
            f"{len(taken.renewed)} renewed, {len(taken.kept)} kept as they were, "
            f"{len(found.left)} left out"
        )
        for left in found.left[:_LEFT_SHOWN]:
            click.echo(f"  line {left.line}: {left.reason}", err=True)
        if (more := len(found.left) - _LEFT_SHOWN) > 0:
            click.echo(f"  and {more} more", err=True)
