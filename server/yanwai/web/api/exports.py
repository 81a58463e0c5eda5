"""The part of the API that hands out files for other programs; the reader's own need the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apiflask import APIBlueprint
from apiflask.schemas import FileSchema
from flask import Response

if TYPE_CHECKING:
    from yanwai.web.live_lexicon import LiveLexicon
    from yanwai.web.own_words import OwnWords
    from yanwai.web.turns import Turns

A_FILE = FileSchema(type="string", format="binary")


def create_exports_api(live: LiveLexicon, own: OwnWords, turns: Turns) -> APIBlueprint:
    """Return the routes of the exports. What writes a format is loaded when it is asked for."""
    api = APIBlueprint("exports", __name__, tag="Exports")

    @api.get("/v1/exports/words.tsv")
    @api.output(A_FILE, content_type="text/tab-separated-values")
    def words_tsv() -> Response:
        """Return all saved words as a table."""
        from yanwai.export.as_tsv import tsv_lines
        from yanwai.takeout import saved_rows

        rows = saved_rows(live.explainer, own.store())
        content = "".join(f"{line}\n" for line in tsv_lines(rows)).encode()
        return _file(content, "words.tsv", "text/tab-separated-values; charset=utf-8")

    @api.get("/v1/exports/words.json")
    def words_json() -> Response:
        """Return a backup: all saved words with their cards, and every answer."""
        from yanwai.study.archive import archive

        content = archive(own.store()).model_dump_json(indent=1).encode()
        return _file(content, "words.json", "application/json")

    @api.get("/v1/exports/anki.apkg")
    @api.output(A_FILE, content_type="application/octet-stream")
    def anki() -> Response:
        """Return the words that are being learnt as a deck for Anki."""
        from yanwai.export.as_anki import anki_deck
        from yanwai.takeout import learning_cards

        content = anki_deck(learning_cards(live.explainer, own.store()))
        return _file(content, "yanwai.apkg", "application/octet-stream")

    @api.get("/v1/exports/yomitan.zip")
    @api.output(A_FILE, content_type="application/zip")
    def yomitan() -> Response:
        """Return the whole lexicon as a dictionary for Yomitan."""
        from yanwai.export.as_yomitan import yomitan_zip

        explainer = live.explainer
        with turns.taken():
            entries = map(explainer.entry, explainer.lexicon.entries)
            content = yomitan_zip(entries, explainer.lexicon.version)
        return _file(content, "yanwai-yomitan.zip", "application/zip")

    return api


def _file(content: bytes, name: str, kind: str) -> Response:
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
