"""A looked-up word in, the lines that a terminal shows out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.engine.lookup_shapes import DictionaryPayload, LookupPayload
    from yanwai.engine.shapes import EntryPayload


def word_lines(found: LookupPayload) -> Iterator[str]:
    """Yield the word and its reading, the lexicon's entry, the dictionary's, and the rest."""
    yield f"{found.word.surface}  {found.word.pinyin}"
    if found.entry and found.annotation:
        yield from _entry_lines(found.entry, found.annotation.sense)
    for term in found.terms:
        yield f"  see also: yanwai lookup {term.headword}"
    for item in found.dictionary:
        yield from _dictionary_lines(item)
    if not found.entry and not found.dictionary:
        for character in found.characters:
            for item in character.entries[:1]:
                yield from _dictionary_lines(item)
    if found.hsk:
        yield "  " + "; ".join(f"{level.list}: {level.level}" for level in found.hsk)
    if found.frequency:
        yield f"  {found.frequency.band}: {found.frequency.per_million} in a million words (jieba)"


def _entry_lines(entry: EntryPayload, sense_id: str) -> Iterator[str]:
    yield f"  {entry.tagline}"
    for sense in sorted(entry.senses, key=lambda sense: sense.id != sense_id):
        mark = "*" if sense.id == sense_id else "-"
        yield f"  {mark} {sense.meaning} ({sense.literal}; {sense.register}; {sense.risk})"
        if sense.risk_note:
            yield f"    {sense.risk_note}"


def _dictionary_lines(item: DictionaryPayload) -> Iterator[str]:
    written = dict.fromkeys((item.simplified, item.traditional))
    yield f"  CC-CEDICT: {'/'.join(written)} {item.pinyin}: {'; '.join(item.definitions)}"
    for target in item.refers_to:
        yield from (f"  {line}" for line in _dictionary_lines(target))
