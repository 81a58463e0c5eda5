"""The whole of CC-CEDICT, as it ships: every entry can be found and shown."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from yanwai.dictionary.cedict import DictionaryEntry
from yanwai.dictionary.definitions import Script, to_display
from yanwai.dictionary.location import shipped_dictionary
from yanwai.dictionary.pinyin import to_pinyin, to_zhuyin
from yanwai.dictionary.store import Dictionary

NUMBERED = re.compile(r"[A-Za-z:]\s?[1-5](?!\d)")
BRACKETS = re.compile(r"\[([^\[\]]*)\]")
ZHUYIN = re.compile("[ㄅ-ㄯ]+[ˊˇˋ˙]?")


@pytest.fixture(scope="module")
def cedict() -> Iterator[Dictionary]:
    with closing(Dictionary.open(shipped_dictionary())) as opened:
        yield opened


@pytest.fixture(scope="module")
def entries(cedict: Dictionary) -> set[DictionaryEntry]:
    return {entry for key in cedict.headwords() for entry in cedict.look_up(key)}


def test_it_holds_every_entry_of_its_release(
    cedict: Dictionary, entries: set[DictionaryEntry]
) -> None:
    assert len(entries) == cedict.release.entry_count == 125_049


def test_it_carries_its_date_licence_and_credit(cedict: Dictionary) -> None:
    readme = shipped_dictionary().with_name("README.md").read_text(encoding="utf-8")
    assert cedict.release.date in readme
    assert cedict.release.licence in readme
    assert all(name in cedict.release.credit for name in ("MDBG", "Paul Andrew Denisowski"))


def test_every_entry_has_pinyin_to_show(entries: set[DictionaryEntry]) -> None:
    wrong = [
        (entry.pinyin, shown)
        for entry in entries
        if not (shown := to_pinyin(entry.pinyin)) or NUMBERED.search(shown)
    ]
    assert wrong == []


def test_every_syllable_has_zhuyin(entries: set[DictionaryEntry]) -> None:
    syllables = {
        text for entry in entries for text in entry.pinyin if re.fullmatch("[A-Za-z:]+[1-5]", text)
    }
    without = {text for text in syllables if not ZHUYIN.fullmatch(to_zhuyin([text]))}
    assert without == {"xx5"}  # CC-CEDICT's reading of characters that have none


@pytest.mark.parametrize("script", ["simplified", "traditional"])
def test_every_definition_shows_one_script_and_no_numbered_pinyin(
    entries: set[DictionaryEntry], script: Script
) -> None:
    wrong = [
        shown
        for entry in entries
        for definition in entry.definitions
        if "|" in (shown := to_display(definition, script))
        or any(NUMBERED.search(bracket) for bracket in BRACKETS.findall(shown))
    ]
    assert wrong == []


def test_every_entry_is_found_by_both_its_forms(
    cedict: Dictionary, entries: set[DictionaryEntry]
) -> None:
    lost = [
        entry
        for entry in sorted(entries, key=lambda entry: entry.traditional)[::50]
        if entry not in cedict.look_up(entry.traditional)
        or entry not in cedict.look_up(entry.simplified)
    ]
    assert lost == []


def test_nearly_every_entry_that_only_refers_is_resolved(
    cedict: Dictionary, entries: set[DictionaryEntry]
) -> None:
    references = [
        entry for entry in entries if re.match(r"(?:see|variant of) \S+\[", entry.definitions[0])
    ]
    alone = [entry for entry in references if len(entry.definitions) == 1]
    lost = [entry for entry in alone if not cedict.resolve(entry).refers_to]
    assert len(alone) > 4_000
    assert len(lost) < 10
