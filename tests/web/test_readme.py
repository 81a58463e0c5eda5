"""What the README shows, run."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.books import book
from support.server import running_server
from yanwai.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def without_version(answer: Any) -> Any:
    """Leave out what changes with every entry."""
    return answer | {"lexicon_version": "…"}


def test_the_curl_commands_print_what_the_readme_shows() -> None:
    annotate, look_up = (block for block in blocks("sh") if block.startswith("curl"))
    [shown] = blocks("json")
    with running_server() as address:
        annotated, looked_up = (
            subprocess.run(
                command.replace("127.0.0.1:8788", address.removeprefix("http://")),
                shell=True,
                capture_output=True,
                check=True,
            ).stdout
            for command in (annotate, look_up)
        )
    assert without_version(json.loads(annotated)) == json.loads(shown)
    assert json.loads(looked_up)["word"]["surface"] == "生命"


def test_the_command_line_shows_the_same_word() -> None:
    [arguments] = re.findall(r"`yanwai (lookup .*)`", README)
    assert CliRunner().invoke(main, arguments.split()).stdout.startswith("生命  shēngmìng")


def test_the_commands_to_take_it_along_write_what_they_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [block] = [block for block in blocks("sh") if ".venv/bin/yanwai export" in block]
    monkeypatch.chdir(tmp_path)
    Path("book.epub").write_bytes(book())
    Path("list.txt").write_text("内卷\n")
    for line in block.splitlines():
        arguments = line.partition("#")[0].removeprefix(".venv/bin/yanwai ").split()
        target = arguments[-1]
        if arguments[0] == "annotate":
            target = "book.html"
            printed = CliRunner().invoke(main, arguments[: arguments.index(">")]).stdout
            Path(target).write_text(printed, encoding="utf-8")
        else:
            own = () if arguments[1] == "yomitan" else ("--data", "data")
            result = CliRunner().invoke(main, [*arguments, *own])
            assert result.exit_code == 0, result.output
        assert Path(target).stat().st_size > 0, target
    assert "小程序" in Path("book.html").read_text(encoding="utf-8")


def test_the_make_commands_exist() -> None:
    named = re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", README, re.MULTILINE)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {a or b for a, b in named} <= set(targets)
    assert {"serve", "test"} <= {a or b for a, b in named}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []
