"""The lines of a CC-CEDICT release in, its entries and what its header says of it out.

An entry's line reads `traditional simplified [pin1 yin1] /definition/definition/`; the header's
lines begin with `#`, and those that carry data with `#!`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.errors import NotCedictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ENTRY = re.compile(r"(\S+) (\S+) \[([^\[\]\s]+(?: [^\[\]\s]+)*)\] /([^/]+(?:/[^/]+)*)/")
_FIELD = re.compile(r"#!\s*(\w+)=(.+)")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# CC-CEDICT's definitions hold `lu : 4` where its headwords hold `lu:4`.
_TORN_UMLAUT = re.compile(r"(?<=[LNln]u) : (?=e?[1-5])")
_QUOTE_AT_EACH_END = 20  # code points of a faulty line that are repeated to the reader


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One entry, as CC-CEDICT writes it.

    Attributes:
        pinyin: numbered syllables (`xiao3`, `lu:4`, `r5`), runs of letters, and `,` `·` `:`.
        definitions: in the dictionary's own order and notation, which `definitions.py` displays.
    """

    traditional: str
    simplified: str
    pinyin: tuple[str, ...]
    definitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """What a release says of itself.

    Attributes:
        date: the moment of publication, in ISO 8601 and UTC; later ones sort after earlier ones.
        licence: its URL.
        credit: whom to name, in the header's own words.
    """

    date: str
    entry_count: int
    licence: str
    credit: str


@dataclass(frozen=True, slots=True)
class Cedict:
    """A whole release."""

    release: Release
    entries: tuple[DictionaryEntry, ...]


def parse_entry(line: str) -> DictionaryEntry | None:
    """Parse one line without its line break; None where it is malformed."""
    match = _ENTRY.fullmatch(line)
    if match is None:
        return None
    traditional, simplified, pinyin, definitions = match.groups()
    return DictionaryEntry(
        traditional, simplified, tuple(pinyin.split(" ")), tuple(definitions.split("/"))
    )


def format_entry(entry: DictionaryEntry) -> str:
    """Write an entry as the line that `parse_entry` reads."""
    return (
        f"{entry.traditional} {entry.simplified} [{' '.join(entry.pinyin)}] "
        f"/{'/'.join(entry.definitions)}/"
    )


def mend_umlauts(pinyin: str) -> str:
    """Join the syllables that a definition tears apart: `lu : 4` is `lu:4`."""
    return _TORN_UMLAUT.sub(":", pinyin)


def parse(lines: Iterable[str], name: str) -> Cedict:
    """Parse a release; `name` is what messages call it. Empty lines are passed over.

    Raises:
        NotCedictError: with every line that is malformed, and what is missing from the header.
    """
    header: list[str] = []
    entries: list[DictionaryEntry] = []
    faults: list[str] = []
    for number, line in enumerate((line.rstrip("\r\n") for line in lines), start=1):
        if line.startswith("#"):
            header.append(line)
        elif entry := parse_entry(line):
            entries.append(entry)
        elif line:
            faults.append(
                f"line {number} is not `traditional simplified [pin1 yin1] /definition/`: "
                f"{_quote(line)}"
            )
    fields = {match[1]: match[2].strip() for line in header if (match := _FIELD.fullmatch(line))}
    faults = _faults_of_header(fields, len(entries) + len(faults)) + faults
    if faults:
        raise NotCedictError(name, faults)
    return Cedict(
        Release(fields["date"], len(entries), fields["license"], _credit(header)), tuple(entries)
    )


def _quote(line: str) -> str:
    if len(line) > 2 * _QUOTE_AT_EACH_END:
        line = f"{line[:_QUOTE_AT_EACH_END]}…{line[-_QUOTE_AT_EACH_END:]}"
    return repr(line)


def _faults_of_header(fields: Mapping[str, str], lines_of_entries: int) -> list[str]:
    missing = [name for name in ("entries", "date", "license", "publisher") if name not in fields]
    if missing:
        return [f"its header has no line `#! {name}=…`" for name in missing]
    faults = []
    if not _DATE.fullmatch(fields["date"]):
        faults.append(f"its date is {fields['date']!r}, not like 2026-09-10T07:14:51Z")
    if fields["entries"] != str(lines_of_entries):
        faults.append(f"its header counts {fields['entries']} entries, it has {lines_of_entries}")
    return faults


def _credit(header: Sequence[str]) -> str:
    """Return the header's lines that name people: its publisher, and whose copyright it bears."""
    comments = (line.lstrip("# ") for line in header)
    named = [line for line in comments if line.startswith("Published by") or "Copyright" in line]
    return "; ".join(named)
