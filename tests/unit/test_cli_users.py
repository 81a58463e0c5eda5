"""`yanwai users`: a token is printed once, mistakes are told in a line."""

from pathlib import Path

from click.testing import CliRunner, Result

from yanwai.cli import main
from yanwai.study.users import Users


def run(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["users", *arguments, "--users", str(file)])


def test_a_user_is_added_with_a_token_that_works_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    token = run(file, "add", "anna").stdout.strip()
    assert Users(file).name_of(token) == "anna"
    [line] = run(file, "list").stdout.splitlines()
    assert line.startswith("anna\t20")
    assert token not in line
    assert run(file, "remove", "anna").exit_code == 0
    assert Users(file).name_of(token) is None


def test_a_mistake_is_one_line(tmp_path: Path) -> None:
    run(tmp_path / "users.json", "add", "anna")
    again = run(tmp_path / "users.json", "add", "anna")
    assert again.exit_code == 2
    assert again.stderr.count("\n") == 1
    assert again.stdout == ""
