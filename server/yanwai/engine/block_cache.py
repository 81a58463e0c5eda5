"""Blocks that were annotated before in, their annotations out, without keeping a word of them.

A page that changes is sent again in pieces, most of which are the same. A block is known by a
digest under a key that ends with the process; what is kept of it is where its terms stand.
"""

from __future__ import annotations

from hashlib import blake2b
from secrets import token_bytes
from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from yanwai.engine.annotate import Annotation
    from yanwai.engine.tally import Tally

CACHE_BYTES = 4 * 1024 * 1024
BLOCK_BYTES = 300  # a digest, a tuple, and their places in two dictionaries
ANNOTATION_BYTES = 400  # with its spans and parts

Annotations = tuple["Annotation", ...]


class BlockCache:
    """The annotations of the blocks that were asked for last, for one lexicon."""

    def __init__(self, annotate: Callable[[str], Annotations], size: int = CACHE_BYTES) -> None:
        """Keep as many as fit into `size` bytes, by estimate."""
        self._annotate = annotate
        self._key = token_bytes(32)
        self._turn = Lock()
        self._known: LRUCache[bytes, Annotations] = LRUCache(size, _estimated_bytes)

    def annotate(self, text: str, tally: Tally | None = None) -> Annotations:
        """Return a block's annotations, and count the block where that is asked for."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()
        with self._turn:
            known = self._known.get(digest)
        if tally:
            tally.blocks += 1
            tally.characters += len(text)
            tally.remembered += known is not None
        if known is None:
            known = self._annotate(text)
            with self._turn:
                if _estimated_bytes(known) <= self._known.maxsize:
                    self._known[digest] = known
        return known


def _estimated_bytes(annotations: Annotations) -> int:
    return BLOCK_BYTES + ANNOTATION_BYTES * len(annotations)
