"""Measures the search with as many entries as the lexicon may grow to, beside a plain fuzzy one."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import extract

from bench.timing import compare
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.search import LexiconSearch, Query

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES = 3_000
QUERIES = ("小程序", "xiao chengxu", "mai3dan1", "receipt", "xiaochegnxu", "no such thing")


def print_search(lexicon: Lexicon) -> None:
    """Print what each kind of query takes; the peer is RapidFuzz's WRatio over the same words."""
    large = Lexicon(_made_large(lexicon), lexicon.domains, lexicon.sources, "large")
    search = LexiconSearch(large)
    words = [
        f"{item.entry.headword} {item.entry.pinyin} {item.entry.senses[0].meaning}"
        for item in large.entries.values()
    ]
    print(f"\nsearch in {ENTRIES:,} entries")
    for query in QUERIES:
        timing = compare(
            partial(search.find, Query(query)), partial(extract, query, words, scorer=WRatio)
        )
        print(f"  {query:26} {timing}")


def _made_large(lexicon: Lexicon) -> Iterator[LexiconEntry]:
    rng = random.Random(ENTRIES)
    items = list(lexicon.entries.values())
    yield from items
    for number in range(ENTRIES - len(items)):
        item = items[number % len(items)]
        letters = rng.sample(item.entry.pinyin, len(item.entry.pinyin))
        changes = {"headword": f"{item.entry.headword}{number}", "pinyin": "".join(letters)}
        yield LexiconEntry(item.entry.model_copy(update=changes), item.domain)
