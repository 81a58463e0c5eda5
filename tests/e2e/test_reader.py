"""The reader page with its scripts: tooltips, pinyin, long texts, the place that is kept, paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.chromium import Chromium
from support.reading import Box, box_of_text
from support.server import running_server
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TEXT = "扫桌上的二维码，打开小程序就能点餐。\n他还书了，可是没加我微信。"
PHONE = (360, 640)
TABLET = (800, 700)
WIDE = (1100, 700)
LONG_CHARACTERS = 299_900
# Every number once, so that no paragraph is like another, and a term in every tenth.
LONG = "".join(
    f"第{n}段：这里说的是一件很平常的事，没有什么特别的地方，读过就可以忘记。"
    + ("打开小程序。" if n % 10 == 0 else "")
    + "\n"
    for n in range(9_000)
)[:LONG_CHARACTERS]

SEND = """(text) => {
  document.getElementById('text').value = text;
  document.querySelector('.paste').requestSubmit();
}"""
# A link of the script's own says that it opens a dialog.
IS_READY = """() => document.readyState === 'complete'
  && document.querySelector('.progress')?.hidden
  && !document.querySelector('.text .term:not([aria-haspopup])')"""
TOOLTIP = """() => {
  const card = document.querySelector('[popover]:popover-open');
  if (!card) return null;
  const {x, y, width, height} = card.getBoundingClientRect();
  return {text: card.innerText, role: card.getAttribute('role'), box: [x, y, width, height],
    links: [...card.querySelectorAll('a')].map((link) => decodeURI(link.pathname))};
}"""
TERM_BOX = """(wanted) => {
  const term = [...document.querySelectorAll('.text .term')].find((t) => t.textContent === wanted);
  const {x, y, width, height} = term.getBoundingClientRect();
  return [x, y, width, height];
}"""
FOCUSED = "() => document.activeElement.textContent"
RUBY = """() => [...document.querySelectorAll('.text ruby')]
  .filter((ruby) => ruby.querySelector('rt').checkVisibility())
  .map((ruby) => [ruby.firstChild.data, ruby.querySelector('rt').textContent])"""
STORED = "() => JSON.stringify({ ...localStorage })"
FAULTS = """async () => (await axe.run()).violations
  .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ').slice(0, 300)}`)"""


@pytest.fixture
def reader(browser: Browser, server: Server) -> Browser:
    """Return a browser whose extension knows the server itself, with nothing remembered."""
    browser.save_settings({"port": server.port})
    browser.resize(*WIDE)
    browser.goto(server.url)
    browser.call("() => localStorage.clear()")
    return browser


def show(browser: Browser, address: str, text: str = TEXT) -> Browser:
    """Send a text and wait until the page has seen to all of it."""
    browser.goto(address)
    browser.call(SEND, text)
    until(lambda: browser.call(IS_READY), "the annotated text")
    return browser


@pytest.fixture
def text(reader: Browser, server: Server) -> Browser:
    """Return a browser with a short text, annotated."""
    return show(reader, server.url)


def tooltip(browser: Browser) -> dict[str, Any] | None:
    """Return what the open tooltip says."""
    seen: dict[str, Any] | None = browser.call(TOOLTIP)
    return seen


def term_box(browser: Browser, term: str) -> Box:
    return Box(*browser.call(TERM_BOX, term))


def hover(browser: Browser, term: str) -> dict[str, Any]:
    """Rest the pointer on a term and return its tooltip."""
    browser.move(*term_box(browser, term).centre)
    return until(lambda: tooltip(browser), f"the tooltip of {term}")


def tab_to(browser: Browser, term: str) -> None:
    for _ in range(30):
        browser.press("Tab")
        if browser.call(FOCUSED) == term:
            return
    raise AssertionError(f"Tab does not lead to {term}")


# --- tooltips ---


