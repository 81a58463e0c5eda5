"""The two ways to run Yanwai, each as a process of its own."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from load.client import Client
from support.hosted import GUNICORN, WORKERS, listens
from support.processes import running
from support.server import free_port
from yanwai.study.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterator

_YANWAI = Path(sys.executable).parent / "yanwai"
_HEADERS = "Content-Type: application/json\r\n"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    name: str
    process: int
    client: Client


@contextmanager
def waitress() -> Iterator[Server]:
    """Run `yanwai serve`: one process."""
    port = free_port()
    with TemporaryDirectory() as name:
        folder = Path(name)
        command = [str(_YANWAI), "serve", "--port", str(port), "--data", str(folder)]
        with running(command, folder / "log", lambda: listens(port)) as process:
            headers = f"Host: 127.0.0.1:{port}\r\n{_HEADERS}"
            yield Server("waitress, one process", process.pid, Client("127.0.0.1", port, headers))


@contextmanager
def gunicorn() -> Iterator[Server]:
    """Run gunicorn as docs/hosting.md has it, on two processes, without nginx before it."""
    port = free_port()
    with TemporaryDirectory() as name:
        folder = Path(name)
        users = Users(folder / "users.json")
        environment = {
            "WEB_CONCURRENCY": str(WORKERS),
            "YANWAI_ALLOWED_HOSTS": "yanwai.example",
            "YANWAI_BIND": f"127.0.0.1:{port}",
            "YANWAI_CACHE": str(folder / "cache"),
            "YANWAI_DATA": str(folder / "data"),
            "YANWAI_METRICS": str(folder / "metrics"),
            "YANWAI_USERS": str(users.path),
            "YANWAI_LIMIT_USER": "100000000/minute",
            "YANWAI_LIMIT_ADDRESS": "100000000/minute",
        }
        headers = f"Host: yanwai.example\r\nAuthorization: Bearer {users.add('load')}\r\n{_HEADERS}"
        log = folder / "log"
        with running(GUNICORN, log, lambda: listens(port), environment) as process:
            told = f"gunicorn, {WORKERS} processes, on {os.cpu_count()} cores"
            yield Server(told, process.pid, Client("127.0.0.1", port, headers))
