"""What a rule yields about one entry, before it is given its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yanwai.lexicon.complaint import Severity

if TYPE_CHECKING:
    from yanwai.lexicon.yaml_reader import Path


class Finding(NamedTuple):
    """A fault of one entry: where in the document, what is wrong, how grave it is."""

    path: Path
    message: str
    severity: Severity = Severity.ERROR


def warning(path: Path, message: str) -> Finding:
    """Return a finding that asks for a second look but keeps nothing out."""
    return Finding(path, message, Severity.WARNING)
