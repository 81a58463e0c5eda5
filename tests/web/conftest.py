"""A small application for the web tests: real engine, real guard, a lexicon of two entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient

from support.lexicons import fields, sense, write_lexicon
from yanwai.settings import Limits, Settings
from yanwai.web.app import YanwaiApp, create_app
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from pathlib import Path

    from werkzeug.test import TestResponse


class LocalClient(FlaskClient):
    """A client that calls the server by the address it listens at."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Send one request."""
        options.setdefault("base_url", "http://127.0.0.1:8788")
        return super().open(*arguments, **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a lexicon folder that tests may change."""
    return write_lexicon(
        tmp_path / "lexicon",
        fields("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
        fields(
            "上头",
            pinyin="shàngtóu",
            senses=[
                sense("superior"),
                sense("hooked", cues=["歌"], risk="know_your_audience", risk_note="Casual."),
            ],
        ),
    )


@pytest.fixture
def settings(folder: Path, tmp_path: Path) -> Settings:
    """Return settings with limits that tests can reach."""
    limits = Limits(
        body_bytes=20_000,
        text_chars=1_000,
        blocks=5,
        reading_chars=100,
        reader_chars=1_000,
        reader_first_chars=400,
        wait_seconds=0.05,
    )
    return Settings(lexicon_folders=(folder,), data_folder=tmp_path / "data", limits=limits)


@pytest.fixture
def live(settings: Settings) -> LiveLexicon:
    """Return the lexicon of the application."""
    return LiveLexicon(settings.lexicon_folders)


@pytest.fixture
def app(settings: Settings, live: LiveLexicon) -> YanwaiApp:
    """Return the application."""
    return create_app(settings, live)


@pytest.fixture
def client(app: YanwaiApp) -> FlaskClient:
    """Return a client that calls the server by its own name."""
    app.test_client_class = LocalClient
    return app.test_client()