@pytest.mark.parametrize("size", [PHONE, TABLET, WIDE], ids=str)
def test_a_term_explains_itself_beside_it_at_any_width(
    text: Browser, server: Server, size: tuple[int, int]
) -> None:
    text.resize(*size)
    seen = hover(text, "小程序")
    answer = server.annotate("打开小程序")
    entry = answer["entries"]["小程序"]
    [sense] = [
        s for s in entry["senses"] if s["id"] == answer["blocks"][0]["annotations"][0]["sense"]
    ]
    example = entry["how_people_say_it"][0]
    for part in (
        *("小程序", entry["pinyin"], entry["tagline"], sense["meaning"], sense["literal"]),
        *("Safe to say", example["zh"], example["pinyin"], example["en"]),
        *(choice["when"] for choice in entry["choose_by_situation"]),
    ):
        assert part in " ".join(seen["text"].split())
    assert "/entries/小程序" in seen["links"]
    box = Box(*seen["box"])
    assert Box(0, 0, *size).holds(box)
    assert not box.overlaps(term_box(text, "小程序"))


def test_the_pointer_may_go_into_the_tooltip_and_closes_it_by_leaving(text: Browser) -> None:
    box = Box(*hover(text, "小程序")["box"])
    text.move(*box.centre)
    stays(lambda: tooltip(text) is not None, wanted=True)
    text.move(1, 1)
    becomes(lambda: tooltip(text), None)


def test_going_to_a_term_by_key_shows_its_tooltip_and_escape_closes_it(text: Browser) -> None:
    tab_to(text, "小程序")
    assert until(lambda: tooltip(text), "the tooltip")["role"] == "dialog"
    described = """() => {
      const term = document.activeElement;
      return [term.getAttribute('aria-expanded'),
        document.getElementById(term.getAttribute('aria-describedby')).className];
    }"""
    assert text.call(described) == ["true", "meaning"]
    text.press("Escape")
    becomes(lambda: tooltip(text), None)
    assert text.call(FOCUSED) == "小程序"


def test_enter_leads_into_the_tooltip_and_escape_back_to_the_term(text: Browser) -> None:
    tab_to(text, "小程序")
    text.press("Enter")
    inside = "() => document.activeElement.closest('[popover]') !== null"
    until(lambda: text.call(inside), "the focus inside")
    text.press("Tab")
    assert text.call(inside)
    text.press("Escape")
    becomes(lambda: tooltip(text), None)
    assert text.call(FOCUSED) == "小程序"


def test_tab_leads_out_of_the_tooltip_to_the_next_term(text: Browser) -> None:
    tab_to(text, "二维码")
    text.press("Enter")
    for _ in range(30):
        text.press("Tab")
        if text.call(FOCUSED) == "小程序":
            break
    assert "小程序" in until(lambda: tooltip(text), "its tooltip")["text"]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=str)
def test_a_tap_shows_the_tooltip_and_leaves_the_page_where_it_is(
    text: Browser, size: tuple[int, int]
) -> None:
    text.resize(*size)
    text.tap(*term_box(text, "小程序").centre)
    until(lambda: tooltip(text), "the tooltip")
    assert text.call("() => [location.hash, scrollY]") == ["", 0]
    text.tap(size[0] - 10, 6)
    becomes(lambda: tooltip(text), None)


def test_a_click_keeps_the_tooltip_until_its_cross_is_pressed(text: Browser) -> None:
    text.click(*term_box(text, "小程序").centre)
    seen = until(lambda: tooltip(text), "the tooltip")
    text.move(1, 1)
    stays(lambda: tooltip(text) is not None, wanted=True)
    box = Box(*seen["box"])
    text.click(box.right - 20, box.y + 20)
    becomes(lambda: tooltip(text), None)


def test_the_note_of_the_term_stays_at_the_side_where_there_is_room(text: Browser) -> None:
    hover(text, "小程序")
    shown = """() => {
      const note = document.querySelector('.note.shown');
      return [note.dataset.headword, note.getBoundingClientRect().left > innerWidth / 2];
    }"""
    becomes(lambda: text.call(shown), ["小程序", True])


def test_axe_finds_nothing_in_the_page_with_its_tooltip(text: Browser) -> None:
    tab_to(text, "小程序")
    until(lambda: tooltip(text), "the tooltip")
    faults = text.call(f"async () => {{ {AXE.read_text()}; return ({FAULTS})(); }}")
    assert faults == []


