"""An entry that is being written in, everything that is wrong with it out, at each of its fields.

What keeps an entry out of the lexicon comes from the model; what the lexicon's editors would say
besides comes from the same rules as `yanwai lexicon check`, run beside the lexicon it shall join.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from yanwai.authoring.check import check_entry
from yanwai.authoring.stand_ins import stand_in
from yanwai.lexicon.faults import describe_faults
from yanwai.lexicon.model import Entry
from yanwai.lexicon.yaml_reader import CONTROL_FAULT, has_control

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.yaml_reader import Path

_REGION = "mainland"


class Remark(NamedTuple):
    """Something that is wrong at a field, without the field's name, which `path` has."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry that was written down.

    Attributes:
        fields: as its file would hold them; nothing in them need be right.
        entry: the entry, if there is no fault.
        faults: everything that would keep it out of the lexicon.
    """

    fields: dict[str, object]
    entry: Entry | None
    faults: tuple[Remark, ...]


def read_draft(fields: Mapping[str, object], domain: str, lexicon: Lexicon, today: date) -> Draft:
    """Check whether a lexicon would take an entry with these fields.

    Of what a reader need not know, the month of review, a sense's id and its region are filled in.
    """
    written = _completed(fields, today)
    faults = [*_place_faults(domain, lexicon), *_control_faults(written)]
    try:
        entry = Entry.model_validate(written)
    except ValidationError as error:
        faults += describe_faults(error, Entry)
    remarks = tuple(_remark(path, message) for path, message in faults)
    return Draft(written, None if faults else entry, remarks)


def advice(draft: Draft, lexicon: Lexicon, today: date) -> Iterator[Remark]:
    """Yield what the lexicon's editors would say, also while the rest is still to be written."""
    stood_in = stand_in(draft.fields)
    if stood_in is None:
        return
    for path, message, _ in check_entry(stood_in.entry, lexicon, today):
        if stood_in.is_written(path):
            yield _remark(path, message)


def _completed(fields: Mapping[str, object], today: date) -> dict[str, object]:
    written: dict[str, object] = {"reviewed": f"{today:%Y-%m}", **fields}
    senses = written.get("senses")
    if isinstance(senses, list):
        written["senses"] = [
            {"id": f"sense-{number}", "region": [_REGION], **sense}
            if isinstance(sense, dict)
            else sense
            for number, sense in enumerate(senses, 1)
        ]
    return written


def _place_faults(domain: str, lexicon: Lexicon) -> Iterator[tuple[Path, str]]:
    if domain not in lexicon.domains:
        yield ("domain",), f"must be one of {', '.join(lexicon.domains)}"


def _control_faults(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Find what the reader of files refuses and the model does not see."""
    if isinstance(value, str) and has_control(value):
        yield path, CONTROL_FAULT
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from _control_faults(below, (*path, str(name)))
    elif isinstance(value, list):
        for i, below in enumerate(value):
            yield from _control_faults(below, (*path, i))


def _remark(path: Path, message: str) -> Remark:
    name = ".".join(map(str, path))
    return Remark(path, message.removeprefix(f"{name}: "))
