"""Work in turn: so many at once, so many in the queue, and the rest sent away at once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from yanwai.settings import Limits
from yanwai.web.problems import Problem, ProblemError
from yanwai.web.turns import Turns

FOREVER = 60.0


def test_who_finds_the_queue_full_is_sent_away_without_waiting() -> None:
    refused: list[str] = []
    limits = Limits(requests_at_work=1, requests_waiting=1, wait_seconds=FOREVER)
    turns = Turns(limits, lambda: refused.append("busy"))
    done = threading.Event()
    at_work, waiting = threading.Event(), threading.Event()

    def work(began: threading.Event) -> None:
        with turns.taken():
            began.set()
            done.wait(FOREVER)

    with ThreadPoolExecutor(2) as pool:
        pool.submit(work, at_work)
        at_work.wait(FOREVER)
        second = pool.submit(work, waiting)
        while True:  # until the second stands in the queue
            try:
                with turns._held(turns._queue, 0):
                    pass
            except ProblemError:
                break
        with pytest.raises(ProblemError) as caught, turns.taken():
            pass
        assert not waiting.is_set()
        done.set()
        second.result()
    assert caught.value.problem is Problem.BUSY
    assert caught.value.headers == {"Retry-After": "1"}
    assert refused


def test_who_waits_too_long_is_sent_away_and_leaves_its_place() -> None:
    turns = Turns(Limits(requests_at_work=1, wait_seconds=0.01), lambda: None)
    with turns.taken():
        for _ in range(100):
            with pytest.raises(ProblemError), turns.taken():
                pass
    with turns.taken():
        pass


def test_a_fault_at_work_gives_its_place_back() -> None:
    turns = Turns(Limits(requests_at_work=1, requests_waiting=0), lambda: None)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.taken():
            _ = 1 / 0
    with turns.taken():
        pass
