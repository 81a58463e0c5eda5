"""Notes go to a running Anki: new ones are added, known ones renewed, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection

from support.anki_connect import running_anki_connect
from support.server import free_port
from yanwai.export.anki_connect import (
    AnkiConnectError,
    NotThisMachineError,
    Pushed,
    push_to_anki,
)
from yanwai.export.cards import Met, card_of_entry, card_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yanwai.engine.document import Explainer
    from yanwai.export.cards import Card


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def address(collection: Collection) -> Iterator[str]:
    with running_anki_connect(collection) as found:
        yield found


def cards(explainer: Explainer, sentence: str) -> list[Card]:
    return [
        card_of_entry(explainer.entry("小程序"), Met(sentence)),
        card_of_word("图书馆", [], Met(sentence)),
    ]


def test_notes_are_added_once_and_renewed_afterwards(
    collection: Collection, address: str, explainer: Explainer
) -> None:
    assert push_to_anki(cards(explainer, "在旧图书馆见"), address) == Pushed(added=2, renewed=0)
    [note] = collection.find_notes("Word:小程序")
    with_sound = collection.get_note(note)
    with_sound["Sound"] = "[sound:a.mp3]"
    collection.update_note(with_sound)
    assert push_to_anki(cards(explainer, "在新图书馆见"), address) == Pushed(added=0, renewed=2)
    assert collection.note_count() == 2
    assert collection.card_count() == 4
    renewed = collection.get_note(note)
    assert renewed["Met"] == "在新图书馆见"
    assert renewed["Sound"] == "[sound:a.mp3]"


def test_when_anki_does_not_run_it_is_told(explainer: Explainer) -> None:
    with pytest.raises(AnkiConnectError, match="start Anki"):
        push_to_anki(cards(explainer, ""), f"http://127.0.0.1:{free_port()}")


@pytest.mark.parametrize(
    "address", ["http://example.com:8765", "https://127.0.0.1:8765", "http://10.0.0.1", "x"]
)
def test_nothing_is_sent_to_another_machine(explainer: Explainer, address: str) -> None:
    with pytest.raises(NotThisMachineError, match="nowhere else"):
        push_to_anki(cards(explainer, ""), address)
