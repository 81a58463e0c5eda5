"""Watched folders in, a snapshot for every process out, written by one of them at a time.

Reading all entries takes a second of Python's time and 100 MiB. So it is done by a process of its
own, `python -m yanwai.web.hosting.lexicon_keeper CACHE FOLDER…`, and no request waits for it.
"""

from __future__ import annotations

import fcntl
import logging
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from yanwai.errors import BrokenFileError, YanwaiError
from yanwai.lexicon.compiled import compiled_file
from yanwai.lexicon.load import load_lexicon
from yanwai.lexicon.snapshot import read_snapshot, write_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODULE = "yanwai.web.hosting.lexicon_keeper"  # where this is the program, its name is another
log = logging.getLogger(_MODULE)

_SECONDS_AFTER_A_FAULT = 5
_LONGEST_SECONDS = 120


def snapshot_file(cache_folder: Path, folders: Sequence[Path]) -> Path:
    """Return where the snapshot of these folders is kept."""
    return cache_folder / f"shared-{compiled_file(cache_folder, folders).name}"


def keep_snapshot(cache_folder: Path, folders: Sequence[Path]) -> None:
    """Have the snapshot written anew whenever the folders change, while this process lives.

    Only one process does; the others wait here, and one takes over when that one ends, however it
    ends: the system releases its lock.
    """
    program = [sys.executable, "-m", _MODULE, str(cache_folder)]
    program += map(str, folders)
    with snapshot_file(cache_folder, folders).with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        while True:
            try:
                _run(program)  # for what changed before
                for _changes in watch(*folders, raise_interrupt=False):
                    _run(program)
            except (subprocess.TimeoutExpired, OSError) as error:  # a folder that is gone
                log.warning("lexicon: %s", error)
                time.sleep(_SECONDS_AFTER_A_FAULT)


def renew_snapshot(cache_folder: Path, folders: Sequence[Path]) -> None:
    """Write what the folders hold, and of broken files what they last held, unless it is there.

    Raises:
        YanwaiError: there is nothing to read, or the snapshot cannot be written.
    """
    snapshot = snapshot_file(cache_folder, folders)
    last = None
    with suppress(BrokenFileError):  # somebody has emptied the cache
        last = read_snapshot(snapshot)
    loaded = load_lexicon(folders, last, cache_folder)
    if last is None or loaded.complaints != last.complaints:
        for complaint in loaded.complaints:
            log.warning("%s", complaint)
    elif loaded.lexicon.version == last.lexicon.version:
        return
    write_snapshot(snapshot, loaded)
    log.info("lexicon: %d entries, read anew", len(loaded.lexicon.entries))


def _run(program: Sequence[str]) -> None:
    subprocess.run(program, check=False, timeout=_LONGEST_SECONDS)  # noqa: S603 - this module


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)
    try:
        renew_snapshot(Path(sys.argv[1]), list(map(Path, sys.argv[2:])))
    except (YanwaiError, OSError) as error:
        log.warning("lexicon: %s; the last good one stays in use", error)
