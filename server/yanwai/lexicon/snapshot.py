"""A loaded lexicon in, one file that holds it out, and the way back: for processes that share one.

The file is whole by itself. Who reads it needs neither the folders nor what was in them before, so
every process has the same entries, also those that stay in use because their file is broken now.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter

from yanwai.errors import BrokenFileError
from yanwai.files import write_whole
from yanwai.lexicon.complaint import Complaint, Severity
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.load import EntryFile, Loaded
from yanwai.lexicon.model import PROSE_IS_CHECKED, Domain, Entry, Source
from yanwai.lexicon.yaml_reader import Document, Position

_DOMAINS = TypeAdapter(dict[str, Domain])
_SOURCES = TypeAdapter(dict[str, Source])


def write_snapshot(path: Path, loaded: Loaded) -> None:
    """Write a lexicon in one step.

    Raises:
        NotWrittenError: the file cannot be written; what was there is kept.
    """
    lexicon = loaded.lexicon
    document = {
        "version": lexicon.version,
        "domains": _DOMAINS.dump_python(dict(lexicon.domains), mode="json"),
        "sources": _SOURCES.dump_python(dict(lexicon.sources), mode="json"),
        "entries": [
            _stored(lexicon.entries[headword], file) for headword, file in loaded.files.items()
        ],
        "complaints": loaded.complaints,
    }
    write_whole(path, orjson.dumps(document))


def read_snapshot(path: Path) -> Loaded:
    """Return the lexicon that a file holds. The lines of its entries' files are not known.

    Raises:
        BrokenFileError: there is no such file, or it holds something else.
    """
    try:
        document = orjson.loads(path.read_bytes())
        read = [_restored(stored) for stored in document["entries"]]
        lexicon = Lexicon(
            [item for item, _ in read],
            _DOMAINS.validate_python(document["domains"]),
            _SOURCES.validate_python(document["sources"]),
            document["version"],
        )
        complaints = [_complaint(stored) for stored in document["complaints"]]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BrokenFileError(str(path), f"it is no lexicon ({type(error).__name__})") from None
    return Loaded(lexicon, {item.entry.headword: file for item, file in read}, complaints)


def _stored(item: LexiconEntry, file: EntryFile) -> dict[str, Any]:
    return {
        "value": file.document.value,
        "domain": item.domain,
        "known_traditional": item.known_traditional,
        "is_own": item.is_own,
        "path": str(file.path),
        "name": file.name,
        "digest": file.digest,
    }


def _restored(stored: dict[str, Any]) -> tuple[LexiconEntry, EntryFile]:
    value = stored["value"]
    entry = Entry.model_validate(value, context=PROSE_IS_CHECKED)
    return (
        LexiconEntry(entry, stored["domain"], stored["known_traditional"], stored["is_own"]),
        EntryFile(Path(stored["path"]), stored["name"], Document("", value), stored["digest"]),
    )


def _complaint(stored: dict[str, Any]) -> Complaint:
    return Complaint(
        stored["file"],
        Position(**stored["position"]),
        stored["message"],
        Severity(stored["severity"]),
    )
