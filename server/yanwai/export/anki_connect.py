"""Cards in, notes in a running Anki out, through its add-on AnkiConnect.

Nothing is sent anywhere but to this machine, and only when the reader asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

from yanwai.errors import YanwaiError
from yanwai.export.anki_note import DECK, FIELDS, MODEL, STYLE, TAG, TEMPLATES, WORD_FIELD, values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yanwai.export.cards import Card

DEFAULT_ADDRESS = "http://127.0.0.1:8765"
_VERSION = 6
_SECONDS = 30


class AnkiConnectError(YanwaiError):
    """Raised when Anki does not answer, or says that something cannot be done."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"Anki could not take the notes at {address} ({reason}): start Anki with the add-on "
            "AnkiConnect, or write a file with `yanwai export anki FILE`"
        )


class NotThisMachineError(YanwaiError):
    """Raised when notes should be sent to another machine."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} is not on this machine, and notes are sent nowhere else: "
            f"use {DEFAULT_ADDRESS}, or another port of 127.0.0.1"
        )


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many notes were new in Anki, and how many were there and have been renewed."""

    added: int
    renewed: int


def push_to_anki(cards: Iterable[Card], address: str = DEFAULT_ADDRESS) -> Pushed:
    """Add cards that Anki does not have, and renew the fields of those it has but for the sound.

    Raises:
        NotThisMachineError: the address is not a loopback address.
        AnkiConnectError: nothing answers there, or Anki refuses.
    """
    anki = _AnkiConnect(address)
    anki.ask("createDeck", deck=DECK)
    if MODEL not in anki.ask("modelNames"):
        templates = [
            {"Name": name, "Front": front, "Back": back} for name, front, back in TEMPLATES
        ]
        anki.ask(
            "createModel",
            modelName=MODEL,
            inOrderFields=list(FIELDS),
            css=STYLE,
            cardTemplates=templates,
        )
    notes = anki.ask("notesInfo", notes=anki.ask("findNotes", query=f'"note:{MODEL}"'))
    known = {note["fields"][WORD_FIELD]["value"]: note["noteId"] for note in notes}
    new = []
    renewed = 0
    for card in cards:
        fields = dict(zip(FIELDS, values(card), strict=True))
        if card.word in known:
            kept = {name: value for name, value in fields.items() if name != FIELDS[-1]}
            anki.ask("updateNoteFields", note={"id": known[card.word], "fields": kept})
            renewed += 1
        else:
            note = {"deckName": DECK, "modelName": MODEL, "fields": fields, "tags": [TAG]}
            new.append(note | {"options": {"allowDuplicate": True}})
    if new:
        anki.ask("addNotes", notes=new)
    return Pushed(len(new), renewed)


class _AnkiConnect:
    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        host = parts.hostname or ""
        if parts.scheme != "http" or not _is_loopback(host):
            raise NotThisMachineError(address)
        self._address = address
        self._host = host
        self._port = parts.port or 80

    def ask(self, action: str, **params: Any) -> Any:
        body = orjson.dumps({"action": action, "version": _VERSION, "params": params})
        connection = HTTPConnection(self._host, self._port, timeout=_SECONDS)
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            answer = orjson.loads(connection.getresponse().read())
        except (OSError, HTTPException) as error:
            raise AnkiConnectError(self._address, str(error)) from None
        except orjson.JSONDecodeError:
            raise AnkiConnectError(self._address, "what answers is not AnkiConnect") from None
        finally:
            connection.close()
        if not isinstance(answer, dict) or "result" not in answer:
            raise AnkiConnectError(self._address, "what answers is not AnkiConnect")
        if answer.get("error"):
            raise AnkiConnectError(self._address, str(answer["error"]))
        return answer["result"]


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
