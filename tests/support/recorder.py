"""Stands between extension and server: passes every request on and remembers what was in it."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self

from support.server import free_port

_HOP_HEADERS = frozenset({"connection", "host", "keep-alive", "transfer-encoding"})


@dataclass(frozen=True)
class Recorded:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def texts(self) -> list[str]:
        """The blocks of text that were sent."""
        if self.path != "/v1/annotate":
            return []
        request: dict[str, Any] = json.loads(self.body)
        return [block["text"] for block in request["blocks"]]


class Recorder:
    """A reverse proxy on a port that stays the same when it stops and starts again."""

    def __init__(self, upstream_port: int) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.requests: list[Recorded] = []
        self._upstream_port = upstream_port
        self._server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        """Start to listen."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        self.stop()

    def start(self) -> None:
        """Listen, unless it does already."""
        if self._server:
            return
        recorder = self

        class Handler(_PassingOn):
            upstream_port = self._upstream_port

            def record(self, request: Recorded) -> None:
                recorder.requests.append(request)

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections, as if no server ran."""
        if not self._server:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None

    @property
    def texts(self) -> list[str]:
        """All blocks of text since the last `clear`, in the order in which they were sent."""
        return [text for request in list(self.requests) for text in request.texts]

    def clear(self) -> None:
        """Forget what was recorded."""
        self.requests.clear()


class _PassingOn(BaseHTTPRequestHandler):
    upstream_port: int

    def record(self, request: Recorded) -> None:
        raise NotImplementedError

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.record(Recorded(self.command, self.path, dict(self.headers), body))
        kept = {k: v for k, v in self.headers.items() if k.lower() not in _HOP_HEADERS}
        upstream = http.client.HTTPConnection("127.0.0.1", self.upstream_port, timeout=20)
        try:
            upstream.request(self.command, self.path, body or None, kept)
            answer = upstream.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP_HEADERS | {"content-length", "server", "date"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        finally:
            upstream.close()

    do_GET = _pass_on  # noqa: N815 # the base class's name
    do_POST = _pass_on  # noqa: N815
    do_PUT = _pass_on  # noqa: N815
    do_DELETE = _pass_on  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class's name
        """Keep quiet."""
