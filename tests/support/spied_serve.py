"""The command line with two additions: what it opens to write is noted, and one text makes it fail.

Run as `python spied_serve.py NOTES serve …`. Every file that Python opens for writing is a line of
NOTES, nameless temporary files too. A text that holds `FAULT` makes the engine raise an error whose
message is the text, as a bug would.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

FAULT = "此处出错"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def note_writing(notes: Path) -> None:
    """Write the name of every file that is opened for writing from now on into a file."""
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and arguments[2] & _WRITING:
            os.write(file, f"{arguments[0]}\n".encode(errors="backslashreplace"))

    sys.addaudithook(hook)


def plant_fault() -> None:
    """Let the engine fail on texts that hold `FAULT`."""
    from yanwai.engine import annotate, lookup

    def failing(normalise: Callable[[str], Any]) -> Callable[[str], Any]:
        def run(text: str) -> Any:
            if FAULT in text:
                raise KeyError(text)
            return normalise(text)

        return run

    for module in (annotate, lookup):
        module.normalise = failing(module.normalise)  # type: ignore[attr-defined]


if __name__ == "__main__":
    note_writing(Path(sys.argv.pop(1)))
    plant_fault()
    from yanwai.cli import main

    main()
