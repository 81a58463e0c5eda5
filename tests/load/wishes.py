"""Requests of real sizes, made of the benchmark's own prose: no block is ever sent twice."""

from __future__ import annotations

import json
from itertools import count, cycle
from typing import TYPE_CHECKING

from bench.texts import plain_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

# Blocks and characters of Chinese text on ten pages of the public web: news, a portal, a search,
# a house for sale, a blog, an article in WeChat, questions and answers, an encyclopaedia.
PAGE_SIZES = (
    (157, 1_926),
    (139, 3_834),
    (147, 1_556),
    (156, 1_322),
    (240, 3_299),
    (254, 1_860),
    (966, 13_265),
    (57, 2_354),
    (1_198, 21_162),
    (1_899, 23_614),
)
_LOOKUPS = 10  # one small request in so many asks for a word
_numbers = count(10_000)


def pages() -> Iterator[tuple[str, bytes]]:
    """Yield path and body of whole pages, in turn of all sizes, without an end."""
    prose = "".join(plain_lines())
    start = 0
    for blocks, characters in cycle(PAGE_SIZES):
        length = max(1, characters // blocks - 5)
        sent = []
        for number in range(blocks):
            start = (start + length) % (len(prose) - length)
            text = f"{prose[start : start + length]}{next(_numbers)}"
            sent.append({"id": str(number), "text": text})
        yield "/v1/annotate", json.dumps({"blocks": sent}).encode()


def small() -> Iterator[tuple[str, bytes]]:
    """Yield path and body of single sentences, and now and then of a word in one."""
    for number, line in enumerate(cycle(plain_lines())):
        text = f"{line[:60]}{next(_numbers)}"
        if number % _LOOKUPS:
            yield "/v1/annotate", json.dumps({"text": text, "detail": "spans"}).encode()
        else:
            yield "/v1/lookup", json.dumps({"text": text, "offset": number % 20}).encode()
