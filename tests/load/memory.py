"""A process in, the memory that it and its children hold out."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

_PSS = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)


def tree(process: int) -> list[int]:
    """Return a process and all that it has started; what has ended meanwhile is left out."""
    found = [process]
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += tree(int(child))
    return found


def pss_mebibytes(process: int) -> float:
    """Return the proportional set size of a process with its children: shared pages count once."""
    return sum(_of(each) for each in tree(process)) / 1024


def _of(process: int) -> int:
    try:
        found = _PSS.search(Path(f"/proc/{process}/smaps_rollup").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(found[1]) if found else 0
