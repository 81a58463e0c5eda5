"""Pages in, their records out in the same order, worked on by several processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yanwai.bulk.page import BrokenPage, Page
    from yanwai.bulk.record import Record, Recorder

_PAGES_A_TASK = 32  # sending a page to a process costs about as much as a tenth of annotating it
_TASKS_AHEAD = 3  # for each process; more would only hold text in memory
_LOOK_SECONDS = 1.0

_recorder: Recorder | None = None
"""The process's own, made once; a fork has its parent's, whose memory it shares."""


class WorkerEndedError(YanwaiError):
    """Raised when a process was ended from outside, as the system does when memory runs out."""

    def __init__(self) -> None:
        super().__init__(
            "a worker process was ended from outside, perhaps for want of memory: run the same "
            "command again, with fewer --workers; it goes on where it stopped"
        )


def records_of(
    pages: Iterable[Page | BrokenPage], make_recorder: Callable[[], Recorder], workers: int
) -> Iterator[Record]:
    """Yield a record for each page, in order.

    Args:
        pages: read as far ahead as the workers need, and no further.
        make_recorder: is called in each process, or once before they fork.
        workers: how many processes; with one, all is done in this.

    Raises:
        WorkerEndedError: a process was ended from outside.
    """
    if workers == 1:
        recorder = make_recorder()
        yield from map(recorder.record, pages)
        return
    with _pool(make_recorder, workers) as pool:
        try:
            yield from _through(pool, iter(pages), workers * _TASKS_AHEAD)
        except BrokenProcessPool:
            raise WorkerEndedError from None


def _pool(make_recorder: Callable[[], Recorder], workers: int) -> ProcessPoolExecutor:
    global _recorder  # noqa: PLW0603 - what a fork inherits
    if "fork" in multiprocessing.get_all_start_methods():
        _recorder = make_recorder()
        gc.freeze()  # a collection would touch, and so copy, every page that the forks share
        context, make = multiprocessing.get_context("fork"), None
    else:
        context, make = multiprocessing.get_context("spawn"), make_recorder  # type: ignore[assignment]
    return ProcessPoolExecutor(workers, context, _begin, (os.getpid(), make))


def _through(
    pool: ProcessPoolExecutor, pages: Iterator[Page | BrokenPage], ahead: int
) -> Iterator[Record]:
    waiting: deque[Future[list[Record]]] = deque()
    while True:
        while len(waiting) < ahead and (task := list(islice(pages, _PAGES_A_TASK))):
            waiting.append(pool.submit(_work, task))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _begin(parent: int, make_recorder: Callable[[], Recorder] | None) -> None:
    global _recorder  # noqa: PLW0603 - each process's own
    if make_recorder:
        _recorder = make_recorder()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process when its parent is gone: a killed parent cannot say so."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


def _work(pages: list[Page | BrokenPage]) -> list[Record]:
    assert _recorder is not None  # noqa: S101 - set before any task comes
    return [_recorder.record(page) for page in pages]
