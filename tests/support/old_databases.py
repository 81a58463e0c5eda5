"""Databases of saved words as older versions of Yanwai left them."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from yanwai.study import migrations

_WORD = (
    "INSERT INTO words (word, status, created_at, updated_at, times_saved)"
    " VALUES ('内卷', 'learning', '2026-11-01 09:00:00', '2026-11-02 09:00:00', 2)"
)
_CONTEXT = (
    "INSERT INTO contexts (word, sentence, url, title, met_at)"
    " VALUES ('内卷', '别内卷了。', 'https://a.cn/', '卷', '2026-11-02 09:00:00')"
)
_CARD = (
    "INSERT INTO cards (word, kind, state, step, stability, difficulty, due, last_review)"
    " VALUES ('内卷', 'meaning', 2, NULL, 3.5, 5.0, '2026-11-20 09:00:00', '2026-11-03 09:00:00')"
)
_REVIEW = (
    "INSERT INTO reviews (word, kind, rating, was_new, was_learnt, reviewed_at)"
    " VALUES ('内卷', 'meaning', 3, true, false, '2026-11-03 09:00:00')"
)
_CHANGE = (
    "INSERT INTO changes (what, made_at, before, review_id)"
    " VALUES ('saved', '2026-11-01 09:00:00', '{\"内卷\": null}', NULL)"
)
_ROWS = {"0001": [_WORD, _CONTEXT], "0002": [_WORD, _CONTEXT, _CARD, _REVIEW, _CHANGE]}


def make_old_database(url: str, version: str) -> None:
    """Make a database that holds one word with all that a version had, at a URL of SQLAlchemy's."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for row in _ROWS[version]:
            connection.exec_driver_sql(row)
    engine.dispose()
