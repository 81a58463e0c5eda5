"""The real server as a process of its own, on a free port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

YANWAI = Path(sys.executable).parent / "yanwai"
START_SECONDS = 30


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_server(
    port: int | None = None,
    command: Path = YANWAI,
    folder: Path | None = None,
    data: Path | None = None,
    lexicon: Path | None = None,
) -> Iterator[str]:
    """Run `yanwai serve` in `folder` and yield its address, such as http://127.0.0.1:40123.

    Saved words are kept in `data`, or in a folder that is gone afterwards. `lexicon` is a folder of
    the reader's own entries.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    more = ["--lexicon", str(lexicon)] if lexicon else []
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as own,
        subprocess.Popen(
            [command, "serve", "--port", str(port), "--data", data or own, *more],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait_until_healthy(address, process)
            yield address
        finally:
            process.terminate()
            process.communicate()


def wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server that is being started answers; end it if it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=1):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    process.kill()
    output = (process.communicate()[0] or b"").decode()
    raise RuntimeError(f"the server did not start:\n{output}")
