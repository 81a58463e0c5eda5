"""`yanwai users …`: who may use a server that several share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from yanwai.cli.common import NEW_FILE
from yanwai.paths import default_data_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yanwai.study.users import Users


def _default_file() -> Path:
    from yanwai.study.users import USERS_FILE

    return default_data_folder() / USERS_FILE


def _file_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--users",
        "file",
        type=NEW_FILE,
        envvar="YANWAI_USERS",
        default=_default_file,
        metavar="FILE",
        help="The file that holds the users; also by YANWAI_USERS.",
    )(command)


def _users(file: Path) -> Users:
    from yanwai.study.users import Users

    return Users(file)


@click.group()
def users() -> None:
    """Add, list and remove the users of a hosted server; a running one notices at once."""


@users.command("add")
@click.argument("name")
@_file_option
def add_user(name: str, file: Path) -> None:
    """Add a user NAME, and print the token once: only its hash is kept."""
    click.echo(_users(file).add(name))
    click.echo(f"This is {name}'s token; it is shown this once.", err=True)


@users.command("list")
@_file_option
def list_users(file: Path) -> None:
    """Print each user's name, and since when, with a tab between them."""
    for user in _users(file).list():
        click.echo(f"{user.name}\t{user.since.date().isoformat()}")


@users.command("remove")
@click.argument("name")
@_file_option
def remove_user(name: str, file: Path) -> None:
    """Take NAME's token away. The words stay, for a NAME that is added again."""
    _users(file).remove(name)
    click.echo(f"{name} is removed; the saved words are kept.")
