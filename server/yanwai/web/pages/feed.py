"""A lexicon in, the entries that its feed tells of out.

An entry tells when it was written only by `reviewed`, the month in which somebody last held it
against the world. So the feed has the entries of the latest months, new ones and those read anew,
and dates each by the first day of its month. Within a month come first those whose files changed
last on this machine: after an update, those it brought. What the reader has written is no news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yanwai.lexicon.index import Lexicon, LexiconEntry
    from yanwai.lexicon.load import EntryFile

MOST_ENTRIES = 50


def newest_entries(lexicon: Lexicon, files: Mapping[str, EntryFile]) -> list[LexiconEntry]:
    """Return the entries of the feed, the newest first."""

    def age(item: LexiconEntry) -> tuple[str, float]:
        try:
            changed = files[item.entry.headword].path.stat().st_mtime
        except (OSError, KeyError):  # it has gone since it was read
            changed = 0
        return item.entry.reviewed, changed

    told = (item for item in lexicon.entries.values() if not item.is_own)
    return sorted(told, key=age, reverse=True)[:MOST_ENTRIES]