def test_no_text_is_lost_or_doubled_by_the_script(text: Browser, server: Server) -> None:
    words = (
        "() => document.querySelector('.annotated .text').innerText.replace(/\\n+/g, '\\n').trim()"
    )
    assert text.call(words) == TEXT
    assert text.errors() == []


# --- pinyin ---


def test_pinyin_stands_over_the_words_on_request_and_is_remembered(
    text: Browser, server: Server
) -> None:
    assert text.call(RUBY) == []
    text.call("() => document.getElementById('pinyin').click()")
    until(lambda: text.call(RUBY), "pinyin")
    for pair in (["小程序", "xiǎo chéngxù"], ["还", "huán"], ["可是", "kěshì"]):
        assert pair in text.call(RUBY)
    show(text, server.url)
    until(lambda: text.call(RUBY), "pinyin")
    text.call("() => document.getElementById('pinyin').click()")
    assert text.call(RUBY) == []


def test_terms_under_pinyin_explain_themselves(text: Browser) -> None:
    text.call("() => document.getElementById('pinyin').click()")
    until(lambda: text.call(RUBY), "pinyin")
    text.move(*box_of_text(text, "小程序").centre)
    assert "小程序" in until(lambda: tooltip(text), "the tooltip")["text"]


def test_pinyin_is_asked_for_what_is_in_view_alone(reader: Browser, server: Server) -> None:
    reader.call("() => localStorage.setItem('yanwai-reader-pinyin', 'on')")
    reader.call(SEND, LONG)
    until(lambda: reader.call(RUBY), "pinyin")
    wait_to_the_end(reader)
    assert 0 < reader.call("() => document.querySelectorAll('.text p:has(ruby)').length") < 200


# --- long texts ---


def wait_to_the_end(browser: Browser) -> None:
    """Wait until all of a text is annotated, for as long as it gets on."""
    done = -1.0

    def has_got_on() -> bool:
        is_whole: bool = browser.call("() => document.querySelector('.progress').hidden")
        return is_whole or browser.call("() => progress.value") > done

    while not browser.call("() => document.querySelector('.progress').hidden"):
        until(has_got_on, "the rest")
        done = browser.call("() => progress.value")


