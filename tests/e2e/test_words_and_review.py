"""The pages of what the reader has saved: paired once, then words, review and figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.waiting import becomes, until
from yanwai.study.archive import read_archive
from yanwai.study.pairing import Pairing
from yanwai.study.words import Context, WordStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.asking import Server
    from support.browsers import Browser
    from yanwai.study.store import WordStore

pytestmark = pytest.mark.browser

LEARNING, KNOWN, IGNORED = WordStatus
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE = (360, 640)
PAGES = ["/words", "/review", "/review/statistics"]
_FAULTS = """async () => (await axe.run(document)).violations
  .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ').slice(0, 300)}`)"""
_WORDS = "() => [...document.querySelectorAll('#list tbody th, #list th')].map((c) => c.innerText)"
_SAID = "() => document.getElementById('said').textContent"
_CLICK = "(selector) => document.querySelector(selector).click()"
_FRONT = "() => document.getElementById('front').innerText"
_BACK = "() => document.getElementById('back').innerText"
_IS_SHOWN = "(selector) => document.querySelector(selector)?.checkVisibility() ?? false"
_IS_READY = "() => document.querySelector('#own')?.checkVisibility() ?? false"
_FOCUSED = "() => document.activeElement.textContent.trim()"
_BRING = """(name, text) => {
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], name));
  const input = document.getElementById('import');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}"""
_KEEP_DOWNLOADS = """() => {
  window.taken = {};
  const links = HTMLAnchorElement.prototype;
  const made = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make(blob); made.set(url, blob); return url; };
  links.click = async function () { taken[this.download] = await made.get(this.href).text(); };
}"""


@pytest.fixture
def own(browser: Browser, server: Server, data_folder: Path, store: WordStore) -> Iterator[Browser]:
    """Return a browser that is paired with the server by hand."""
    assert store.count() == 0
    browser.goto(f"{server.url}/words")
    until(lambda: browser.call(_IS_SHOWN, "#code"), "the form for the code")
    browser.call("() => document.getElementById('code').focus()")
    browser.type(Pairing(data_folder).new_code())
    browser.press("Enter")
    becomes(lambda: browser.call(_IS_READY), True)
    yield browser
    browser.goto(f"{server.url}/words")
    browser.call("() => localStorage.clear()")


def opened(own: Browser, server: Server, path: str) -> Browser:
    own.goto(server.url + path)
    becomes(lambda: own.call(_IS_READY), True)
    return own


def test_a_wrong_code_is_told(browser: Browser, server: Server, data_folder: Path) -> None:
    Pairing(data_folder).new_code()
    browser.goto(f"{server.url}/words")
    until(lambda: browser.call(_IS_SHOWN, "#code"), "the form for the code")
    browser.call("() => document.getElementById('code').focus()")
    browser.type("AAAA-AAAA")
    browser.press("Enter")
    until(lambda: "yanwai pair" in browser.call(_SAID), "the fault")
    assert not browser.call(_IS_READY)


