"""Measures `yanwai bulk` on one core beside jieba alone on the same pages, and sums up a crawl."""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jieba
import orjson

from bench.texts import example_lines, plain_lines
from bench.timing import compare
from yanwai.bulk.run import Job, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.lexicon.index import Lexicon

PAGES = 1_500
ROUNDS = 5
LINES_A_PAGE = 25  # about 800 characters, the middle of what Chinese pages of a crawl hold as text
EXAMPLES_IN = 10  # one line in ten is an example, and so holds a term
A_BILLION = 1_000_000_000
SEED = 20_261_130


def made_pages(lexicon: Lexicon, pages: int) -> Iterator[dict[str, str]]:
    """Yield pages of ordinary prose with some terms, on seven sites, over a year."""
    rng = random.Random(SEED)
    plain, examples = plain_lines(), example_lines(lexicon)
    for number in range(pages):
        lines = [
            rng.choice(plain if rng.randrange(EXAMPLES_IN) else examples)
            for _ in range(LINES_A_PAGE)
        ]
        yield {
            "id": f"p{number}",
            "url": f"https://site{rng.randrange(7)}.example/{number}",
            "date": f"2026-{rng.randrange(1, 13):02}-15",
            "text": "\n".join(lines),
        }


def print_bulk(lexicon: Lexicon) -> None:
    """Print pages a second on one core, the ratio to jieba, and what a billion pages would take."""
    pages = list(made_pages(lexicon, PAGES))
    characters = sum(len(page["text"]) for page in pages)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = folder / "in.jsonl"
        source.write_bytes(b"".join(orjson.dumps(page) + b"\n" for page in pages))
        numbers = count()
        timing = compare(
            lambda: run(Job(source, folder / f"out-{next(numbers)}.parquet"), lexicon),
            lambda: [list(jieba.cut(page["text"])) for page in pages],
            rounds=ROUNDS,
        )
        size = sum(path.stat().st_size for path in (folder / "out-0.parquet").iterdir())
    a_second = PAGES / (timing.median / 1000)
    print(
        f"\nbulk, one core: {PAGES:,} pages of {characters // PAGES} characters, JSONL to Parquet"
    )
    print(f"  the whole run              {timing}")
    print(
        f"  {a_second:,.0f} pages a second, {a_second * characters / PAGES / 1e6:.2f} M characters"
    )
    hours = A_BILLION / a_second / 3600
    print(
        f"  a billion such pages: {hours:,.0f} hours of one core, "
        f"{size / PAGES * A_BILLION / 1e12:.2f} TB of Parquet"
    )
