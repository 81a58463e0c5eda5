"""`yanwai lexicon …`: what editors of the lexicon need."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from yanwai.cli.common import (
    FILE,
    FOLDER,
    NEW_FILE,
    folders,
    load,
    own_lexicon_option,
    today,
)
from yanwai.paths import bundled, default_cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EXIT_FINDINGS = 1


@click.group()
def lexicon() -> None:
    """Check, count, and extend the lexicon."""


_lexicon_folder = click.argument(
    "folder", type=FOLDER, required=False, default=lambda: bundled("lexicon")
)


@lexicon.command("check")
@_lexicon_folder
def check(folder: Path) -> None:
    """Apply every rule of the format to FOLDER; print each complaint with file:line:column."""
    from yanwai.authoring.check import check_lexicon

    report = check_lexicon([folder], today(), default_cache_folder())
    for complaint in report.complaints:
        click.echo(complaint)
    click.echo(
        f"{report.entries} entries: {report.errors} errors, {report.warnings} warnings", err=True
    )
    if report.errors:
        sys.exit(EXIT_FINDINGS)


@lexicon.command("stats")
@_lexicon_folder
@click.option("--plot", type=NEW_FILE, metavar="FILE", help="Draw it as FILE, .svg or .png.")
@click.option("--missing", is_flag=True, help="Name the headwords that are still to be written.")
def stats(folder: Path, plot: Path | None, *, missing: bool) -> None:
    """Print how many entries, senses and forms FOLDER holds, by domain, register, risk, region."""
    from yanwai.authoring.stats import lexicon_stats
    from yanwai.authoring.wanted import missing_headwords

    loaded = load([folder])
    counted = lexicon_stats(loaded)
    absent = missing_headwords(folder, loaded)
    if plot:
        from yanwai.authoring.stats_plot import plot_stats

        click.echo(plot_stats(counted, {name: len(of) for name, of in absent.items()}, plot))
        return
    click.echo(
        f"{counted.entries} entries, {counted.senses} senses, "
        f"{counted.forms} forms, {counted.examples} examples"
    )
    for title in ("domains", "modes", "registers", "risks", "regions", "reviewed"):
        _print_table(title, getattr(counted, title))
    _print_table("still to be written", {name: len(of) for name, of in absent.items() if of})
    if missing:
        for domain, headwords in absent.items():
            for headword in headwords:
                click.echo(f"{domain}\t{headword}")


@lexicon.command("review")
@_lexicon_folder
def review(folder: Path) -> None:
    """Print the entries of FOLDER that should be read anew, with month and reason, oldest first."""
    from yanwai.authoring.due import entries_due
    from yanwai.authoring.second_reading import read_by_a_second

    for due in entries_due(load([folder]), today(), read_by_a_second(folder)):
        click.echo(f"{due.reviewed}\t{due.domain}/{due.headword}\t{due.reason}")


@lexicon.command("coverage")
@click.argument("file", type=FILE)
@click.option("--missing", is_flag=True, help="Print the words that are not covered.")
@own_lexicon_option
def coverage(file: Path, own_lexicon: tuple[Path, ...], *, missing: bool) -> None:
    """Print which share of the words in FILE, one a line, the lexicon covers."""
    from yanwai.authoring.coverage import read_words, word_coverage
    from yanwai.documents.decode import decode

    words = read_words(decode(str(file), file.read_bytes()).text)
    covered = word_coverage(words, load(folders(own_lexicon)))
    if missing:
        for word in covered.missing:
            click.echo(word)
    click.echo(f"{covered.share:.1%} of {covered.words} words", err=missing)


@lexicon.command("new")
@click.argument("domain")
@click.argument("headword")
@click.option("--to", "folder", type=FOLDER, default=lambda: bundled("lexicon"), help="Lexicon.")
def new(domain: str, headword: str, folder: Path) -> None:
    """Write the commented skeleton of an entry for HEADWORD into DOMAIN's folder."""
    from yanwai.authoring.scaffold import write_skeleton

    click.echo(write_skeleton(folder, domain, headword, today()))


@lexicon.command("build")
@_lexicon_folder
def build(folder: Path) -> None:
    """Write what is made from FOLDER and the model: schema.json and traditional.json."""
    from yanwai.authoring.schema import write_schema
    from yanwai.authoring.traditional import write_traditional

    click.echo(write_schema(folder))
    click.echo(write_traditional(folder, load([folder])))


def _print_table(title: str, counts: Mapping[str, int]) -> None:
    if counts:
        click.echo(f"\n{title}")
    for name, count in counts.items():
        click.echo(f"  {name:<24}{count:>5}")
