"""A folder of pages in, a folder of Parquet out, by datatrove: here, on Slurm, or on Ray.

datatrove deals the files out to tasks and keeps a mark for each that is done: a command that is
given again runs the others only. It is for what is too much for one machine; on one, `yanwai bulk`
by itself needs less.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from pathlib import Path

EXECUTORS = ("local", "slurm", "ray")


class NoDatatroveError(YanwaiError):
    """Raised when datatrove, or what one of its executors needs, is not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"the engine datatrove needs the package {missing}: install "
            "`pip install 'yanwai[datatrove]'`, and for Ray `pip install ray`"
        )


class NotAFolderError(YanwaiError):
    """Raised when datatrove is given a file: it deals out the files of a folder."""

    def __init__(self, source: Path) -> None:
        super().__init__(
            f"{source} is no folder: give the folder that holds the .jsonl.gz or .warc.gz files, "
            "for datatrove deals out whole files; for one file leave --engine out"
        )


@dataclass(frozen=True, slots=True)
class Cluster:
    """How the work is dealt out.

    Attributes:
        executor: one of `EXECUTORS`.
        tasks: into how many parts; at most one a file is of use.
        workers: how many run at once.
        partition: Slurm's queue.
        hours: Slurm ends a task that takes longer.
    """

    executor: str = "local"
    tasks: int = 1
    workers: int = 1
    partition: str = "normal"
    hours: int = 24


def run_datatrove(
    source: Path, target: Path, lexicon_folders: tuple[Path, ...], cluster: Cluster
) -> None:
    """Annotate every page of the files in a folder.

    Raises:
        NotAFolderError: the source is a file.
        NoDatatroveError: a package is missing.
    """
    if not source.is_dir():
        raise NotAFolderError(source)
    try:
        executor = _executor(source, target, lexicon_folders, cluster)
    except ImportError as error:
        raise NoDatatroveError(error.name or str(error)) from None
    executor.run()


def _executor(
    source: Path, target: Path, lexicon_folders: tuple[Path, ...], cluster: Cluster
) -> Any:
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import ParquetWriter

    from yanwai.bulk.datatrove_step import FindTerms, ReadArchives, row
    from yanwai.bulk.outputs import parquet_schema

    is_archive = any(source.rglob("*.warc*"))
    reader = (
        ReadArchives(str(source), glob_pattern="**/*.warc*")
        if is_archive
        else JsonlReader(str(source), glob_pattern="**/*.jsonl*")
    )
    schema = parquet_schema()
    pipeline = [
        reader,
        FindTerms(lexicon_folders),
        ParquetWriter(
            str(target),
            adapter=row,
            compression="zstd",
            schema=schema.remove(schema.get_field_index("text")),
        ),
    ]
    logs = str(target.with_name(f"{target.name}.logs"))
    if cluster.executor == "slurm":
        from datatrove.executor import SlurmPipelineExecutor

        return SlurmPipelineExecutor(
            pipeline,
            tasks=cluster.tasks,
            workers=cluster.workers,
            time=f"{cluster.hours}:00:00",
            partition=cluster.partition,
            job_name="yanwai",
            logging_dir=logs,
        )
    if cluster.executor == "ray":
        import_module("ray")  # datatrove would say so later, and less clearly
        from datatrove.executor import RayPipelineExecutor

        return RayPipelineExecutor(
            pipeline, tasks=cluster.tasks, workers=cluster.workers, logging_dir=logs
        )
    from datatrove.executor import LocalPipelineExecutor

    return LocalPipelineExecutor(
        pipeline, tasks=cluster.tasks, workers=cluster.workers, logging_dir=logs
    )
