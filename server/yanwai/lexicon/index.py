"""Entries in, an immutable lexicon out: found by headword or variant, counted by domain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from yanwai.lexicon.vocabulary import VariantKind
from yanwai.text.normalise import normal_form
from yanwai.text.script import to_traditional

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yanwai.lexicon.model import Domain, Entry, Source


@dataclass(frozen=True)
class LexiconEntry:
    """An entry with its place in the lexicon, and what was derived from it beforehand.

    Attributes:
        known_traditional: the headword in traditional characters, as `traditional.json` has it.
        is_own: whether the reader has written it, and it did not come with the lexicon.
    """

    entry: Entry
    domain: str
    known_traditional: str | None = None
    is_own: bool = False

    @cached_property
    def traditional(self) -> str:
        """The headword in traditional characters: as written in its variants, else as derived."""
        for variant in self.entry.variants:
            if variant.kind is VariantKind.TRADITIONAL:
                return variant.form
        return self.known_traditional or to_traditional(self.entry.headword)


class Lexicon:
    """Every entry, and what they refer to. Never changed after it is made.

    Attributes:
        entries: by headword, in order of domain and headword.
        domains: by folder name, in the order of domains.yaml.
        sources: by key.
        version: a hash of every file's content; equal lexicons have equal versions.
    """

    def __init__(
        self,
        entries: Iterable[LexiconEntry],
        domains: Mapping[str, Domain],
        sources: Mapping[str, Source],
        version: str,
    ) -> None:
        ranks = {name: rank for rank, name in enumerate(domains)}
        ordered = sorted(entries, key=lambda e: (ranks[e.domain], e.entry.headword))
        self.entries: Mapping[str, LexiconEntry] = MappingProxyType(
            {item.entry.headword: item for item in ordered}
        )
        self.domains = MappingProxyType(dict(domains))
        self.sources = MappingProxyType(dict(sources))
        self.version = version
        self._by_form = MappingProxyType(_by_form(ordered))

    def find(self, word: str) -> LexiconEntry | None:
        """Return the entry of a headword or one of its variants, in any script, width or case."""
        return self.entries.get(word) or self._by_form.get(normal_form(word))

    def count_by_domain(self) -> dict[str, int]:
        """Return how many entries each domain holds, in the order of the domains."""
        counts = Counter(item.domain for item in self.entries.values())
        return {name: counts[name] for name in self.domains}


def _by_form(entries: Iterable[LexiconEntry]) -> dict[str, LexiconEntry]:
    """Index the entries: a headword goes before a variant, and the reader's own before others."""
    forms: dict[str, LexiconEntry] = {}
    own_last = sorted(entries, key=lambda item: item.is_own)
    for item in sorted(own_last, key=lambda item: not item.is_own):
        for variant in item.entry.variants:
            forms.setdefault(normal_form(variant.form), item)
    for item in own_last:
        forms[normal_form(item.entry.headword)] = item
    return forms
