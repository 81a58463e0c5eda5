"""A stand-in for the add-on AnkiConnect: its protocol, over a collection of the real Anki's."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

from anki.notes import NoteId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anki.collection import Collection


class _Actions:
    """What AnkiConnect's actions do, by its documentation, as far as we use them."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def createDeck(self, deck: str) -> int:  # noqa: N802 - the protocol's names
        return int(self._collection.decks.id(deck) or 0)

    def modelNames(self) -> list[str]:  # noqa: N802
        return [model.name for model in self._collection.models.all_names_and_ids()]

    def createModel(  # noqa: N802
        self,
        modelName: str,  # noqa: N803
        inOrderFields: list[str],  # noqa: N803
        css: str,
        cardTemplates: list[dict[str, str]],  # noqa: N803
    ) -> None:
        models = self._collection.models
        model = models.new(modelName)
        for name in inOrderFields:
            models.add_field(model, models.new_field(name))
        for given in cardTemplates:
            template = models.new_template(given["Name"])
            template["qfmt"], template["afmt"] = given["Front"], given["Back"]
            models.add_template(model, template)
        model["css"] = css
        models.add(model)

    def findNotes(self, query: str) -> list[int]:  # noqa: N802
        return [int(note) for note in self._collection.find_notes(query)]

    def notesInfo(self, notes: list[int]) -> list[dict[str, Any]]:  # noqa: N802
        found = [self._collection.get_note(NoteId(note)) for note in notes]
        return [
            {"noteId": note.id, "fields": {name: {"value": value} for name, value in note.items()}}
            for note in found
        ]

    def addNotes(self, notes: list[dict[str, Any]]) -> list[int]:  # noqa: N802
        return [self._add(note) for note in notes]

    def updateNoteFields(self, note: dict[str, Any]) -> None:  # noqa: N802
        found = self._collection.get_note(NoteId(note["id"]))
        for name, value in note["fields"].items():
            found[name] = value
        self._collection.update_note(found)

    def _add(self, given: dict[str, Any]) -> int:
        model = self._collection.models.by_name(given["modelName"])
        deck = self._collection.decks.id_for_name(given["deckName"])
        assert model is not None
        assert deck is not None
        note = self._collection.new_note(model)
        for name, value in given["fields"].items():
            note[name] = value
        note.tags = given["tags"]
        self._collection.add_note(note, deck)
        return int(note.id)


@contextmanager
def running_anki_connect(collection: Collection) -> Iterator[str]:
    """Serve the protocol on this machine, and yield its address."""
    actions = _Actions(collection)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer: dict[str, Any] = {"result": None, "error": None}
            action = getattr(actions, asked["action"], None)
            if action is None:
                answer["error"] = "unsupported action"
            else:
                answer["result"] = action(**asked["params"])
            content = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
