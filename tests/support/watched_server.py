"""A real server in this process goes out, with the name of every view that it ran."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from waitress.server import create_server

from support.lexicons import fields, write_lexicon
from support.views import record_views
from yanwai.settings import Settings
from yanwai.study.database import open_database
from yanwai.study.store import WordStore
from yanwai.study.words import WordStatus
from yanwai.web.app import create_app
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class WatchedServer:
    """A running server with a lexicon of one entry and one saved word."""

    port: int
    store: WordStore
    ran: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def saved(self) -> list[tuple[str, WordStatus]]:
        """Return the saved words."""
        return [(word.word, word.status) for word in self.store.list(None, first=0, most=10)]


@contextmanager
def watched_server(folder: Path, port: int) -> Iterator[WatchedServer]:
    """Serve at a port, from an empty folder."""
    lexicon = write_lexicon(folder / "lexicon", fields("小程序"))
    settings = Settings(port=port, lexicon_folders=(lexicon,), data_folder=folder / "data")
    app = create_app(settings, LiveLexicon(settings.lexicon_folders))
    store = WordStore(open_database(settings.data_folder, None))
    store.put("面子", WordStatus.LEARNING, None)
    server = create_server(app, host="127.0.0.1", port=port)
    Thread(target=server.run, daemon=True).start()
    try:
        yield WatchedServer(port, store, record_views(app))
    finally:
        server.task_dispatcher.shutdown()  # a thread that still answers needs what `close` closes
        server.close()
