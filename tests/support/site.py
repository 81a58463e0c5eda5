"""A folder of test pages goes in; a web site that serves them, an origin of its own, comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Self
from urllib.parse import unquote, urlsplit

STRICT_POLICY = "default-src 'none'; require-trusted-types-for 'script'"
SAVED_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass
class Site:
    """Serves the pages of a folder on a loopback port of its own.

    `policies` holds the Content-Security-Policy by page; `policy` is that of all others.
    `values` replace `{{name}}` in a page, such as the address of the other site. Without
    `keeps_alive`, no connection outlives its answer, nor the site.
    """

    folder: Path
    hostname: str = "127.0.0.1"
    policy: str | None = None
    policies: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    keeps_alive: bool = True

    def __post_init__(self) -> None:
        site = self
        self.visits: list[str] = []  # the pages that were asked for

        class Handler(_PageHandler):
            protocol_version = "HTTP/1.1" if site.keeps_alive else "HTTP/1.0"

            def page(self, name: str) -> bytes | None:
                site.visits.append(name)
                return site._read(name)

            def policy_of(self, name: str) -> str | None:
                return site.policies.get(name, site.policy)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://{self.hostname}:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        """Start to serve."""
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def url(self, name: str) -> str:
        """Return the address of a page."""
        return f"{self.origin}/{name}"

    def _read(self, name: str) -> bytes | None:
        file = self.folder / name
        if not file.is_file():
            return None
        page = file.read_text(encoding="utf-8", errors="replace")
        for key, value in self.values.items():
            page = page.replace("{{" + key + "}}", value)
        return page.encode()


class _PageHandler(BaseHTTPRequestHandler):
    def page(self, name: str) -> bytes | None:
        raise NotImplementedError

    def policy_of(self, name: str) -> str | None:
        raise NotImplementedError

    def do_GET(self) -> None:
        name = PurePosixPath(unquote(urlsplit(self.path).path)).name
        body = self.page(name)
        if body is None:
            # Browsers ask for icons; an empty answer leaves no complaint on the console.
            self.send_response(204)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if policy := self.policy_of(name):
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class's name
        """Keep quiet."""
