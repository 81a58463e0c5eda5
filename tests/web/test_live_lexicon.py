import threading
from pathlib import Path

import pytest

from support.lexicons import fields, write_entry
from yanwai.web.live_lexicon import LiveLexicon


def tagline(live: LiveLexicon) -> str:
    return live.explainer.lexicon.entries["小程序"].entry.tagline


def test_a_changed_file_is_read_anew(live: LiveLexicon, folder: Path) -> None:
    write_entry(folder, fields("小程序", tagline="A better line."))
    live.reload()
    assert tagline(live) == "A better line."


def test_a_broken_file_keeps_the_last_good_entry_and_says_so(
    live: LiveLexicon, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = tagline(live)
    (folder / "digital_life" / "小程序.yaml").write_text("tagline: [", encoding="utf-8")
    live.reload()
    assert tagline(live) == before
    assert "小程序.yaml:2:1: this is not YAML" in caplog.text
    assert len(live.complaints) == 1


def test_a_lexicon_that_is_gone_keeps_the_last_good_one(
    live: LiveLexicon, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.rename(folder.with_name("away"))
    live.reload()
    assert tagline(live)
    assert "the last good one stays in use" in caplog.text


def test_a_file_saved_while_the_server_runs_is_noticed(
    live: LiveLexicon, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed = threading.Event()
    monkeypatch.setattr(live, "reload", noticed.set)
    live.watch()
    for attempt in range(50):  # the watcher needs a moment before it sees its first change
        write_entry(folder, fields("小程序", tagline=f"Line {attempt}."))
        if noticed.wait(0.2):
            return
    pytest.fail("no change was noticed")
