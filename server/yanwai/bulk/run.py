"""A file of pages in, a file of their terms out; a run that was stopped goes on where it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from yanwai.bulk.inputs import opened_pages
from yanwai.bulk.outputs import output_at
from yanwai.bulk.progress import Progress, begun, save
from yanwai.bulk.record import Recorder
from yanwai.bulk.workers import records_of
from yanwai.engine.document import Explainer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from yanwai.bulk.record import Record
    from yanwai.lexicon.index import Lexicon


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is to do.

    Attributes:
        source: .jsonl or .warc, gzipped or not.
        target: .jsonl, .jsonl.gz, or .parquet, which is a folder of parts.
        workers: how many processes work.
        with_text: whether records hold the text.
    """

    source: Path
    target: Path
    workers: int = 1
    with_text: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has written.

    Attributes:
        pages: all that the output holds now.
        before: those of them that an earlier run had written.
        broken: those that this run wrote with an error.
        terms: the annotations that this run wrote.
    """

    pages: int
    before: int
    broken: int
    terms: int


def run(job: Job, lexicon: Lexicon, tell: Callable[[int], None] = lambda _bytes: None) -> Done:
    """Annotate every page of a job's source into its target.

    Args:
        job: what to read, what to write, and how.
        lexicon: with which to annotate.
        tell: is called with the bytes of the input read so far, after each piece.

    Raises:
        UnknownInputError, UnknownOutputError: a name tells no format.
        NoWarcError, NoParquetError: a package is missing.
        OtherRunError: the target was begun by another run.
        WorkerEndedError: a worker process was ended from outside.
    """
    output = output_at(job.target)
    name = f"{job.source.name} of {job.source.stat().st_size} bytes"
    with opened_pages(job.source) as (file, pages):
        progress = begun(job.target, Progress(name, lexicon.version, job.with_text))
        before = progress.pages
        broken = terms = 0
        if not progress.is_finished:
            save(job.target, progress)
            output.cut(progress.size)
            records = records_of(
                islice(pages, progress.pages, None),
                _Maker(lexicon, with_text=job.with_text),
                job.workers,
            )
            for piece in _pieces(records, output.pages_a_piece):
                progress = progress.after(len(piece), output.add(piece))
                save(job.target, progress)
                broken += sum(record["error"] is not None for record in piece)
                terms += sum(len(record["annotations"]) for record in piece)
                tell(file.tell())
            save(job.target, replace(progress, is_finished=True))
    return Done(progress.pages, before, broken, terms)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes a recorder in whichever process it is called."""

    lexicon: Lexicon
    with_text: bool

    def __call__(self) -> Recorder:
        return Recorder(Explainer(self.lexicon).annotator, with_text=self.with_text)


def _pieces(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    remaining = iter(records)
    while piece := list(islice(remaining, size)):
        yield piece
