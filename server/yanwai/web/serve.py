"""Settings in, a running server that ends with Ctrl-C out."""

from __future__ import annotations

import logging
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, cast

import click
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server

from yanwai.errors import PortInUseError, YanwaiError
from yanwai.paths import bundled, default_cache_folder
from yanwai.web.app import create_app
from yanwai.web.arenas import keep_few_heaps
from yanwai.web.crash_reports import WithoutMessages
from yanwai.web.guard import CHUNKED_HEADER
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from flask import Flask
    from waitress.server import BaseWSGIServer

    from yanwai.settings import Settings

_WELCOME = """\
Yanwai is ready with {entries} entries.

  Read a text    {address}/
  The lexicon    {address}/lexicon
  The API        {address}/docs
  The extension  Chrome: chrome://extensions, developer mode, "Load unpacked", and choose
                   {extension}
                 Firefox: about:debugging#/runtime/this-firefox, "Load Temporary Add-on", and
                   choose manifest.json in that folder

Stop with Ctrl-C."""

# Bodies stay in memory: waitress would write larger ones, the reader's page, to a temporary file.
_IN_MEMORY_FACTOR = 4
# So many threads answer at once while all turns are taken and all places in the queue.
_QUICK_THREADS = 4


class NotLoopbackError(YanwaiError):
    """Raised when the server should listen where other machines could reach it."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is not this machine's own address: Yanwai serves its own reader only; "
            "use --host 127.0.0.1, or for several users what docs/hosting.md tells"
        )
        self.host = host


class _Parser(HTTPRequestParser):
    """Waitress joins a body sent in chunks and gives it a length; the guard must still know."""

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the header as waitress does, and note whether the body comes in chunks."""
        super().parse_header(header_plus)
        if self.chunked:
            name = CHUNKED_HEADER.upper().replace("-", "_")
            self.headers = {**self.headers, name: "yes"}


class _Channel(HTTPChannel):
    parser_class = _Parser


def serve_forever(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        NotLoopbackError: the host is not a loopback address.
        PortInUseError: something else listens at the address.
        MissingFolderError: a lexicon folder is not there.
    """
    to_terminal = logging.StreamHandler()
    to_terminal.setFormatter(WithoutMessages("%(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[to_terminal])
    address = _loopback_address(settings.host)
    keep_few_heaps()
    if _is_taken(address, settings.port):
        raise PortInUseError(settings.host, settings.port)
    live = LiveLexicon(settings.lexicon_folders, default_cache_folder())
    live.watch()
    server = _server(create_app(settings, live), address, settings)
    shown = f"[{address}]" if ":" in address else address
    click.echo(
        _WELCOME.format(
            entries=len(live.explainer.lexicon.entries),
            address=f"http://{shown}:{settings.port}",
            extension=bundled("extension"),
        )
    )
    server.run()


def _server(app: Flask, address: str, settings: Settings) -> BaseWSGIServer:
    most = max(settings.limits.body_bytes, settings.limits.file_bytes) * _IN_MEMORY_FACTOR
    server = create_server(
        app,
        host=address,
        port=settings.port,
        threads=settings.limits.requests_at_work
        + settings.limits.requests_waiting
        + _QUICK_THREADS,
        max_request_body_size=most,
        inbuf_overflow=most + 1,
        outbuf_overflow=most + 1,
        ident=None,
    )
    single = cast("BaseWSGIServer", server)  # one numeric address makes one socket
    single.channel_class = _Channel
    return single


def _loopback_address(host: str) -> str:
    try:
        address = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise NotLoopbackError(host) from None
    if not address.is_loopback:
        raise NotLoopbackError(host)
    return str(address)


def _is_taken(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((address, port)) == 0
