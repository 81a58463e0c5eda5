"""The lexicon is replaced while many ask: all at once in every process, and only by a whole one."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from hosted.clients import CLIENTS, OWN_WORD, asking
from support.hosted import WORKERS
from support.lexicons import DOMAIN, fields, write_entry
from support.processes import wait_until

if TYPE_CHECKING:
    from support.hosted import HostedServer


def write_line(server: HostedServer, line: str) -> None:
    """Give the owner's entry another tagline."""
    file = server.lexicon / DOMAIN / f"{OWN_WORD}.yaml"
    write_entry(server.lexicon, fields(OWN_WORD, pinyin="chéngxùyuán", tagline=line))
    assert line in file.read_text(encoding="utf-8")


def complaints(server: HostedServer) -> set[int]:
    """Return how many faults the processes tell of, each asked a few times."""
    return {server.ask("/healthz").json()["lexicon"]["complaints"] for _ in range(4 * WORKERS)}


def test_a_lexicon_replaced_under_load_is_first_old_then_new_in_every_process(
    server: HostedServer, anna: str
) -> None:
    write_line(server, "The old line.")
    with asking(server, anna) as asked:
        wait_until(lambda: asked.lines[-1:] == ["The old line."], 60)
        before = len(asked.answers)
        write_line(server, "The new line.")
        wait_until(lambda: asked.lines[-1:] == ["The new line."], 60)
        count = len(asked.answers)
        wait_until(lambda: len(asked.answers) > count + 20 * CLIENTS, 60)
    assert {answer.status for answer in asked.answers} == {200}
    lines = asked.lines[before:]
    first_new = lines.index("The new line.")
    # Answers on their way at the switch come in between; nobody who asks after it gets the old.
    assert set(lines[first_new + CLIENTS :]) == {"The new line."}
    versions = {
        (a.json()["lexicon_version"], a.json()["entries"][OWN_WORD]["tagline"])
        for a in asked.answers
    }
    assert len({version for version, _ in versions}) == len(versions)


def test_a_broken_file_keeps_the_last_good_entry_also_in_new_processes(
    server: HostedServer, anna: str
) -> None:
    write_line(server, "The good line.")
    file = server.lexicon / DOMAIN / f"{OWN_WORD}.yaml"
    with asking(server, anna) as asked:
        wait_until(lambda: asked.lines[-1:] == ["The good line."], 60)
        before = len(asked.answers)
        usual = complaints(server)
        file.write_text("tagline: [", encoding="utf-8")
        wait_until(lambda: complaints(server) == {count + 1 for count in usual}, 60)
        old = server.workers()
        os.kill(old[0], signal.SIGKILL)
        wait_until(lambda: set(server.workers()) - set(old) != set(), 60)
        count = len(asked.answers)
        wait_until(lambda: len(asked.answers) > count + 20 * CLIENTS, 60)
    assert set(asked.lines[before:]) == {"The good line."}
    write_line(server, "The mended line.")
    wait_until(lambda: complaints(server) == usual, 60)