def test_a_long_text_is_annotated_where_the_reader_is_and_then_to_its_end(
    reader: Browser, server: Server
) -> None:
    reader.call(SEND, LONG)
    until(lambda: reader.call("() => document.querySelector('.annotated') !== null"), "the text")
    assert reader.call("() => document.querySelector('.tools [name=text]').value") == LONG
    reader.call("() => scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    at_the_end = """() => [...document.querySelectorAll('.term[aria-haspopup]')]
      .some((term) => term.getBoundingClientRect().top < 2 * innerHeight)"""
    until(lambda: reader.call(at_the_end), "a term at the end")
    wait_to_the_end(reader)
    terms = "() => document.querySelectorAll('.text .term').length"
    assert reader.call(terms) == LONG.count("小程序")
    assert reader.call("() => document.querySelectorAll('.note').length") == 1
    assert reader.errors() == []


def test_a_text_that_is_too_long_is_cut_at_a_paragraph_and_says_so(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, "字" * 250_000 + "\n" + "词" * 60_000)
    said = reader.call("() => document.querySelector('.notice[role=status]').textContent")
    assert said == "The first 250,000 of 310,001 characters are shown; divide it for the rest."


# --- the place that is kept ---


def scroll_to(browser: Browser, paragraph: int) -> None:
    browser.call(
        """async (paragraph) => {
          for (let frames = 0; frames < 4; frames += 1) {
            document.querySelectorAll('.text p')[paragraph]
              .scrollIntoView({block: 'start', behavior: 'instant'});
            await new Promise(requestAnimationFrame);
          }
        }""",
        paragraph,
    )


def kept(browser: Browser) -> list[int]:
    positions = "() => Object.values(JSON.parse(localStorage['yanwai-reader-positions'] ?? '{}'))"
    return [position["paragraph"] for position in browser.call(positions)]


IS_OFFERED = "() => !document.getElementById('continue').hidden"
# A hundred paragraphs: long enough to be scrolled, and annotated at once.
SOME = "".join(LONG.splitlines(keepends=True)[:100])


def test_the_place_is_offered_and_taken_and_the_text_not_stored(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, SOME)
    assert not reader.call(IS_OFFERED)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME)
    until(lambda: reader.call(IS_OFFERED), "the offer")
    assert reader.call("() => scrollY") == 0
    reader.call("() => document.getElementById('continue').click()")
    place = "() => Math.round(document.querySelectorAll('.text p')[60].getBoundingClientRect().top)"
    until(lambda: 0 <= reader.call(place) < 100, "the place")
    assert not reader.call(IS_OFFERED)
    assert "平常" not in reader.call(STORED)


def test_an_offer_stands_while_the_reader_leafs_through_the_beginning(
    reader: Browser, server: Server
) -> None:
    show(reader, server.url, SOME)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME)
    until(lambda: reader.call(IS_OFFERED), "the offer")
    scroll_to(reader, 20)
    stays(lambda: (kept(reader), reader.call(IS_OFFERED)), ([60], True), seconds=0.8)
    scroll_to(reader, 80)
    becomes(lambda: (kept(reader), reader.call(IS_OFFERED)), ([80], False))


def test_another_text_has_no_place(reader: Browser, server: Server) -> None:
    show(reader, server.url, SOME)
    scroll_to(reader, 60)
    becomes(lambda: kept(reader), [60])
    show(reader, server.url, SOME + "。")
    stays(lambda: reader.call(IS_OFFERED), wanted=False)


# --- faults ---


def test_a_server_that_has_gone_is_told_and_asked_again(reader: Browser, server: Server) -> None:
    with running_server() as address:
        port = int(address.rpartition(":")[2])
        show(reader, address)
    reader.call("() => document.getElementById('pinyin').click()")
    state = "() => document.querySelector('.progress').innerText"
    until(lambda: "Yanwai does not answer" in reader.call(state), "the reason")
    reader.errors()
    with running_server(port):
        reader.call("() => document.getElementById('again').click()")
        until(lambda: reader.call(RUBY), "pinyin")


DROP = """(names, size) => {
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File([new Uint8Array(size)], name));
  const how = {dataTransfer, bubbles: true, cancelable: true};
  document.querySelector('main').dispatchEvent(new DragEvent('drop', how));
}"""


@pytest.mark.parametrize(
    ("names", "size", "fault"),
    [
        (["a.txt", "b.txt"], 1, "Drop one file at a time."),
        (
            ["a.txt"],
            20 * 2**20 + 1,
            "a.txt has 21 MiB, and 20 are the most: divide it, or take a part of it.",
        ),
        (
            ["a.pdf"],
            9,
            (
                "a.pdf is no text in UTF-8, UTF-16, GB18030 or Big5: "
                "choose a text, or save this one as UTF-8."
            ),
        ),
    ],
    ids=["several", "too large", "no text"],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    reader: Browser, names: list[str], size: int, fault: str
) -> None:
    reader.call(DROP, names, size)
    alert = "() => document.querySelector('[role=alert]:not([hidden])')?.textContent"
    becomes(lambda: reader.call(alert), fault)


# --- paper and file ---


def test_on_paper_the_text_comes_first_and_then_every_note(
    playwright: Playwright, server: Server
) -> None:
    with Chromium(playwright) as browser:
        show(browser, server.url)
        browser.show_as_printed()
        seen = browser.call(
            "() => document.body.innerText.split('\\n').filter((line) => line.trim())"
        )
    assert seen[:2] == TEXT.split("\n")
    assert seen[2] == "Glossary"
    assert [line for line in seen if line.startswith(("二维码", "小程序", "加微信"))] != []
    assert [word for word in ("Reader", "Print", "Annotate", "When it fits") if word in seen] == []


def test_a_page_to_keep_is_sent_by_its_form(text: Browser) -> None:
    saved = text.call(
        """async () => {
          const form = document.querySelector('form[action="/export.html"]');
          const answer = await fetch('/export.html', {method: 'POST', body: new FormData(form)});
          return [answer.status, answer.headers.get('Content-Disposition'), await answer.text()];
        }"""
    )
    assert saved[0] == 200
    assert saved[1].startswith("attachment")
    assert saved[2].count("小程序<sup>") == 1
