"""The packages for the stores: what each browser knows and nothing else, and no complaint."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from yanwai.cli import main
from yanwai.paths import bundled
from yanwai.store_packages import pack_extension

ROOT = Path(__file__).resolve().parents[2]
LINTER = ROOT / "node_modules" / ".bin" / "addons-linter"


@pytest.fixture
def packages(tmp_path: Path) -> dict[str, Path]:
    """Return the package for each browser."""
    chrome, firefox = pack_extension(bundled("extension"), tmp_path)
    return {"chrome": chrome, "firefox": firefox}


def manifest_in(package: Path) -> dict[str, object]:
    """Return a package's manifest."""
    with ZipFile(package) as archive:
        manifest: dict[str, object] = json.loads(archive.read("manifest.json"))
    return manifest


def test_the_command_names_what_it_has_written(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["extension", "pack", "--to", str(tmp_path / "out")]).stdout
    assert [Path(line).is_file() for line in printed.splitlines()] == [True, True]


def test_each_package_holds_every_file_of_the_folder(packages: dict[str, Path]) -> None:
    folder = bundled("extension")
    wanted = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    for package in packages.values():
        with ZipFile(package) as archive:
            assert sorted(archive.namelist()) == wanted
            assert archive.testzip() is None


def test_each_manifest_holds_only_what_its_browser_knows(packages: dict[str, Path]) -> None:
    chrome, firefox = (manifest_in(packages[name]) for name in ("chrome", "firefox"))
    assert chrome["background"] == {"service_worker": "background.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background.js"], "type": "module"}
    assert {"side_panel", "sidebar_action"} & set(chrome) == {"side_panel"}
    assert {"side_panel", "sidebar_action"} & set(firefox) == {"sidebar_action"}
    assert firefox["permissions"] == ["storage", "contextMenus"]


def test_the_same_folder_gives_the_same_bytes(packages: dict[str, Path], tmp_path: Path) -> None:
    again = pack_extension(bundled("extension"), tmp_path / "again")
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in packages.values()]


def test_the_linter_of_firefoxs_store_finds_no_error(packages: dict[str, Path]) -> None:
    if not LINTER.exists():
        pytest.fail("the linter is missing: run `npm ci`")
    done = subprocess.run(
        [LINTER, "--output", "json", packages["firefox"]], capture_output=True, check=False
    )
    found = json.loads(done.stdout)
    assert [(f["code"], f["file"]) for f in found["errors"]] == []
    assert {f["code"] for f in found["warnings"]} <= {"UNSUPPORTED_API"}  # sidePanel, for Chrome