def test_words_are_listed_filtered_changed_and_changed_back(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。", "https://example.com/", "一页"))
    store.put("图书馆", LEARNING)
    store.put("躺平", KNOWN)
    page = opened(own, server, "/words")
    becomes(lambda: page.call(_WORDS), ["躺平", "图书馆", "内卷"])
    page.call(_CLICK, "input[name=status][value=learning]")
    becomes(lambda: page.call(_WORDS), ["图书馆", "内卷"])
    page.call(_CLICK, "#all")
    page.call(_CLICK, "#bulk [data-status=ignored]")
    becomes(lambda: page.call(_WORDS), [])
    assert store.count(IGNORED) == 2
    page.call(_CLICK, "#undo")
    becomes(lambda: page.call(_WORDS), ["图书馆", "内卷"])
    assert store.count(LEARNING) == 2
    assert "Changed back" in page.call(_SAID)


def test_forgotten_words_come_back_with_their_sentences(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。"))
    page = opened(own, server, "/words")
    becomes(lambda: page.call(_WORDS), ["内卷"])
    page.call(_CLICK, "#forget")
    becomes(lambda: page.call(_SAID), "Select words first, by the boxes before them.")
    page.call(_CLICK, "#list input")
    page.call(_CLICK, "#forget")
    becomes(lambda: page.call(_WORDS), [])
    page.call(_CLICK, "#undo")
    becomes(lambda: page.call(_WORDS), ["内卷"])
    saved = store.get("内卷")
    assert saved is not None
    assert [context.sentence for context in saved.contexts] == ["别内卷了。"]


def test_a_list_is_brought_in_and_a_backup_taken_along(
    own: Browser, server: Server, store: WordStore
) -> None:
    page = opened(own, server, "/words")
    page.call(_KEEP_DOWNLOADS)
    page.call(_BRING, "pleco.txt", "//Slang\n内卷[內捲]\tnei4juan3\tx\nhello\n")
    becomes(lambda: page.call(_WORDS), ["内卷"])
    assert "1 added, 0 renewed, 0 kept as they were, 1 left out" in page.call(_SAID)
    left = page.call("() => document.getElementById('brought').innerText")
    assert "Line 3: its first column holds no Chinese" in left
    page.call(_CLICK, "[data-name='words.json']")
    taken = until(lambda: page.call("() => taken['words.json'] ?? null"), "the backup")
    assert [word.word for word in read_archive("words.json", taken.encode()).words] == ["内卷"]
    assert store.count() == 1


def test_a_file_that_cannot_be_used_is_told(own: Browser, server: Server) -> None:
    page = opened(own, server, "/words")
    page.call(_BRING, "deck.apkg", "PK\x03\x04")
    until(lambda: "export the notes as plain text" in page.call(_SAID), "the fault")


def test_a_card_is_answered_with_keys_alone_and_the_answer_taken_back(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。"))
    page = opened(own, server, "/review")
    becomes(lambda: page.call(_FRONT).split(), ["内卷", "别内卷了。"])
    assert page.call(_FOCUSED) == "Show"
    page.press(" ")
    until(lambda: "nèijuǎn" in page.call(_BACK), "the other side")
    assert page.call(_FOCUSED) == "Good"
    page.press("4")
    becomes(lambda: page.call(_IS_SHOWN, "#done"), True)
    assert "is due on" in page.call("() => document.getElementById('later').textContent")
    page.press("u")
    becomes(lambda: page.call(_FRONT).split(), ["内卷", "别内卷了。"])


def test_a_situation_is_answered_by_choosing_a_word(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING)
    page = opened(own, server, "/review")
    becomes(lambda: page.call(_IS_SHOWN, "#card"), True)
    card = {
        "word": "内卷", "kind": "choice", "last_review": None, "url": None, "source": "Yanwai",
        "front": [{"role": "situation", "text": "Among colleagues"}],
        "back": [{"role": "meaning", "text": "To overwork"}],
        "options": ["加班", "内卷"], "right": "内卷",
    }  # fmt: skip
    page.call(
        """(answer) => {
          const real = window.fetch;
          window.fetch = (path, how) => String(path).startsWith('/v1/reviews/due')
            ? Promise.resolve(new Response(answer)) : real(path, how);
        }""",
        json.dumps({"cards": [card], "waiting": 1, "fresh": 0, "next_at": None}),
    )
    page.press("u")
    becomes(lambda: page.call(_FRONT), "Among colleagues")
    assert page.call(_FOCUSED) == "加班"
    page.press("1")
    becomes(lambda: page.call(_SAID), "Here it is 内卷.")
    assert page.call(_FOCUSED) == "Again"
    wrong = "() => document.querySelector('#options .wrong').textContent"
    assert page.call(wrong) == "加班"


def test_a_card_that_another_tab_has_answered_is_told(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING)
    page = opened(own, server, "/review")
    becomes(lambda: page.call(_FRONT).split(), ["内卷"])
    page.call(
        """async () => {
          const {ask} = await import('/static/own/server.js');
          await ask('POST', '/v1/reviews',
            {word: '内卷', kind: 'meaning', answer: 'easy', last_review: null});
        }"""
    )
    page.press(" ")
    page.press("3")
    until(lambda: "answered" in page.call(_SAID), "the fault")
    becomes(lambda: page.call(_IS_SHOWN, "#done"), True)


def test_the_figures_are_drawn_and_stand_in_tables(
    own: Browser, server: Server, store: WordStore
) -> None:
    store.put("内卷", LEARNING)
    page = opened(own, server, "/review/statistics")
    drawings = "() => [...document.querySelectorAll('.chart svg')].map((s) => s.ariaLabel)"
    becomes(
        lambda: page.call(drawings),
        [
            "Known when asked, by week",
            "Answers by day",
            "Cards that become due",
            "Words in learning, by domain",
        ],
    )
    rows = "() => document.querySelector('#domains table').textContent"
    assert page.call(rows) == "Work and career1"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_fits_a_phone_and_is_silent(
    own: Browser, server: Server, store: WordStore, path: str
) -> None:
    store.put("内卷", LEARNING, Context("别内卷了。" * 20, "https://example.com/", "一页" * 40))
    own.resize(*PHONE)
    page = opened(own, server, path)
    until(lambda: page.call("() => document.querySelector('#own').innerText.length > 80"), "it")
    assert page.call("() => document.documentElement.scrollWidth") <= PHONE[0]
    page.call(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    assert page.call(_FAULTS) == []
    assert page.errors() == []


def test_without_the_server_the_page_says_so(own: Browser, server: Server) -> None:
    page = opened(own, server, "/words")
    page.call("() => { window.fetch = () => Promise.reject(new TypeError('down')); }")
    page.call(_CLICK, "input[name=status][value=known]")
    becomes(lambda: page.call(_SAID), "Yanwai does not answer. Is its server still running?")
