"""Measures the extension in both real browsers, each figure beside the same page without it.

python -m bench.extension
"""

from __future__ import annotations

import statistics
import time
from contextlib import ExitStack
from html import escape
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.texts import example_lines, plain_lines
from support.asking import Server
from support.browsers import DEFAULT_SETTINGS
from support.chromium import Chromium
from support.firefox import Firefox
from support.reading import box_of_text, boxes_of, marked
from support.server import running_server
from support.site import Site
from support.waiting import until
from yanwai.lexicon.load import load_lexicon
from yanwai.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.browsers import Browser

ROUNDS = 3
READING_S = 8
MOVES = 500
STOPS = 30
NODES = 1_000
PAGE_CHARS, TERM_LINES = 220_000, 5_000
NOVEL_CHARS = 70_000
P95 = 0.95
MIB = 2**20

# A chain of messages is answered at once unless the main thread is at work.
_METER = """<script>
  const gaps = []; let last = performance.now(); const ring = new MessageChannel();
  ring.port1.onmessage = () => {
    const now = performance.now(); if (now - last > 4) gaps.push(now - last); last = now;
    ring.port2.postMessage(0);
  };
  ring.port2.postMessage(0);
  const takeGaps = () => gaps.splice(0);
</script>"""
# The extension has asked for its frame before the page does, so what was done since it began is
# the extension's.
_MOVE_COSTS = """() => { window.costs = []; addEventListener('pointermove', () =>
  requestAnimationFrame((start) => window.costs.push(performance.now() - start))); }"""
_WATCH_STOP = """() => {
  window.shownAfter = null;
  addEventListener('pointermove', ({timeStamp}) => {
    const look = () => {
      const host = document.querySelector('yanwai-tooltip');
      if (host?.matches(':popover-open')) window.shownAfter ??= performance.now() - timeStamp;
      else if (performance.now() - timeStamp < 1000) requestAnimationFrame(look);
    };
    look();
  }, {once: true, capture: true}); }"""
