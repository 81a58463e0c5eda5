"""What is taken along: a deck that the real Anki imports and updates, and a table of all words."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest
from click.testing import CliRunner

from yanwai.cli import main
from yanwai.export.as_anki import anki_deck
from yanwai.export.cards import Met, card_of_entry, card_of_word
from yanwai.study.database import open_database
from yanwai.study.store import WordStore
from yanwai.study.words import Context, WordStatus
from yanwai.takeout import lexicon_cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yanwai.engine.document import Explainer

SENTENCE = "打开<b>小程序</b>就能点餐"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = WordStore(open_database(tmp_path / "data"), lambda: datetime(2026, 11, 24, tzinfo=UTC))
    store.put("小程序", WordStatus.LEARNING, Context(SENTENCE, "https://example.com/a", "Menu\t1"))
    store.put("图书馆", WordStatus.LEARNING, Context("在图书馆见"))
    store.put("内卷", WordStatus.KNOWN)
    return tmp_path / "data"


def imported(collection: Collection, file: Path) -> dict[str, int]:
    """Import a deck as a reader does, and return how many notes were new and how many renewed."""
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(file))).log
    return {"new": len(log.new), "updated": len(log.updated) + len(log.duplicate)}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_anki_imports_the_words_that_are_being_learnt(
    collection: Collection, data: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "words.apkg"
    assert "2 notes" in run("export", "anki", str(deck), "--data", str(data))
    assert imported(collection, deck)["new"] == 2
    [card, _] = collection.find_cards('"Word:小程序"')
    note = collection.get_card(card).note()
    assert note["Pinyin"] == "xiǎo chéngxù"
    assert "&lt;b&gt;小程序" in note["Met"]
    assert 'href="https://example.com/a"' in note["Met"]
    assert note["Sound"] == ""
    [dictionary_card, _] = collection.find_cards('"Word:图书馆"')
    assert "library" in collection.get_card(dictionary_card).note()["Meaning"]
    assert "CC-CEDICT" in collection.get_card(dictionary_card).note()["Source"]


def test_the_cards_show_word_and_meaning_each_on_its_side(
    collection: Collection, data: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "words.apkg"
    run("export", "anki", str(deck), "--data", str(data))
    imported(collection, deck)
    cards = [collection.get_card(card) for card in collection.find_cards('"Word:小程序"')]
    meaning, word = sorted(cards, key=lambda card: card.ord)
    assert "小程序" in meaning.question()
    assert "An app that opens inside WeChat" not in meaning.question()
    assert "An app that opens inside WeChat" in meaning.answer()
    assert "小程序" not in word.question()
    assert "＿＿＿" in word.question()
    assert "小程序" in word.answer()


def test_a_second_deck_updates_instead_of_doubling(
    collection: Collection, explainer: Explainer, tmp_path: Path
) -> None:
    deck = tmp_path / "words.apkg"
    entry = explainer.entry("小程序")
    deck.write_bytes(anki_deck([card_of_entry(entry, Met())]))
    assert imported(collection, deck) == {"new": 1, "updated": 0}
    [note] = collection.find_notes("")
    # Anki counts time in seconds, and only a note that is newer renews another.
    collection.db.execute("update notes set mod = mod - 10")  # type: ignore[union-attr]
    deck.write_bytes(anki_deck([card_of_entry(entry, Met("新的句子", "", ""))]))
    assert imported(collection, deck)["new"] == 0
    assert list(collection.find_notes("")) == [note]
    assert collection.get_note(note)["Met"] == "新的句子"


def test_anki_imports_the_whole_lexicon(
    collection: Collection, explainer: Explainer, tmp_path: Path
) -> None:
    deck = tmp_path / "lexicon.apkg"
    deck.write_bytes(anki_deck(lexicon_cards(explainer)))
    assert imported(collection, deck)["new"] == len(explainer.lexicon.entries)
    assert collection.card_count() == 2 * len(explainer.lexicon.entries)


def test_a_word_that_nothing_explains_still_has_its_card() -> None:
    card = card_of_word("嚯嚯嚯", [], Met("他嚯嚯嚯地笑", "T<", "javascript:alert(1)"))
    assert card.hidden == "他＿＿＿地笑"
    assert card.met == "他嚯嚯嚯地笑<br>T&lt;"
    assert card.source == ""


def test_the_table_holds_every_word_with_its_state(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    assert "3 words" in run("export", "tsv", str(file), "--data", str(data))
    rows = list(
        csv.DictReader(file.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    by_word = {row["word"]: row for row in rows}
    assert by_word["小程序"]["sentence"] == SENTENCE
    assert by_word["小程序"]["title"] == "Menu 1"
    assert by_word["小程序"]["saved"] == "2026-11-24T00:00:00+00:00"
    assert by_word["内卷"]["status"] == "known"
    assert "library" in by_word["图书馆"]["meaning"]


def test_a_file_that_cannot_be_written_is_one_clear_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    target = str(tmp_path / "file" / "words.tsv")
    result = CliRunner().invoke(main, ["export", "tsv", target, "--data", str(data)])
    assert result.exit_code == 2
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr
