"""A real server whose folders are all its own goes out, with everything that it wrote and said."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from support.server import free_port, wait_until_healthy
from yanwai.study.pairing import Pairing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SERVE = Path(__file__).with_name("spied_serve.py")


@dataclass(frozen=True)
class SpiedServer:
    """A server whose home, data, caches and temporary files are in one folder."""

    folder: Path
    port: int

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def token(self) -> str:
        """The reader's token."""
        return Pairing(self.data).token()

    @property
    def said(self) -> str:
        """All that it has printed."""
        return (self.folder / "said").read_text(encoding="utf-8")

    @property
    def opened_to_write(self) -> set[Path]:
        """Every file that it has opened to write."""
        lines = (self.folder / "notes").read_text(encoding="utf-8").splitlines()
        return {Path(line) for line in lines}

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Send a request with these headers and no others but its length; return what comes."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return response.status, response.read().decode(errors="replace")


@contextmanager
def spied_server(folder: Path) -> Iterator[SpiedServer]:
    """Run a server in an empty folder."""
    server = SpiedServer(folder, free_port())
    for name in ("home", "data", "cache", "temporary"):
        (folder / name).mkdir()
    environment = os.environ | {
        "HOME": str(folder / "home"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temporary"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    arguments = ["serve", "--port", str(server.port), "--data", str(server.data)]
    command = [sys.executable, str(_SERVE), str(folder / "notes"), *arguments]
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(
            command, cwd=folder / "home", env=environment, stdout=said, stderr=said
        ) as process,
    ):
        try:
            wait_until_healthy(f"http://127.0.0.1:{server.port}", process)
            yield server
        finally:
            process.terminate()
            process.wait()
