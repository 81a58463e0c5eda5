import os
from pathlib import Path

import orjson
import pytest

from support.lexicons import fields, sense, write_entry, write_lexicon
from yanwai.lexicon.compiled import compiled_file
from yanwai.lexicon.load import load_lexicon
from yanwai.lexicon.yaml_reader import Document, read_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lexicon(tmp_path / "lexicon", fields("小程序"), fields("二维码", pinyin="èrwéimǎ"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def spy(text: str) -> Document:
        if text.startswith("headword"):
            texts.append(text)
        return read_yaml(text)

    monkeypatch.setattr("yanwai.lexicon.load.read_yaml", spy)
    return texts


def test_what_has_not_changed_is_not_parsed_again(
    folder: Path, cache: Path, parsed: list[str]
) -> None:
    first = load_lexicon([folder], cache_folder=cache)
    assert len(parsed) == 2
    second = load_lexicon([folder], cache_folder=cache)
    assert len(parsed) == 2
    assert dict(second.lexicon.entries) == dict(first.lexicon.entries)
    assert second.lexicon.version == first.lexicon.version
    assert second.files["小程序"].document.position(("senses",)).line > 1


def test_a_changed_file_is_parsed_and_its_old_value_forgotten(
    folder: Path, cache: Path, parsed: list[str]
) -> None:
    load_lexicon([folder], cache_folder=cache)
    write_entry(folder, fields("小程序", senses=[sense("new")]))
    loaded = load_lexicon([folder], cache_folder=cache)
    assert len(parsed) == 3
    assert loaded.lexicon.entries["小程序"].entry.senses[0].id == "new"
    assert len(orjson.loads(compiled_file(cache, [folder]).read_bytes())["values"]) == 2


def test_a_broken_file_complains_each_time(folder: Path, cache: Path) -> None:
    write_entry(folder, fields("坏", when_it_fits="# A heading"))
    complaints = [load_lexicon([folder], cache_folder=cache).complaints for _ in range(2)]
    assert len(complaints[0]) == 1
    assert complaints[0] == complaints[1]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"values": 1}', b"\xff\xfe"])
def test_a_damaged_compiled_file_is_written_anew(
    folder: Path, cache: Path, parsed: list[str], content: bytes
) -> None:
    load_lexicon([folder], cache_folder=cache)
    compiled_file(cache, [folder]).write_bytes(content)
    assert len(load_lexicon([folder], cache_folder=cache).lexicon.entries) == 2
    assert len(parsed) == 4
    load_lexicon([folder], cache_folder=cache)
    assert len(parsed) == 4


@pytest.mark.parametrize(("key", "changed"), [("rules", "older"), ("values", None)])
def test_values_that_other_rules_or_hands_made_are_not_used(
    folder: Path, cache: Path, parsed: list[str], key: str, changed: object
) -> None:
    load_lexicon([folder], cache_folder=cache)
    path = compiled_file(cache, [folder])
    kept = orjson.loads(path.read_bytes())
    kept[key] = changed or {digest: {"headword": "偷"} for digest in kept["values"]}
    path.write_bytes(orjson.dumps(kept))
    assert sorted(load_lexicon([folder], cache_folder=cache).lexicon.entries) == [
        "二维码",
        "小程序",
    ]
    assert len(parsed) == 4


def test_a_folder_that_cannot_be_written_costs_no_entry(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    assert len(load_lexicon([folder], cache_folder=blocked).lexicon.entries) == 2


def test_of_many_folders_only_the_last_used_are_kept(tmp_path: Path, cache: Path) -> None:
    for number in range(8):
        folder = write_lexicon(tmp_path / str(number), fields("小程序"))
        load_lexicon([folder], cache_folder=cache)
        file = compiled_file(cache, [folder])
        os.utime(file, (number, number))
    assert len(list(cache.glob("*.json"))) == 5
    assert compiled_file(cache, [tmp_path / "7"]).exists()
    assert not compiled_file(cache, [tmp_path / "2"]).exists()
