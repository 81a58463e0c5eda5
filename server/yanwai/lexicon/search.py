"""A reader's query in, the entries that fit it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.lexicon.pinyin import toneless
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.lexicon.index import Lexicon, LexiconEntry


@dataclass(frozen=True, slots=True)
class Query:
    """What entries are looked for; empty fields ask for nothing.

    Attributes:
        words: Chinese in any script, pinyin with or without tones, or English.
    """

    words: str = ""
    domain: str | None = None
    register: str | None = None
    risk: str | None = None


def search(lexicon: Lexicon, query: Query) -> list[LexiconEntry]:
    """Return the entries that fit, those whose headword fits first, else in lexicon order."""
    fitting = [item for item in lexicon.entries.values() if _fits_fields(item, query)]
    words = _key(query.words)
    if not words:
        return fitting
    ranked = [(rank, item) for item in fitting if (rank := _rank(item, words)) is not None]
    return [item for _, item in sorted(ranked, key=lambda pair: pair[0])]


def _fits_fields(item: LexiconEntry, query: Query) -> bool:
    return (query.domain is None or item.domain == query.domain) and any(
        (query.register is None or sense.register_ == query.register)
        and (query.risk is None or sense.risk == query.risk)
        for sense in item.entry.senses
    )


def _rank(item: LexiconEntry, words: str) -> int | None:
    for rank, text in enumerate(_searched(item)):
        if words in text:
            return rank
    return None


def _searched(item: LexiconEntry) -> Iterator[str]:
    entry = item.entry
    yield _key(entry.headword)
    yield _key(entry.pinyin)
    yield " ".join(_key(variant.form) for variant in entry.variants)
    yield _key(entry.tagline)
    yield " ".join(_key(f"{sense.meaning} {sense.literal}") for sense in entry.senses)


def _key(text: str) -> str:
    """Fold script, width, case, tones and spaces: xiao chengxu, Xiǎochéngxù and 小程序 all find."""
    return toneless("".join(normal_form(text).split()))
