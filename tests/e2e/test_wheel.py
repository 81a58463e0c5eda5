"""What an installed Yanwai can do, away from its checkout."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from support.server import running_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an empty environment, and return its `yanwai` command."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True, cwd=folder
    )
    [wheel] = folder.glob("yanwai-*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "env"], check=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run([*pip, "--python", python, "install", wheel], check=True, cwd=folder)
    return folder / "env" / "bin" / "yanwai"


def test_a_wheel_annotates_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed, "annotate"],
        input="打开小程序就能点餐。".encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    answer = json.loads(done.stdout)
    assert [a["headword"] for a in answer["blocks"][0]["annotations"]] == ["小程序"]


def test_a_wheel_serves_from_any_folder(installed: Path, tmp_path: Path) -> None:
    request_body = json.dumps({"text": "打开小程序就能点餐。"}).encode()
    with running_server(command=installed, folder=tmp_path) as address:
        request = urllib.request.Request(
            f"{address}/v1/annotate", request_body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
    assert list(answer["entries"]) == ["小程序"]


def test_a_wheel_brings_the_whole_lexicon_and_the_extension(
    installed: Path, tmp_path: Path
) -> None:
    stats = subprocess.run(
        [installed, "lexicon", "stats"], capture_output=True, check=True, cwd=tmp_path, text=True
    )
    entries = len(list((ROOT / "lexicon").glob("*/*.yaml")))
    assert stats.stdout.startswith(f"{entries} entries")
    [package] = installed.parents[1].glob("lib/*/site-packages/yanwai")
    assert (package / "_bundled" / "extension" / "manifest.json").is_file()
    assert (package / "web" / "templates" / "entry.html").is_file()
