"""Folders of YAML files in, entries and every complaint about them out.

A file with a fault is left out with its complaints; it never keeps the others from loading.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from yanwai.errors import LexiconUnusableError, MissingFolderError
from yanwai.lexicon.compiled import CompiledValues, compiled_file
from yanwai.lexicon.complaint import Complaint, complaints_of
from yanwai.lexicon.faults import describe_faults
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.model import PROSE_IS_CHECKED, Domain, Entry, Source
from yanwai.lexicon.yaml_reader import START, Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DOMAINS_FILE = "domains.yaml"
SOURCES_FILE = "sources.yaml"
TRADITIONAL_FILE = "traditional.json"
MOST_BYTES = 2**20  # an entry has about 5,000; the table of all sources a sixth of this

ModelT = TypeVar("ModelT", bound=BaseModel)
ValueT = TypeVar("ValueT")


class _Domains(RootModel[dict[str, Domain]]):
    """The content of domains.yaml: domains by folder name."""


class _Sources(RootModel[dict[str, Source]]):
    """The content of sources.yaml: sources by key."""


class _Traditional(RootModel[dict[str, str]]):
    """The content of traditional.json: forms by headword."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """One entry's file as it was read: kept for complaints that need its lines.

    Attributes:
        name: the path from the lexicon's parent folder; of the reader's own files the whole path.
        digest: a hash of the file's bytes.
    """

    path: Path
    name: str
    document: Document
    digest: str


@dataclass(slots=True)
class Loaded:
    """What one or more lexicon folders held.

    Attributes:
        lexicon: the entries that are whole, indexed.
        files: by headword, the file each entry of `lexicon` came from.
        complaints: every fault of every file, in order of file and line.
    """

    lexicon: Lexicon
    files: dict[str, EntryFile] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)


def load_lexicon(
    folders: Sequence[Path], last_good: Loaded | None = None, cache_folder: Path | None = None
) -> Loaded:
    """Read the lexicon's folder and, after it, those of the reader's own entries.

    An entry in a later folder replaces its namesake in an earlier one, whatever its domain.
    A file that is broken now but stands in `last_good` keeps its entry from there. With a folder
    for caches, files that have not changed since the last time are not parsed again.

    Raises:
        MissingFolderError: one of the folders is not there.
        LexiconUnusableError: no file held a whole entry.
    """
    values = CompiledValues(compiled_file(cache_folder, folders) if cache_folder else None)
    loader = _Loader(last_good, values)
    for folder in folders:
        if not folder.is_dir():
            raise MissingFolderError(folder, "name the folder that holds the domains' folders")
        loader.read_folder(folder, is_own=folder is not folders[0])
    loaded = loader.finish()
    if not loaded.lexicon.entries:
        raise LexiconUnusableError(folders[-1], len(loaded.complaints))
    values.save()
    return loaded


class _Loader:
    """Gathers what the folders hold, one file at a time."""

    def __init__(self, last_good: Loaded | None, compiled: CompiledValues) -> None:
        self._compiled = compiled
        self._entries: dict[str, LexiconEntry] = {}
        self._files: dict[str, EntryFile] = {}
        self._domains: dict[str, Domain] = {}
        self._sources: dict[str, Source] = {}
        self._traditional: dict[str, str] = {}
        self._complaints: list[Complaint] = []
        self._last_good: dict[Path, tuple[LexiconEntry, EntryFile]] = (
            {
                file.path: (last_good.lexicon.entries[headword], file)
                for headword, file in last_good.files.items()
            }
            if last_good
            else {}
        )

    def read_folder(self, folder: Path, *, is_own: bool) -> None:
        self._domains |= self._read_table(folder, DOMAINS_FILE, _Domains)
        self._sources |= self._read_table(folder, SOURCES_FILE, _Sources)
        self._traditional |= self._read_table(folder, TRADITIONAL_FILE, _Traditional)
        for path in sorted(folder.glob("*/*.yaml")):
            if path.name.startswith("."):  # what an editor puts beside a file that is open in it
                continue
            name = str(path) if is_own else f"{folder.name}/{path.parent.name}/{path.name}"
            read = self._read_entry(path, name, is_own=is_own) or self._last_good.get(path)
            if read:
                item, file = read
                self._entries[item.entry.headword] = item
                self._files[item.entry.headword] = file

    def finish(self) -> Loaded:
        lexicon = Lexicon(self._entries.values(), self._domains, self._sources, self._version())
        return Loaded(lexicon, self._files, sorted(self._complaints))

    def _version(self) -> str:
        """Hash every entry's bytes and place, and what they draw from the two tables."""
        version = hashlib.sha256()
        for headword in sorted(self._files):
            item, file = self._entries[headword], self._files[headword]
            own = " own" if item.is_own else ""
            version.update(f"{headword} {item.domain}{own} {file.digest}\n".encode())
        for table in (self._domains, self._sources):
            for key in sorted(table):
                version.update(f"{key} {table[key].model_dump_json()}\n".encode())
        return version.hexdigest()[:16]

    def _read_table(
        self, folder: Path, file_name: str, model: type[RootModel[dict[str, ValueT]]]
    ) -> dict[str, ValueT]:
        path = folder / file_name
        if not path.exists():
            return {}
        name = f"{folder.name}/{file_name}"
        content = self._read_bytes(path, name)
        document = None if content is None else self._read_document(content, name)
        table = self._validate(document, name, model) if document else None
        return table.root if table else {}

    def _read_entry(
        self, path: Path, name: str, *, is_own: bool
    ) -> tuple[LexiconEntry, EntryFile] | None:
        content = self._read_bytes(path, name)
        if content is None:
            return None
        digest = hashlib.sha256(content).hexdigest()
        read = self._known_entry(content, digest) or self._new_entry(content, name)
        if read is None:
            return None
        document, entry = read
        self._compiled.keep(digest, document.value)
        faults = list(self._misplaced(entry, path))
        if faults:
            where = document.position(("headword",))
            self._complaints += [Complaint(name, where, message) for message in faults]
            return None
        traditional = self._traditional.get(entry.headword)
        item = LexiconEntry(entry, path.parent.name, traditional, is_own)
        return item, EntryFile(path, name, document, digest)

    def _known_entry(self, content: bytes, digest: str) -> tuple[Document, Entry] | None:
        value = self._compiled.find(digest)
        if value is None:
            return None
        try:
            entry = Entry.model_validate(value, context=PROSE_IS_CHECKED)
        except ValidationError:  # somebody else wrote the compiled file
            return None
        return Document(content.decode("utf-8"), value), entry

    def _new_entry(self, content: bytes, name: str) -> tuple[Document, Entry] | None:
        document = self._read_document(content, name)
        entry = self._validate(document, name, Entry) if document else None
        return (document, entry) if document and entry else None

    def _misplaced(self, entry: Entry, path: Path) -> Iterator[str]:
        if entry.headword != path.stem:
            yield (
                f"the headword {entry.headword} is not the file's name: "
                f"rename the file to {entry.headword}.yaml"
            )
        if path.parent.name not in self._domains:
            yield (
                f"the folder {path.parent.name} is not a domain: "
                f"{DOMAINS_FILE} knows {', '.join(self._domains) or 'none'}"
            )

    def _read_bytes(self, path: Path, name: str) -> bytes | None:
        try:
            if not path.is_file():
                fault = "this is not a file: only files end in .yaml here"
            elif (size := path.stat().st_size) > MOST_BYTES:
                fault = f"the file has {size} bytes; {MOST_BYTES} is the most"
            else:
                return path.read_bytes()
        except OSError as error:  # it is another user's, or it has just gone
            fault = f"the file cannot be read: {error.strerror}"
        self._complaints.append(Complaint(name, START, fault))
        return None

    def _read_document(self, content: bytes, name: str) -> Document | None:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not UTF-8: save the file as UTF-8"
            self._complaints.append(Complaint(name, START, message))
            return None
        document = read_yaml(text)
        faults = ((fault.position, fault.message) for fault in document.faults)
        self._complaints += complaints_of(name, faults)
        return None if document.faults else document

    def _validate(self, document: Document, name: str, model: type[ModelT]) -> ModelT | None:
        try:
            return model.model_validate(document.value)
        except ValidationError as error:
            found = describe_faults(error, model)
            faults = ((document.position(path), message) for path, message in found)
            self._complaints += complaints_of(name, faults)
            return None
