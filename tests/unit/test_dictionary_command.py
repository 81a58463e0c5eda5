from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.cedict import DATE, compiled, release
from yanwai.cli import main
from yanwai.dictionary import location
from yanwai.dictionary.location import find_dictionary, own_dictionary, shipped_dictionary
from yanwai.errors import DictionaryUnusableError

LINE = "小程序 小程序 [xiao3 cheng2 xu4] /mini program/"
NEWER = "2099-01-01T00:00:00Z"
OLDER = "2009-01-01T00:00:00Z"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    monkeypatch.setattr(location, "default_data_folder", lambda: folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["dictionary", *arguments])


def download(folder: Path, date: str) -> str:
    file = folder / "download.u8"
    file.write_text(release(LINE, date=date), encoding="utf-8")
    return str(file)


def test_without_an_own_release_the_shipped_one_is_used() -> None:
    assert find_dictionary() == shipped_dictionary()


def test_info_prints_release_licence_credit_and_place() -> None:
    lines = run("info").stdout.splitlines()
    assert lines[0] == f"CC-CEDICT, release of {DATE}, 125049 entries"
    assert lines[1] == "licence: https://creativecommons.org/licenses/by-sa/4.0/"
    assert "MDBG" in lines[2]
    assert lines[3].endswith(str(shipped_dictionary()))


def test_a_newer_release_is_used_once_imported(tmp_path: Path) -> None:
    result = run("import", download(tmp_path, NEWER))
    assert result.exit_code == 0
    assert result.stdout.strip() == str(own_dictionary())
    assert find_dictionary() == own_dictionary()
    assert f"release of {NEWER}, 1 entries" in run("info").stdout


@pytest.mark.parametrize("date", [OLDER, DATE])
def test_a_release_that_is_not_newer_is_kept_but_not_used(tmp_path: Path, date: str) -> None:
    result = run("import", download(tmp_path, date))
    assert result.exit_code == 0
    assert "not newer" in result.stderr
    assert find_dictionary() == shipped_dictionary()


def test_an_import_replaces_the_one_before(tmp_path: Path) -> None:
    compiled(own_dictionary(), LINE, date=OLDER)
    run("import", download(tmp_path, NEWER))
    assert find_dictionary() == own_dictionary()


def test_an_import_mends_a_damaged_file(tmp_path: Path, own_folder: Path) -> None:
    own_folder.mkdir()
    own_dictionary().write_text("damaged")
    with pytest.raises(DictionaryUnusableError):
        find_dictionary()
    assert run("info").exit_code == 2
    assert run("import", download(tmp_path, NEWER)).exit_code == 0
    assert run("info").exit_code == 0


def test_a_release_may_be_written_elsewhere(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.sqlite"
    result = run("import", download(tmp_path, OLDER), "--to", str(target))
    assert result.stdout.strip() == str(target)
    assert target.is_file()
    assert not own_dictionary().exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"headword: x\n", "its header has no line"),
        ("点".encode("gb18030"), "is not UTF-8"),
        (release(LINE, "x").encode(), "line 10 is not"),
        (b"\x1f\x8b" * 20, "it is not gzip data, or is damaged"),
    ],
)
def test_a_wrong_file_is_one_clear_line_and_the_old_one_is_kept(
    tmp_path: Path, content: bytes, words: str
) -> None:
    before = compiled(own_dictionary(), LINE, date=NEWER).read_bytes()
    file = tmp_path / "wrong.u8"
    file.write_bytes(content)
    result = run("import", str(file))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert own_dictionary().read_bytes() == before


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert run("import", str(tmp_path / "nowhere.u8")).exit_code == 2
