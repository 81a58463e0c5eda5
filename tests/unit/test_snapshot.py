"""A lexicon goes through one file whole, what is kept of broken files included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.lexicons import DOMAIN, fields, write_lexicon
from yanwai.errors import BrokenFileError
from yanwai.lexicon.load import Loaded, load_lexicon
from yanwai.lexicon.snapshot import read_snapshot, write_snapshot

if TYPE_CHECKING:
    from pathlib import Path


def test_the_bundled_lexicon_comes_back_as_it_was(bundled: Loaded, tmp_path: Path) -> None:
    path = tmp_path / "snapshot.json"
    write_snapshot(path, bundled)
    read = read_snapshot(path)
    assert read.lexicon.version == bundled.lexicon.version
    assert list(read.lexicon.entries.items()) == list(bundled.lexicon.entries.items())
    assert read.lexicon.domains == bundled.lexicon.domains
    assert read.lexicon.sources == bundled.lexicon.sources
    assert read.complaints == bundled.complaints


def test_an_entry_whose_file_is_broken_now_comes_through(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"), fields("程序媛"))
    good = load_lexicon([folder])
    (folder / DOMAIN / "小程序.yaml").write_text("tagline: [", encoding="utf-8")
    path = tmp_path / "snapshot.json"
    write_snapshot(path, load_lexicon([folder], good))
    for _ in range(2):  # through the file, and from it on
        read = read_snapshot(path)
        assert list(read.lexicon.entries) == ["小程序", "程序媛"]
        assert len(read.complaints) == 1
        write_snapshot(path, load_lexicon([folder], read))


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{}", b'{"entries": [{}]}', b"\xff"])
def test_what_is_no_snapshot_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "snapshot.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BrokenFileError, match="no lexicon"):
        read_snapshot(path)
