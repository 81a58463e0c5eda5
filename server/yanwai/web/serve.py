"""Settings in, a running server that ends with Ctrl-C out."""

from __future__ import annotations

import logging
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click
import waitress

from yanwai.errors import PortInUseError, YanwaiError
from yanwai.paths import bundled
from yanwai.web.app import create_app
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from yanwai.settings import Settings

_WELCOME = """\
Yanwai is ready with {entries} entries.

  Read a text    {address}/
  The API        {address}/docs
  The extension  Chrome: chrome://extensions, developer mode, "Load unpacked", and choose
                   {extension}
                 Firefox: about:debugging#/runtime/this-firefox, "Load Temporary Add-on", and
                   choose manifest.json in that folder

Stop with Ctrl-C."""

# Bodies stay in memory: waitress would write larger ones, the reader's page, to a temporary file.
_IN_MEMORY_FACTOR = 4


class NotLoopbackError(YanwaiError):
    """Raised when the server should listen where other machines could reach it."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is not this machine's own address: Yanwai serves its own reader only; "
            "use --host 127.0.0.1"
        )
        self.host = host


def serve_forever(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        NotLoopbackError: the host is not a loopback address.
        PortInUseError: something else listens at the address.
        MissingFolderError: a lexicon folder is not there.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if not _is_loopback(settings.host):
        raise NotLoopbackError(settings.host)
    if _is_taken(settings.host, settings.port):
        raise PortInUseError(settings.host, settings.port)
    live = LiveLexicon(settings.lexicon_folders)
    live.watch()
    most = settings.limits.body_bytes * _IN_MEMORY_FACTOR
    server = waitress.create_server(
        create_app(settings, live),
        host=settings.host,
        port=settings.port,
        max_request_body_size=most,
        inbuf_overflow=most + 1,
        outbuf_overflow=most + 1,
        ident=None,
    )
    click.echo(
        _WELCOME.format(
            entries=len(live.explainer.lexicon.entries),
            address=f"http://{settings.host}:{settings.port}",
            extension=bundled("extension"),
        )
    )
    server.run()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((host, port)) == 0
