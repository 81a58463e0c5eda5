"""A free port goes in, a real `yanwai serve` process that answers comes out."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any, Self

from support.waiting import until


def free_port() -> int:
    """Return a port on which nothing listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class YanwaiServer:
    """`yanwai serve` with the bundled lexicon, from entering to leaving the context."""

    def __init__(self, log: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log

    def __enter__(self) -> Self:
        """Start the server and wait until it answers."""
        yanwai = Path(sys.executable).with_name("yanwai")
        command = [yanwai, "serve", "--port", str(self.port)]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        until(self._is_up, f"the server; its log is {self.log}")
        return self

    def __exit__(self, *_: object) -> None:
        """End the server as Ctrl-C would."""
        self._process.terminate()
        self._process.wait(timeout=10)

    def annotate(self, text: str) -> dict[str, Any]:
        """Return what the server says about one text."""
        request = urllib.request.Request(
            f"{self.url}/v1/annotate",
            data=json.dumps({"text": text}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            answer: dict[str, Any] = json.load(response)
        return answer

    def _is_up(self) -> bool:
        if self._process.poll() is not None:
            raise AssertionError(f"the server ended: {self.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as response:
                return bool(response.status == 200)
        except OSError:
            return False
