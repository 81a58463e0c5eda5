"""datatrove's documents in, the same with their terms out: our engine as a step of its pipelines.

The step finds what `yanwai bulk` finds: both make their records with the same recorder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers.base import BaseDiskReader

from yanwai.bulk.page import MOST_CHARS, BrokenPage, Page
from yanwai.bulk.read_warc import warc_pages
from yanwai.bulk.record import Recorder
from yanwai.engine.document import Explainer
from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled, default_cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from datatrove.data import Document

_BROKEN = "broken"
_KEPT = ("lexicon_version", "error", "annotations")


class FindTerms(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Puts a record's `lexicon_version`, `error` and `annotations` into a document's metadata."""

    name = "Yanwai: find terms"
    type = "Annotator"

    def __init__(self, lexicon_folders: Iterable[Path] = ()) -> None:
        """Take the reader's own lexicon folders."""
        super().__init__()
        self._folders = tuple(lexicon_folders)
        self._recorder: Recorder | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Travel to a worker without the engine, which each makes for itself."""
        return {**self.__dict__, "_recorder": None}

    def run(
        self, data: Iterable[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Annotate the documents of one task."""
        del rank, world_size
        recorder = self._recorder or self._made()
        for document in data:
            with self.track_time():
                record = recorder.record(_page(document))
                self.stat_update("terms", value=len(record["annotations"]))
                if record["error"]:
                    self.stat_update("broken")
            document.metadata.update({name: record[name] for name in _KEPT})
            yield document

    def _made(self) -> Recorder:
        folders = [bundled("lexicon"), *self._folders]
        lexicon = load_lexicon(folders, cache_folder=default_cache_folder()).lexicon
        self._recorder = Recorder(Explainer(lexicon).annotator)
        return self._recorder


class ReadArchives(BaseDiskReader):  # type: ignore[misc]  # datatrove has no types
    """Reads web archives as `yanwai bulk` reads them; datatrove's own reader keeps the tags."""

    name = "Yanwai: read web archives"

    def read_file(self, filepath: str) -> Iterator[Document]:
        """Yield the pages of one archive; a broken one has its reason in its metadata."""
        with self.data_folder.open(filepath, "rb") as file:
            for number, page in enumerate(warc_pages(file)):
                found = {"id": page.id, "url": page.url, "date": page.date}
                if isinstance(page, BrokenPage):
                    # datatrove passes over documents without any text.
                    found |= {"text": " ", _BROKEN: page.reason}
                else:
                    found["text"] = page.text or " "
                if document := self.get_document_from_dict(found, filepath, number):
                    yield document


def _page(document: Document) -> Page | BrokenPage:
    reason = document.metadata.get(_BROKEN)
    if len(document.text) > MOST_CHARS:
        reason = f"it has {len(document.text)} characters, and {MOST_CHARS} are the most"
    if reason:
        return BrokenPage(document.id, reason)
    return Page(document.id, document.text)


def row(_writer: object, document: Document) -> dict[str, Any]:
    """Return a document as a row of the columns that `yanwai bulk` writes, without its text."""
    metadata = document.metadata
    return {
        "id": document.id,
        "url": str(metadata.get("url") or ""),
        "date": str(metadata.get("date") or ""),
        **{name: metadata[name] for name in _KEPT},
    }
