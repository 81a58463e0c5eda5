"""A hosted Yanwai as docs/hosting.md has it: gunicorn, nginx with TLS, Redis; on loopback alone."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from support.processes import running
from support.server import free_port
from yanwai.study.users import Users

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
HOST = "yanwai.example"
WORKERS = 2
_PROGRAM = Path(sys.executable).parent / "gunicorn"
GUNICORN = [str(_PROGRAM), "--config", str(DEPLOY / "gunicorn.conf.py")]
_NGINX_MAIN = """\
{user}daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-start.log;
events {{ worker_connections 512; }}
http {{
	client_body_temp_path {folder}/nginx-bodies;
	proxy_temp_path {folder}/nginx-answers;
	fastcgi_temp_path {folder}/nginx-fastcgi;
	uwsgi_temp_path {folder}/nginx-uwsgi;
	scgi_temp_path {folder}/nginx-scgi;
	include {folder}/yanwai.conf;
}}
"""


def missing_programs() -> list[str]:
    """Return which of the programs that hosting needs are not here."""
    found = os.pathsep.join((os.environ["PATH"], "/usr/sbin"))
    return [n for n in ("nginx", "redis-server", "openssl") if not shutil.which(n, path=found)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Return the body's JSON."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class HostedServer:
    """A running server, and who may use it."""

    port: int
    folder: Path
    master: int
    users: Users
    lexicon: Path

    def connection(self, timeout: float = 30) -> http.client.HTTPSConnection:
        """Return a connection through TLS that trusts this server's certificate alone."""
        context = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=timeout)

    def ask(
        self,
        path: str,
        token: str | None = None,
        *,
        method: str | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        through: http.client.HTTPSConnection | None = None,
    ) -> Answer:
        """Send one request and return its answer."""
        sent = {"Host": HOST, **(headers or {})}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        if content is not None:
            sent.setdefault("Content-Type", "application/json")
        method = method or ("GET" if body is None else "POST")
        with nullcontext(through) if through else closing(self.connection()) as connection:
            connection.request(method, quote(path, safe="/?=&:"), content, sent)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text()
        return [int(child) for child in children.split()]

    def logs(self) -> str:
        """Return all that any of the programs has logged."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))


@contextmanager
def running_redis(folder: Path) -> Iterator[str]:
    """Run a Redis that keeps nothing, and yield its URL."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    log = folder / "redis.log"
    with running([*command, "--dir", str(folder)], log, lambda: listens(port)):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def running_hosted(
    folder: Path, lexicon: Path, environment: Mapping[str, str]
) -> Iterator[HostedServer]:
    """Run gunicorn and nginx by the files in `deploy/`.

    `environment` goes over what makes a server of two processes without Redis or PostgreSQL.
    """
    bind = folder / "yanwai.sock"
    port = free_port()
    users = Users(folder / "users.json")
    users.add("first")
    variables = {
        "WEB_CONCURRENCY": str(WORKERS),
        "YANWAI_ALLOWED_HOSTS": HOST,
        "YANWAI_BIND": f"unix:{bind}",
        "YANWAI_CACHE": str(folder / "cache"),
        "YANWAI_DATA": str(folder / "data"),
        "YANWAI_LEXICON": str(lexicon),
        "YANWAI_METRICS": str(folder / "metrics"),
        "YANWAI_USERS": str(users.path),
        **environment,
    }
    make_certificate(folder)
    configure_nginx(folder, port)
    with (
        running(GUNICORN, folder / "gunicorn.log", bind.exists, variables) as master,
        running(nginx(folder), folder / "nginx.log", lambda: listens(port)),
    ):
        yield HostedServer(port, folder, master.pid, users, lexicon)


def make_certificate(folder: Path) -> None:
    """Make a certificate of one's own for the server's name."""
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = f"subjectAltName=DNS:{HOST},IP:127.0.0.1"
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(
        [*command.split(), "-subj", f"/CN={HOST}", "-addext", names, *files],
        check=True,
        capture_output=True,
    )


def configure_nginx(folder: Path, port: int) -> None:
    """Write the shipped configuration with this folder and port in place of the usual ones."""
    shipped = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    places = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/yanwai/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "/run/yanwai/": f"{folder}/",
    }
    for usual, here in places.items():
        assert usual in shipped
        shipped = shipped.replace(usual, here)
    (folder / "yanwai.conf").write_text(shipped, encoding="utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""  # who owns the tests' folders
    main = _NGINX_MAIN.format(folder=folder, user=user)
    (folder / "nginx.conf").write_text(main, encoding="utf-8")


def nginx(folder: Path) -> list[str]:
    """Return the command that runs nginx with what was configured in a folder."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def listens(port: int) -> bool:
    """Tell whether something listens at a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
