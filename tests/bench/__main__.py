"""Measures the engine against plain jieba on the same text in the same run, and prints tables.

python -m bench [--plot FILE.svg]
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import statistics
import subprocess
import sys
from functools import partial
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import orjson

from bench.bulk import print_bulk
from bench.loading import print_loading
from bench.plot import plot_growth
from bench.search import print_search
from bench.texts import example_lines, page, plain_lines
from bench.timing import Timing, compare
from yanwai.engine.document import Explainer
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled
from yanwai.settings import DEFAULT_HOST, DEFAULT_PORT, Settings
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han
from yanwai.web.app import create_app
from yanwai.web.live_lexicon import LiveLexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

PAGE = 10_000
PAGES = (1_000, 10_000, 100_000)
LEXICONS = (600, 6_000, 60_000)
FRESH_STARTS = 5
BLOCK_LINES = 3
SEED = 20_261_123


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plot", type=Path, help="draw growth with lexicon and text as SVG")
    arguments = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    lexicon = load_lexicon([bundled("lexicon")]).lexicon
    explainer = Explainer(lexicon)
    print(f"{len(lexicon.entries)} entries; the peer is jieba.lcut on the same text\n")
    print_engine(explainer)
    by_length = dict(responses())
    print_lookup(explainer)
    print_search(lexicon)
    by_size = dict(growth(lexicon))
    print_loading()
    print_bulk(lexicon)
    print_fresh_starts()
    if arguments.plot:
        plot_growth(by_length, by_size, arguments.plot)


def print_engine(explainer: Explainer) -> None:
    """Print what the engine alone takes for a page."""
    annotator = explainer.annotator
    plain = page(plain_lines(), PAGE)
    dense = page(example_lines(explainer.lexicon), PAGE)
    quiet = page((line for line in plain_lines() if not annotator.annotate(line)), PAGE)
    marks = [len(annotator.annotate(text)) for text in (quiet, plain, dense)]
    print(f"engine alone, a page of {PAGE:,} characters")
    normal = normal_form(plain)
    segmenter = annotator.segmenter
    rows = {
        "words with offsets": compare(
            partial(segmenter.boundaries, normal), partial(jieba.lcut, normal)
        ),
        f"terms, {marks[0]} on the page": _annotate(explainer, quiet),
        f"terms, {marks[1]} on the page": _annotate(explainer, plain),
        f"terms, {marks[2]} on the page": _annotate(explainer, dense),
    }
    for name, timing in rows.items():
        print(f"  {name:26} {timing}")


def _annotate(explainer: Explainer, text: str) -> Timing:
    return compare(partial(explainer.annotator.annotate, text), partial(jieba.lcut, text))


def responses() -> Iterator[tuple[int, Timing]]:
    """Print and yield what a whole answer takes: request, guard, engine, JSON."""
    settings = Settings()
    client = create_app(settings, LiveLexicon(settings.lexicon_folders)).test_client()
    print(f"\nwhole /v1/annotate, JSON in and out; a block is {BLOCK_LINES} paragraphs")
    for characters in PAGES:
        text = page(plain_lines(), characters)
        lines = text.split("\n")
        blocks = ["\n".join(lines[i : i + BLOCK_LINES]) for i in range(0, len(lines), BLOCK_LINES)]
        ask = partial(_ask, client, blocks, count())
        timing = compare(ask, partial(jieba.lcut, text), rounds=15 if characters > PAGE else 60)
        print(f"  {characters:7,} characters         {timing}")
        yield characters, timing


def _ask(client: FlaskClient, texts: list[str], numbers: Iterator[int]) -> None:
    number = next(numbers)  # in each block, or it would be answered from the cache
    blocks = [{"id": str(i), "text": f"{number}.{i} {text}"} for i, text in enumerate(texts)]
    response = client.post(
        "/v1/annotate",
        data=orjson.dumps({"blocks": blocks}),
        content_type="application/json",
        base_url=f"http://{DEFAULT_HOST}:{DEFAULT_PORT}",
    )
    assert response.status_code == HTTPStatus.OK, response.get_json()


def print_lookup(explainer: Explainer) -> None:
    """Print what looking up one word takes, in sentences that repeat as little as can be."""
    lines = plain_lines()
    rng = random.Random(SEED)
    spots = [(line, rng.randrange(len(line))) for line in lines]

    def look_up() -> None:
        for line, offset in spots:
            explainer.words.look_up(line, offset)

    timing = compare(look_up, lambda: [jieba.lcut(line) for line in lines], rounds=5)
    print(f"\nlookup of one word: {timing.median / len(spots):.2f} ms (mean of {len(spots)} words)")


def growth(lexicon: Lexicon) -> Iterator[tuple[int, Timing]]:
    """Print and yield what a page takes with lexicons made large by invented words.

    They are of ordinary characters, so that nearly none of them stands on the page: what is
    measured is the size of the lexicon, not the number of marks.
    """
    rng = random.Random(SEED)
    characters = sorted(set(filter(is_han, "".join(example_lines(lexicon)))))
    items = list(lexicon.entries.values())
    text = page(plain_lines(), PAGE)
    made = dict(lexicon.entries)
    print(f"\nterms of a page of {PAGE:,} characters, as the lexicon grows by invented words")
    for size in LEXICONS:
        while len(made) < size:
            word = "".join(rng.sample(characters, 3))
            item = items[len(made) % len(items)]
            match = type(item.entry.match)()
            changes = {"headword": word, "variants": (), "match": match}
            made.setdefault(word, LexiconEntry(item.entry.model_copy(update=changes), item.domain))
        explainer = Explainer(Lexicon(made.values(), lexicon.domains, lexicon.sources, str(size)))
        timing = _annotate(explainer, text)
        marks = len(explainer.annotator.annotate(text))
        print(f"  {size:6,} entries, {marks:4} marks     {timing}")
        yield size, timing


def print_fresh_starts() -> None:
    """Print start-up time and memory, each of a process of its own."""
    runs = [
        json.loads(subprocess.check_output([sys.executable, "-m", "bench.fresh"]))
        for _ in range(FRESH_STARTS)
    ]
    seconds = sorted(run["seconds"] for run in runs)
    annotated, looked_up = (statistics.median(run["memory_mib"][i] for run in runs) for i in (0, 1))
    print(
        f"\nfrom start to the first answer {statistics.median(seconds):.2f} s "
        f"({seconds[0]:.2f} to {seconds[-1]:.2f}); resident memory {annotated:.0f} MiB then, "
        f"{looked_up:.0f} MiB once a word was looked up"
    )


if __name__ == "__main__":
    main()
