"""Where the files that travel with the code are: in a checkout, or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def bundled(folder: str) -> Path:
    """Return the folder `lexicon` or `extension`: the wheel's copy, else the checkout's."""
    inside_wheel = _PACKAGE / "_bundled" / folder
    return inside_wheel if inside_wheel.is_dir() else _CHECKOUT / folder
