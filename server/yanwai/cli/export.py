"""`yanwai export …`: what the reader takes along into other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from yanwai.cli.common import (
    NEW_FILE,
    database_option,
    folders,
    load,
    open_store,
    own_lexicon_option,
)

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.engine.document import Explainer


@click.group()
def export() -> None:
    """Write your words, or the lexicon, for Anki, Yomitan or a spreadsheet."""


@export.command()
@click.argument("file", type=NEW_FILE)
@own_lexicon_option
def yomitan(file: Path, own_lexicon: tuple[Path, ...]) -> None:
    """Write the whole lexicon to FILE (.zip), a dictionary for Yomitan."""
    from yanwai.export.as_yomitan import yomitan_zip
    from yanwai.files import write_whole

    explainer = _explainer(own_lexicon)
    entries = map(explainer.entry, explainer.lexicon.entries)
    write_whole(file, yomitan_zip(entries, explainer.lexicon.version))
    click.echo(f"{file}: {len(explainer.lexicon.entries)} entries")


@export.command()
@click.argument("file", type=NEW_FILE)
@click.option("--whole-lexicon", is_flag=True, help="Every entry, not only what you have saved.")
@own_lexicon_option
@database_option
def anki(
    file: Path,
    own_lexicon: tuple[Path, ...],
    data: Path,
    database: str | None,
    *,
    whole_lexicon: bool,
) -> None:
    """Write the words you are learning to FILE (.apkg), a deck for Anki.

    Importing a later deck updates the notes of an earlier one and keeps your progress.
    """
    from yanwai.export.as_anki import anki_deck
    from yanwai.files import write_whole
    from yanwai.takeout import learning_cards, lexicon_cards

    explainer = _explainer(own_lexicon)
    cards = list(
        lexicon_cards(explainer)
        if whole_lexicon
        else learning_cards(explainer, open_store(data, database))
    )
    write_whole(file, anki_deck(cards))
    click.echo(f"{file}: {len(cards)} notes")


@export.command("anki-connect")
@click.option("--address", default="http://127.0.0.1:8765", show_default=True, metavar="URL")
@own_lexicon_option
@database_option
def anki_connect(
    address: str, own_lexicon: tuple[Path, ...], data: Path, database: str | None
) -> None:
    """Send the words you are learning to Anki, which runs here with the add-on AnkiConnect."""
    from yanwai.export.anki_connect import push_to_anki
    from yanwai.takeout import learning_cards

    cards = learning_cards(_explainer(own_lexicon), open_store(data, database))
    pushed = push_to_anki(cards, address)
    click.echo(f"{pushed.added} notes added, {pushed.renewed} renewed")


@export.command()
@click.argument("file", type=NEW_FILE)
@own_lexicon_option
@database_option
def tsv(file: Path, own_lexicon: tuple[Path, ...], data: Path, database: str | None) -> None:
    """Write all your words to FILE, with tabs between the columns."""
    from yanwai.export.as_tsv import tsv_lines
    from yanwai.files import write_whole
    from yanwai.takeout import saved_rows

    rows = list(saved_rows(_explainer(own_lexicon), open_store(data, database)))
    write_whole(file, "".join(f"{line}\n" for line in tsv_lines(rows)).encode())
    click.echo(f"{file}: {len(rows)} words")


def _explainer(own_lexicon: tuple[Path, ...]) -> Explainer:
    from yanwai.engine.document import Explainer

    return Explainer(load(folders(own_lexicon)))
