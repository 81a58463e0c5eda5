"""A real PostgreSQL server of the tests' own: made in a folder, started, stopped, forgotten."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from support.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "yanwai"
_DEBIAN = Path("/usr/lib/postgresql")
_SERVERS_USER = "postgres"  # PostgreSQL refuses to run as root


def programs() -> Path | None:
    """Return the folder with initdb and pg_ctl, the newest version's, if there is one."""
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def running_postgresql(folder: Path) -> Iterator[str]:
    """Run a server on this machine alone, and yield its address without a database's name."""
    port = free_port()
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, _SERVERS_USER)
        as_user = ["runuser", "-u", _SERVERS_USER, "--"]
    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="

    def run(program: str, *arguments: str) -> None:
        path = programs()
        assert path is not None
        subprocess.run(
            [*as_user, str(path / program), "-D", str(data), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    run("initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://{USER}@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")


@contextmanager
def server_folder() -> Iterator[Path]:
    """Yield a folder that the server's own user can reach, which pytest's are not."""
    with TemporaryDirectory(prefix="yanwai-postgresql-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
