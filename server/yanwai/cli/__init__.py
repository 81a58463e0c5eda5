"""The command line: `yanwai serve`, `annotate`, `lookup`, `pair`, `words …`, `lexicon …` and more.

Exit codes: 0 fine, 1 findings of a check, 2 a mistake of the user's, told in one line.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from pathlib import Path

import click

from yanwai.cli.bulk import bulk
from yanwai.cli.common import (
    FILE,
    FOLDER,
    NEW_FILE,
    data_option,
    database_option,
    folders,
    load,
    own_lexicon_option,
)
from yanwai.cli.export import export
from yanwai.cli.lexicon import lexicon
from yanwai.cli.users import users
from yanwai.cli.words import words
from yanwai.errors import NoSuchWordError, NotPlainTextError, YanwaiError
from yanwai.paths import bundled, own_entries_folder
from yanwai.settings import DEFAULT_HOST, DEFAULT_PORT, Settings

EXIT_MISTAKE = 2


class _Group(click.Group):
    """A command group that prints the user's mistakes as one line, without a traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except YanwaiError as error:
            click.echo(f"yanwai: {error}", err=True)
            context.exit(EXIT_MISTAKE)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yanwai", message="yanwai %(version)s")
def main() -> None:
    """Explain the Chinese words that a dictionary explains wrongly or not at all."""


@main.command()
@click.option("--host", default=DEFAULT_HOST, show_default=True, help="Loopback address to bind.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
@own_lexicon_option
@database_option
def serve(
    host: str, port: int, own_lexicon: tuple[Path, ...], data: Path, database: str | None
) -> None:
    """Start the server that the browser extension talks to."""
    # pypinyin's phrases are 40 MiB, and only `lexicon check` needs them.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from yanwai.web.serve import serve_forever

    with suppress(OSError):  # it can be read-only; then nothing is written there, nor read
        own_entries_folder(data).mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = Settings(
        host=host,
        port=port,
        lexicon_folders=folders(own_lexicon, data),
        data_folder=data,
        own_entries=own_lexicon[0] if own_lexicon else None,
        database=database,
    )
    serve_forever(settings)


@main.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["json", "text", "html"]),
    default="json",
    show_default=True,
    help="json: one /v1/annotate answer; text: for a terminal; html: a page that stands alone.",
)
@own_lexicon_option
def annotate(files: tuple[Path, ...], shape: str, own_lexicon: tuple[Path, ...]) -> None:
    """Annotate FILES (.txt, .md, .html, .epub, .srt), or standard input.

    The encoding is found out. As json only plain text is annotated, for spans count in the file.
    """
    from yanwai.documents.read import is_plain, read_document
    from yanwai.engine.document import Explainer

    named = [(str(file), file.read_bytes()) for file in files]
    if not files:
        named = [("0", sys.stdin.buffer.read())]
    blocks = []
    for name, content in named:
        if shape == "json" and not is_plain(name):
            raise NotPlainTextError(name)
        document = read_document(name if files else "standard input", content)
        blocks.append((name, document.text))
        for remark in document.remarks:
            click.echo(f"{name}: {remark}", err=True)
    annotated = Explainer(load(folders(own_lexicon))).explain(blocks)
    if shape == "json":
        import orjson

        sys.stdout.buffer.write(orjson.dumps(annotated, option=orjson.OPT_INDENT_2) + b"\n")
        return
    from yanwai.export.notes import with_notes

    noted = with_notes(blocks, annotated)
    if shape == "html":
        from yanwai.export.as_html import html_page

        title = ", ".join(file.name for file in files) or "Yanwai 言外"
        sys.stdout.buffer.write(html_page(noted, title).encode() + b"\n")
        return
    from yanwai.export.as_text import text_lines

    for line in text_lines(noted, lambda term: click.style(term, underline=True, bold=True)):
        click.echo(line)


@main.command()
@click.argument("word")
@click.option("--in", "sentence", metavar="SENTENCE", help="The sentence the word stands in.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@own_lexicon_option
def lookup(word: str, sentence: str | None, shape: str, own_lexicon: tuple[Path, ...]) -> None:
    """Explain WORD: what the lexicon says, and CC-CEDICT beside it.

    With --in, the sentence decides where the word that WORD stands in begins and ends.
    """
    import orjson

    from yanwai.engine.document import Explainer
    from yanwai.terminal import word_lines

    text = word if sentence is None else sentence
    offset = text.find(word) if word.strip() else -1
    if offset < 0:
        raise NoSuchWordError(word, text)
    explainer = Explainer(load(folders(own_lexicon)))
    found = explainer.words.look_up(text, offset)
    if shape == "json":
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        return
    for line in word_lines(found):
        click.echo(line)


@main.command()
@click.option("--reset", is_flag=True, help="Make everything that was paired before pair again.")
@data_option
def pair(data: Path, *, reset: bool) -> None:
    """Print a code with which the extension, or a browser, may save words on the running server."""
    from yanwai.study.pairing import CODE_LIFETIME, Pairing

    pairing = Pairing(data)
    if reset:
        pairing.renew_token()
    minutes = int(CODE_LIFETIME.total_seconds() // 60)
    click.echo(pairing.new_code())
    click.echo(
        f"Enter it in the extension's settings or on /words in {minutes} minutes; it works once.",
        err=True,
    )


@main.group()
def extension() -> None:
    """Find the browser extension, or pack it for the stores."""


@extension.command("path")
def extension_path() -> None:
    """Print the folder to load into the browser as an unpacked extension."""
    click.echo(bundled("extension"))


@extension.command("pack")
@click.option("--to", "folder", type=FOLDER, default=Path("dist"), show_default=True)
def pack(folder: Path) -> None:
    """Write a package for Chrome's store and one for Firefox's."""
    from yanwai.store_packages import pack_extension

    for package in pack_extension(bundled("extension"), folder):
        click.echo(package)


@main.group()
def dictionary() -> None:
    """Show or renew CC-CEDICT, the general dictionary beside the lexicon."""


@dictionary.command("import")
@click.argument("file", type=FILE)
@click.option(
    "--to",
    "target",
    type=NEW_FILE,
    help="The file to write, in place of the one in your own data folder.",
)
def import_dictionary(file: Path, target: Path | None) -> None:
    """Compile FILE, a CC-CEDICT release, plain or gzipped, to be used from now on.

    Of your own release and the one that comes with Yanwai, the newer is used.
    """
    from yanwai.dictionary.compile import compile_dictionary
    from yanwai.dictionary.location import find_dictionary, own_dictionary
    from yanwai.dictionary.read import read_cedict

    written = target or own_dictionary()
    compile_dictionary(read_cedict(file), written)
    click.echo(written)
    if target is None and find_dictionary() != written:
        click.echo("It is not newer than the one that comes with Yanwai, which stays.", err=True)


@dictionary.command("info")
def show_dictionary() -> None:
    """Print which release is used, with its licence and credit, and where it is."""
    from yanwai.dictionary.location import find_dictionary
    from yanwai.dictionary.store import Dictionary

    path = find_dictionary()
    with closing(Dictionary.open(path)) as opened:
        release = opened.release
    click.echo(f"CC-CEDICT, release of {release.date}, {release.entry_count} entries")
    click.echo(f"licence: {release.licence}")
    click.echo(f"credit:  {release.credit}")
    click.echo(f"file:    {path}")


main.add_command(bulk)
main.add_command(export)
main.add_command(lexicon)
main.add_command(users)
main.add_command(words)
