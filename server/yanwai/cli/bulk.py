"""`yanwai bulk IN OUT`: the terms of a corpus or a crawl, page by page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from yanwai.cli.common import folders, load, own_lexicon_option

_ANY = click.Path(path_type=Path)


@click.command()
@click.argument("source", metavar="IN", type=click.Path(exists=True, path_type=Path))
@click.argument("target", metavar="OUT", type=_ANY)
@click.option(
    "--workers",
    type=click.IntRange(1, 512),
    default=lambda: os.cpu_count() or 1,
    help="Processes that work at once.  [default: one for each core]",
)
@click.option("--with-text", is_flag=True, help="Write each page's text into its record, too.")
@click.option(
    "--engine",
    type=click.Choice(["own", "datatrove"]),
    default="own",
    show_default=True,
    help="datatrove: IN is a folder of files, OUT a folder; for more than one machine.",
)
@click.option("--executor", type=click.Choice(["local", "slurm", "ray"]), default="local")
@click.option("--tasks", type=click.IntRange(1), default=1, help="Into how many parts it deals.")
@click.option("--partition", default="normal", help="Slurm's queue.")
@own_lexicon_option
def bulk(  # noqa: PLR0913 - a command has its options
    source: Path,
    target: Path,
    workers: int,
    own_lexicon: tuple[Path, ...],
    *,
    with_text: bool,
    engine: str,
    executor: str,
    tasks: int,
    partition: str,
) -> None:
    """Find the terms of every page of IN, and write them to OUT.

    IN is JSON lines with a field `text` (.jsonl, .jsonl.gz), or a web archive (.warc, .warc.gz).
    OUT is JSON lines, or a folder of Parquet files (.parquet). A run that was stopped, even by
    kill -9, goes on where it was: no page is there twice, none is missing. Pages that cannot be
    read have a record that says why.
    """
    if engine == "datatrove":
        from yanwai.bulk.datatrove_run import Cluster, run_datatrove

        run_datatrove(source, target, own_lexicon, Cluster(executor, tasks, workers, partition))
        return
    from yanwai.bulk.run import Job, run

    if source.is_dir():
        raise click.UsageError(f"{source} is a folder: give a file, or --engine datatrove")
    size = source.stat().st_size
    with click.progressbar(length=size, label=source.name, hidden=not sys.stdout.isatty()) as bar:
        done = run(
            Job(source, target, workers, with_text=with_text),
            load(folders(own_lexicon)),
            lambda read: bar.update(read - bar.pos),
        )
    again = f", {done.before} of them by an earlier run" if done.before else ""
    click.echo(f"{target}: {done.pages} pages{again}; now {done.terms} terms, {done.broken} broken")
