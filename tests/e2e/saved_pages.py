"""Opens saved pages with the extension in both browsers, prints a table and saves pictures.

    python -m tests.e2e.saved_pages FOLDER OUT

Every .html of FOLDER is served without its scripts and without a network. OUT gets two pictures
for each page and browser: its top, and one with a tooltip open over the first mark; where
the tree has changed or errors were added to the page's own, a file that says how and which.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as pytest's `pythonpath` has it

from support.bidi import BiDiError
from support.browsers import DEFAULT_SETTINGS, Browser
from support.chromium import Chromium
from support.dom import snapshot
from support.firefox import Firefox
from support.reading import marked, tooltip_in
from support.recorder import Recorder
from support.server import running_server
from support.site import SAVED_PAGE_POLICY, Site
from support.waiting import PAUSE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETTLED_S = 1.5  # without a new request and a new mark
LONGEST_WAIT_S = 30.0
FIRST_MARK_WAIT_S = 5.0  # a page may hold no term at all

_TIME_OF_MARKS = "() => CSS.highlights.get('yanwai-term')?.size ? performance.now() : null"
# A point over a mark where nothing else covers it: in the window as it is, or else after scrolling.
_VISIBLE_MARK = """async (mayScroll) => {
  const live = document.createRange();
  for (const { startContainer: text, startOffset, endOffset } of
    CSS.highlights.get('yanwai-term') ?? []) {
    live.setStart(text, startOffset);
    live.setEnd(text, endOffset);
    if (mayScroll) {
      text.parentElement?.scrollIntoView({ behavior: 'instant' });
      scrollBy({ top: live.getBoundingClientRect().top - innerHeight / 2, behavior: 'instant' });
      await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
    }
    const box = live.getClientRects()[0];
    if (!box || box.left < 0 || box.top < 0) continue;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (document.elementFromPoint(x, y)?.contains(text)) return [x, y];
  }
  return null;
}"""

_HAS_FADED_IN = "(card) => getComputedStyle(card).opacity === '1' && !card.getAnimations().length"


@dataclass
class Visit:
    """One line of the table."""

    page: str
    browser: str
    blocks: int = 0
    marks: int = 0
    first_mark_ms: float | None = None
    is_same: bool | None = None
    tooltip: str = ""
    errors: int = 0
    fault: str = ""

    def __str__(self) -> str:
        first = "-" if self.first_mark_ms is None else f"{self.first_mark_ms:.0f}"
        same = {None: "-", True: "yes", False: "NO"}[self.is_same]
        return (
            f"{self.page:26} {self.browser:9} {self.blocks:6} {self.marks:6} {first:>9} "
            f"{same:>4} {self.errors:6}  {self.tooltip or '-'} {self.fault}"
        )


def main() -> None:
    """Visit every page in every browser."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pages = sorted(file.name for file in arguments.folder.glob("*.html"))
    if not pages:
        parser.error(f"{arguments.folder} holds no .html file")
    print(f"{'page':26} {'browser':9} blocks  marks  first/ms same errors  tooltip")
    for visit in visits(arguments.folder, pages, arguments.out):
        print(visit, flush=True)


def visits(folder: Path, pages: list[str], out: Path) -> Iterator[Visit]:
    """Visit the pages, one browser after the other."""
    with ExitStack() as stack:
        address = stack.enter_context(running_server())
        recorder = stack.enter_context(Recorder(int(address.rpartition(":")[2])))
        site = stack.enter_context(Site(folder, policy=SAVED_PAGE_POLICY))
        playwright = stack.enter_context(sync_playwright())
        kinds: Iterable[Browser] = (Chromium(playwright), Firefox())
        for browser in map(stack.enter_context, kinds):
            for page in pages:
                line = Visit(page, browser.name)
                try:
                    visit(browser, site.url(page), recorder, line, out)
                except (AssertionError, BiDiError, PlaywrightError, TimeoutError) as fault:
                    line.fault = f"{type(fault).__name__}: {str(fault)[:200]}"
                yield line


def visit(browser: Browser, url: str, recorder: Recorder, line: Visit, out: Path) -> None:
    """Open a page switched off, then on; fill in its line as it goes."""
    settings = DEFAULT_SETTINGS | {"port": recorder.port}
    browser.save_settings(settings | {"enabled": False})
    browser.goto(url)
    before = snapshot(browser)
    page_own_errors = set(browser.errors())
    browser.goto("about:blank")
    browser.save_settings(settings)
    recorder.clear()
    browser.goto(url)
    line.first_mark_ms = time_of_first_mark(browser)
    wait_until_settled(browser, recorder)
    line.blocks, line.marks = len(recorder.texts), len(marked(browser))
    name = f"{Path(line.page).stem}-{browser.name}"
    browser.screenshot(out / f"{name}.png")
    line.tooltip = open_a_tooltip(browser)
    browser.screenshot(out / f"{name}-tooltip.png")
    browser.press("Escape")
    after = snapshot(browser)
    line.is_same = after == before
    errors = set(browser.errors()) - page_own_errors
    line.errors = len(errors)
    if not line.is_same:
        (out / f"{name}-dom.diff").write_text(difference(before, after), encoding="utf-8")
    if errors:
        (out / f"{name}-errors.txt").write_text("\n".join(sorted(errors)), encoding="utf-8")


def difference(before: str, after: str) -> str:
    """Return the lines in which two trees differ."""
    return "\n".join(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))


def time_of_first_mark(browser: Browser) -> float | None:
    """Return how long after the start of the navigation something was marked."""
    end = time.monotonic() + FIRST_MARK_WAIT_S
    while time.monotonic() < end:
        at: float | None = browser.call(_TIME_OF_MARKS)
        if at is not None:
            return at
        time.sleep(PAUSE_S)
    return None


def wait_until_settled(browser: Browser, recorder: Recorder) -> None:
    """Wait until neither requests nor marks are added any more."""
    end = time.monotonic() + LONGEST_WAIT_S
    seen, since = (-1, -1), time.monotonic()
    while time.monotonic() < end:
        now = len(recorder.requests), len(marked(browser))
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > SETTLED_S:
            return
        time.sleep(PAUSE_S * 5)


def open_a_tooltip(browser: Browser) -> str:
    """Hover over the first mark to be seen, and return its headword; empty when there is none."""
    place = browser.call(_VISIBLE_MARK, False) or browser.call(_VISIBLE_MARK, True)
    if not place:
        return ""
    browser.move(*place)
    headword = until(lambda: tooltip_in(browser), "a tooltip").headword
    until(lambda: browser.on_tooltip(_HAS_FADED_IN), "the tooltip to have faded in")
    return headword


if __name__ == "__main__":
    main()
