"""Words with counts in, something that cuts text into them out: jieba's algorithm, twice.

rjieba is jieba in Rust, twenty times as fast. jieba itself gives the same words (a test holds
that), and stands in where rjieba has no build for a machine. Neither guesses at unknown words.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Cutter = Callable[[str], list[str]]


def make_cutter(counts: Iterable[tuple[str, int]]) -> Cutter:
    """Return the fastest cutter that this machine has."""
    return compiled_cutter(counts) if find_spec("rjieba") else plain_cutter(counts)


def compiled_cutter(counts: Iterable[tuple[str, int]]) -> Cutter:
    """Return a cutter that runs rjieba."""
    tokenizer = import_module("rjieba").Jieba.empty()
    for word, count in counts:
        tokenizer.add_word(word, count, "")
    return lambda text: tokenizer.cut(text, hmm=False)


def plain_cutter(counts: Iterable[tuple[str, int]]) -> Cutter:
    """Return a cutter that runs jieba, by a tokenizer of our own.

    The global one is shared with every other user of the library, and loads a cache from the
    temporary folder with no check of who wrote it.
    """
    tokenizer = import_module("jieba").Tokenizer()
    tokenizer.FREQ = dict(counts)
    tokenizer.total = sum(tokenizer.FREQ.values())
    for word in tuple(tokenizer.FREQ):
        for length in range(len(word) - 1, 0, -1):  # 0 tells jieba that a word may go on
            tokenizer.FREQ.setdefault(word[:length], 0)
    tokenizer.initialized = True
    return lambda text: tokenizer.lcut(text, HMM=False)