_INSERT = """(count) => {
  takeGaps();
  const start = performance.now();
  for (let i = 0; i < count; i += 1) {
    const made = document.createElement('p');
    made.textContent = `第${i}条：今天下雨，大家都没有出门，坐在家里看书。`;
    document.body.append(made);
  }
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def main() -> None:
    """Print one table for each browser."""
    with TemporaryDirectory() as folder, running_server() as address, ExitStack() as stack:
        pages = Path(folder)
        _write_pages(pages)
        site = stack.enter_context(Site(pages))
        settings = DEFAULT_SETTINGS | {"port": Server(address).port, "delayMs": 0}
        with sync_playwright() as playwright, Chromium(playwright) as chromium:
            _print_table(chromium, site, settings)
        with Firefox() as firefox:
            _print_table(firefox, site, settings)


def _write_pages(folder: Path) -> None:
    lexicon = load_lexicon([bundled("lexicon")]).lexicon
    plain = list(plain_lines())
    terms = list(islice(cycle(example_lines(lexicon)), TERM_LINES))
    short = PAGE_CHARS - sum(map(len, terms))
    (folder / "page.html").write_text(_html([*terms, *_lines(plain, max(0, short))]), "utf-8")
    (folder / "novel.html").write_text(_html(list(_lines(plain, NOVEL_CHARS))), "utf-8")


def _lines(lines: list[str], chars: int) -> Iterator[str]:
    for line in cycle(lines):
        if chars <= 0:
            return
        chars -= len(line)
        yield line


def _html(lines: list[str]) -> str:
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    head = f"<meta charset=utf-8><title>正文</title>{_METER}"
    return f"<!doctype html><html lang=zh-CN><head>{head}</head><body>{body}</body></html>"


def _print_table(browser: Browser, site: Site, settings: dict[str, object]) -> None:
    print(f"\n{browser.name}")
    for page in ("page", "novel"):
        with_it, without = (
            [_read(browser, site, page, settings | {"enabled": on}) for _ in range(ROUNDS)]
            for on in (True, False)
        )
        busy, longest, held = (statistics.median(of) for of in zip(*with_it, strict=True))
        rest, other, less = (statistics.median(of) for of in zip(*without, strict=True))
        print(f"  {page}: main thread at work {busy:.0f} ms, longest task {longest:.0f} ms", end="")
        print(f" (without: {rest:.0f} and {other:.0f})")
        print(f"    the tab holds {held / MIB:.1f} MiB (without: {less / MIB:.1f})")
    _print_moves(browser, site, settings)
    browser.save_settings(settings)
    _print_stops(browser, site)
    _print_changes(browser, site, settings)


def _read(
    browser: Browser, site: Site, page: str, settings: dict[str, object]
) -> tuple[float, float, int]:
    """Return how long the main thread was at work after the page came, at a stretch, and memory."""
    browser.save_settings(settings)
    browser.goto(site.url(f"{page}.html"))
    time.sleep(READING_S)
    gaps: list[float] = browser.call("() => takeGaps()")
    return sum(gaps), max(gaps, default=0), browser.memory()


def _print_moves(browser: Browser, site: Site, settings: dict[str, object]) -> None:
    costs = {}
    for on in (True, False):
        # With a long delay no tooltip opens: what is measured is the search for the word.
        browser.save_settings(settings | {"enabled": on, "delayMs": 1500})
        browser.goto(site.url("page.html"))
        time.sleep(READING_S)
        browser.call(_MOVE_COSTS)
        for number in range(MOVES):
            browser.move(20 + number * 7 % 600, 40 + number * 3 % 500)
        costs[on] = browser.call("() => window.costs.splice(0)")
    for on, title in ((True, "with"), (False, "without")):
        print(f"  a pointer move, {title}: {_figures(costs[on])}")


def _print_stops(browser: Browser, site: Site) -> None:
    browser.goto(site.url("page.html"))
    until(lambda: marked(browser), "marks")
    time.sleep(3)
    piece = marked(browser)[0]
    term = [_stop(browser, boxes_of(browser, piece)[0].centre) for _ in range(STOPS)]
    browser.goto(site.url("novel.html"))
    time.sleep(3)
    text = browser.call(
        "() => document.querySelector('p').textContent.replace(/[^\u4e00-\u9fff]/g, '')"
    )
    words = [text[at] for at in range(min(STOPS, len(text)))]
    word = [_stop(browser, box_of_text(browser, one).centre) for one in words]
    for title, figures in (("a marked term", term), ("a word that is looked up", word)):
        shown = [figure for figure in figures if figure is not None]
        missed = f", {len(figures) - len(shown)} without" if len(shown) < len(figures) else ""
        print(f"  from the pointer's stop to the tooltip of {title}: {_figures(shown)}{missed}")


def _stop(browser: Browser, point: tuple[float, float]) -> float | None:
    browser.press("Escape")
    browser.move(1, 1)
    time.sleep(0.4)
    browser.call(_WATCH_STOP)
    browser.move(*point)
    time.sleep(0.4)
    shown: float | None = browser.call("() => window.shownAfter")
    return shown


def _print_changes(browser: Browser, site: Site, settings: dict[str, object]) -> None:
    figures: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for _ in range(ROUNDS):
        for on, found in figures.items():
            browser.save_settings(settings | {"enabled": on})
            browser.goto(site.url("novel.html"))
            time.sleep(3)
            at_once = browser.call(_INSERT, NODES)
            time.sleep(3)
            found.append((at_once, sum(browser.call("() => takeGaps()"))))
    at_once, in_all = (
        [statistics.median(run[which] for run in figures[on]) for on in (True, False)]
        for which in (0, 1)
    )
    print(f"  {NODES} nodes inserted: {at_once[0] / at_once[1]:.2f} times at once", end="")
    print(f" ({at_once[1]:.0f} ms without), {in_all[0]:.0f} ms in all (without: {in_all[1]:.0f})")


def _figures(values: list[Any]) -> str:
    if not values:
        return "no tooltip"
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * P95))]
    return f"median {statistics.median(ordered):.2f} ms, p95 {p95:.2f} ms ({len(ordered)})"


if __name__ == "__main__":
    main()
