"""An entry that means harm is text: on the server's pages, in the reader and in the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import yaml

from support.asking import Server
from support.browsers import DEFAULT_SETTINGS
from support.lexicons import DOMAIN, fields, sense, write_lexicon
from support.reading import box_of_text, hover, wait_for_marks
from support.server import running_server
from support.site import Site
from support.waiting import stays, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.browsers import Browser

pytestmark = pytest.mark.browser

WORD = "坏坏词"
SCRIPT = "<script>hit=1</script>"
IMAGE = '"><img src=x onerror=hit=1>'
LINK = "[好](javascript:hit=1)"
FORM = "<svg/onload=hit=1>"
PROSE = (
    rf"\<script>hit=1\</script> &lt;img src=x onerror=hit=1> {LINK} <javascript:hit=1> "
    "![好](javascript:hit=1) **[好](vbscript:hit)** *&#60;b>*\n\n"
    r"- \<iframe srcdoc=x>: [好](data:text/html;base64,PHNjcmlwdD4=)"
)
ENTRY = fields(
    WORD,
    pinyin="huài huài cí",
    variants=[{"form": FORM, "kind": "homophone"}],
    tagline=SCRIPT,
    senses=[
        sense(
            "plain",
            meaning=IMAGE,
            literal=LINK,
            risk="recognise_only",
            risk_note=SCRIPT,
            audience=IMAGE,
        )
    ],
    when_it_fits=PROSE,
    how_people_say_it=[{"zh": f"{WORD}{SCRIPT}", "en": IMAGE, "situation": "</p><script>hit=1"}],
    choose_by_situation=[
        {"term": "javascript:hit=1", "meaning": SCRIPT, "when": IMAGE},
        {"term": FORM, "meaning": "{{ 7 * 7 }}", "when": "${hit=1}"},
    ],
    avoid=[SCRIPT, LINK],
    origin={"text": IMAGE, "certainty": "documented", "source": "evil"},
    facts=[{"claim": SCRIPT, "as_of": "2026-11", "source": "evil"}],
)
# What would be there if any of it had been taken for more than text.
_TAKEN = """(root) => [
  ...root.querySelectorAll('script:not([src], [type="application/json"]), iframe, b'),
  ...root.querySelectorAll('svg[onload], img[onerror]'),
  ...[...root.querySelectorAll('[href], [src], [action]')].filter((element) =>
    /^(javascript|vbscript|data):/i.test(element.href ?? element.src ?? element.action)),
].map((element) => element.outerHTML)"""
_PAGE = f"() => [typeof hit, ({_TAKEN})(document), document.body.textContent]"
_CARD = f"(card) => ({_TAKEN})(card)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server with the entry among the reader's own."""
    folder = write_lexicon(tmp_path_factory.mktemp("own") / "lexicon", ENTRY)
    domains = {DOMAIN: {"title": SCRIPT, "about": IMAGE}}
    sources = {"evil": {"title": SCRIPT, "publisher": IMAGE, "url": "https://x.example/'><b>"}}
    for name, table in (("domains", domains), ("sources", sources)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    with running_server(lexicon=folder) as address:
        yield Server(address)


@pytest.fixture
def reader(browser: Browser, hostile: Server) -> Browser:
    """Return a browser whose extension asks this server."""
    browser.save_settings(DEFAULT_SETTINGS | {"port": hostile.port})
    return browser


@pytest.mark.parametrize(
    "path",
    [
        f"/entries/{quote(WORD)}",
        f"/lexicon?q={quote(WORD)}",
        "/lexicon?q=javascript:hit",
        f"/lexicon?q={quote(SCRIPT)}",
        f"/lexicon?domain={DOMAIN}",
        "/lexicon",
        f"/lexicon/edit/{quote(WORD)}",
        f"/entries/{quote(IMAGE)}",
    ],
)
def test_a_page_shows_it_as_text(path: str, reader: Browser, hostile: Server) -> None:
    reader.goto(hostile.url + path)
    was_hit, taken, _ = reader.call(_PAGE)
    assert (was_hit, taken) == ("undefined", [])
    # Nor was anything kept from running by the page's policy alone; that would be told here.
    assert [error for error in reader.errors() if "404" not in error] == []


def test_the_entrys_page_has_every_word_of_it(reader: Browser, hostile: Server) -> None:
    reader.goto(f"{hostile.url}/entries/{quote(WORD)}")
    _, _, shown = reader.call(_PAGE)
    assert [
        text for text in (SCRIPT, IMAGE, LINK, "<script>hit=1</script> <img") if text not in shown
    ] == []


def test_the_reader_page_shows_it_as_text(reader: Browser, hostile: Server) -> None:
    reader.goto(hostile.url)
    text = f"他说了{WORD}。{SCRIPT} {FORM}"
    reader.call("(text) => { document.querySelector('textarea').value = text; }", text)
    reader.call("() => document.querySelector('form').requestSubmit()")
    until(lambda: reader.call("() => document.querySelector('main .term')?.textContent"), "a term")
    assert SCRIPT in reader.call(_PAGE)[2]
    reader.move(*box_of_text(reader, WORD).centre)  # which opens its card
    stays(lambda: reader.call(_PAGE)[:2], ["undefined", []])
    assert reader.errors() == []


def test_the_tooltip_shows_it_as_text(reader: Browser, tmp_path: Path) -> None:
    page = f"<!doctype html><html lang=zh><meta charset=utf-8><p>他说了{WORD}。"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with Site(tmp_path) as site:
        reader.goto(site.url("page.html"))
        wait_for_marks(reader, [WORD])
        tooltip = hover(reader, WORD)
        assert reader.on_tooltip(_CARD) == []
        assert IMAGE in tooltip.text
        assert all(link.startswith("http://127.0.0.1:") for link in tooltip.links)
        assert reader.call("() => typeof hit") == "undefined"
        assert reader.errors() == []
