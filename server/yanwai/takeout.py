"""The reader's saved words and the explainer in, cards and rows to take along out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.export.cards import Card, Met, card_of_entry, card_of_word
from yanwai.study.words import WordStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.engine.document import Explainer
    from yanwai.study.store import WordStore
    from yanwai.study.words import SavedWord


def lexicon_cards(explainer: Explainer) -> Iterator[Card]:
    """Yield a card for every entry."""
    for headword in explainer.lexicon.entries:
        yield card_of_entry(explainer.entry(headword), Met())


def learning_cards(explainer: Explainer, store: WordStore) -> Iterator[Card]:
    """Yield a card for every word that is being learnt: by its entry, else by the dictionary."""
    for saved in store.list(WordStatus.LEARNING):
        item = explainer.lexicon.find(saved.word)
        if item:
            yield card_of_entry(explainer.entry(item.entry.headword), _met(saved))
        else:
            found = explainer.words.look_up(saved.word, 0).dictionary
            yield card_of_word(saved.word, found, _met(saved))


def saved_rows(explainer: Explainer, store: WordStore) -> Iterator[tuple[str, ...]]:
    """Yield a row for every saved word, in the order of `as_tsv.HEADER`."""
    for saved in store.list():
        traditional, pinyin, meaning = _gist(explainer, saved.word)
        met = _met(saved)
        yield (
            saved.word,
            traditional,
            pinyin,
            meaning,
            saved.status,
            saved.created_at.isoformat(timespec="seconds"),
            saved.updated_at.isoformat(timespec="seconds"),
            met.sentence,
            met.title,
            met.url,
        )


def _gist(explainer: Explainer, word: str) -> tuple[str, str, str]:
    item = explainer.lexicon.find(word)
    if item:
        entry = item.entry
        return item.traditional, entry.pinyin, "; ".join(s.meaning for s in entry.senses)
    found = explainer.words.look_up(word, 0).dictionary
    if not found:
        return "", "", ""
    definitions = "; ".join(definition for each in found for definition in each.definitions)
    return found[0].traditional, found[0].pinyin, definitions


def _met(saved: SavedWord) -> Met:
    if not saved.contexts:
        return Met()
    newest = saved.contexts[0]
    return Met(newest.sentence, newest.title, newest.url)
