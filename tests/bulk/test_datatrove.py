"""datatrove finds what the plain run finds, page by page: here, and as Slurm would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bulk.conftest import archived, page, rows, write_jsonl
from yanwai.bulk.datatrove_run import Cluster, NoDatatroveError, NotAFolderError, run_datatrove
from yanwai.bulk.run import Job, run

if TYPE_CHECKING:
    from yanwai.lexicon.index import Lexicon

YANWAI = Path(sys.executable).parent / "yanwai"
HAS_RAY = find_spec("ray") is not None
PAGES = 500
_ROWS = "SELECT id, url, date, lexicon_version, error, annotations FROM '{}/*.parquet' ORDER BY id"

# Slurm's three commands, as far as the scripts of datatrove use them: every task runs, one by one.
SBATCH = """#!/bin/bash
for word in "$@"; do
  script=$word
  [[ $word == --export=ALL,* ]] && export "${word#--export=ALL,}"
done
export SLURM_JOB_ID=1 SLURM_ARRAY_JOB_ID=1 SLURM_NODELIST=localhost SLURM_NNODES=1 SLURM_NODEID=0
count=$(grep -oP '(?<=--array=0-)[0-9]+' "$script" || echo 0)
for task in $(seq 0 "$count"); do
  SLURM_ARRAY_TASK_ID=$task bash "$script" >&2 || exit 1
done
echo 1
"""
SCONTROL = """#!/bin/bash
echo localhost
"""
SRUN = """#!/bin/bash
while [[ $1 == -* ]]; do [[ $1 == -n ]] && shift; shift; done
exec "$@"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of four files that hold 500 pages."""
    (tmp_path / "in").mkdir()
    for part in range(4):
        numbers = range(part, PAGES, 4)
        write_jsonl(tmp_path / "in" / f"{part}.jsonl", map(page, numbers))
    return tmp_path / "in"


@pytest.fixture
def plain(tmp_path: Path, lexicon: Lexicon) -> list[tuple[Any, ...]]:
    """Return the rows of the plain run over the same pages."""
    source = write_jsonl(tmp_path / "all.jsonl", map(page, range(PAGES)))
    run(Job(source, tmp_path / "plain.parquet"), lexicon)
    return rows(_ROWS.format(tmp_path / "plain.parquet"))


def test_every_page_has_the_record_of_the_plain_run(
    folder: Path, plain: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    command: list[str | Path] = [YANWAI, "bulk", folder, tmp_path / "out", "--engine", "datatrove"]
    subprocess.run(
        [*command, "--tasks", "2", "--workers", "2"],
        check=True,
        capture_output=True,
    )
    assert rows(_ROWS.format(tmp_path / "out")) == plain
    assert len(plain) == PAGES


def test_as_slurm_runs_it_every_page_is_the_same(
    folder: Path, plain: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, script in (("sbatch", SBATCH), ("srun", SRUN), ("scontrol", SCONTROL)):
        (commands / name).write_text(script)
        (commands / name).chmod(0o755)
    path = f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    command: list[str | Path] = [YANWAI, "bulk", folder, tmp_path / "out", "--engine", "datatrove"]
    subprocess.run(
        [*command, "--executor", "slurm", "--tasks", "2"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
    )
    assert rows(_ROWS.format(tmp_path / "out")) == plain


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed: pip install ray")
def test_as_ray_runs_it_every_page_is_the_same(
    folder: Path, plain: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    command: list[str | Path] = [YANWAI, "bulk", folder, tmp_path / "out", "--engine", "datatrove"]
    subprocess.run(
        [*command, "--executor", "ray", "--tasks", "4", "--workers", "2"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    assert rows(_ROWS.format(tmp_path / "out")) == plain


def test_web_archives_are_read_as_the_plain_run_reads_them(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    html = "<title>菜单</title><p>打开<b>小程序</b>就能点餐。<script>二维码</script>"
    content = archived(*((f"https://a.example/{n}", html.encode(), "text/html") for n in range(5)))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.warc.gz").write_bytes(content)
    run_datatrove(tmp_path / "in", tmp_path / "out", (), Cluster())
    run(Job(tmp_path / "in" / "a.warc.gz", tmp_path / "plain.parquet"), lexicon)
    terms = "SELECT url, annotations FROM '{}/*.parquet' ORDER BY url"
    found = rows(terms.format(tmp_path / "out"))
    assert found == rows(terms.format(tmp_path / "plain.parquet"))
    assert len(found) == 5
    assert found[0][1][0]["headword"] == "小程序"


def test_a_file_is_refused(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", [])
    with pytest.raises(NotAFolderError, match="leave --engine out"):
        run_datatrove(source, tmp_path / "out", (), Cluster())


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed here")
def test_a_package_that_is_missing_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NoDatatroveError, match="ray"):
        run_datatrove(folder, tmp_path / "out", (), Cluster("ray"))
