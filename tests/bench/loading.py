"""Measures how long six hundred entries take to load, parsed and from their compiled form."""

from __future__ import annotations

import shutil
import statistics
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRIES = 600
ROUNDS = 5


def print_loading() -> None:
    """Print the loading of as many entries, made from the lexicon's own if it has fewer."""
    with TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "lexicon", Path(temporary) / "cache"
        changed = _write(folder)
        text = changed.read_text("utf-8")

        def change() -> None:
            changed.write_text(f"# {time.perf_counter()}\n{text}", "utf-8")

        print(f"\nloading {ENTRIES} entries")
        rows = (
            ("parsed", None, _nothing),
            ("compiled", cache, _nothing),
            ("compiled, one changed", cache, change),
        )
        load_lexicon([folder], cache_folder=cache)
        for name, cache_folder, before in rows:
            seconds = sorted(_seconds(folder, cache_folder, before) for _ in range(ROUNDS))
            median = statistics.median(seconds)
            print(f"  {name:26} {median:.2f} s ({seconds[0]:.2f} to {seconds[-1]:.2f})")


def _nothing() -> None:
    pass


def _seconds(folder: Path, cache: Path | None, before: Callable[[], None]) -> float:
    before()
    start = time.perf_counter()
    loaded = load_lexicon([folder], cache_folder=cache)
    seconds = time.perf_counter() - start
    assert len(loaded.lexicon.entries) == ENTRIES
    return seconds


def _write(folder: Path) -> Path:
    """Write entries under made-up headwords and return the file of one."""
    lexicon = bundled("lexicon")
    folder.mkdir()
    shutil.copy(lexicon / "domains.yaml", folder)
    entries = sorted(lexicon.glob("*/*.yaml"))
    for number, path in enumerate(islice(cycle(entries), ENTRIES)):
        written = folder / path.parent.name / f"{path.stem}{number}.yaml"
        written.parent.mkdir(exist_ok=True)
        _, rest = path.read_text("utf-8").split("\n", 1)
        written.write_text(f"headword: {written.stem}\n{rest}", "utf-8")
    return written
