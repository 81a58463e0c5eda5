"""The lexicon's pages for who is paired: entries of the reader's own, and where a word was met."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.chromium import Chromium
from support.lexicons import fields, sense
from support.reading import hover, wait_for_any_mark
from support.waiting import becomes, until
from yanwai.authoring.entry_file import entry_text
from yanwai.lexicon.model import Entry
from yanwai.paths import own_entries_folder
from yanwai.study.pairing import Pairing
from yanwai.study.words import Context, WordStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

    from support.asking import Server
    from support.browsers import Browser
    from yanwai.study.store import WordStore

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE = (360, 640)
MANY_TABS = 60
WORD = "火锅底料"
NEW = "/lexicon/new"
PAGE = f"/entries/{quote(WORD)}"
EDIT = f"/lexicon/edit/{quote(WORD)}"
WHOLE = {
    "headword": WORD,
    "domain": "food_drink",
    "tagline": "The soup comes out of a brick, and nobody asks what is in it.",
    "senses.0.meaning": "A block of spices and fat that becomes hotpot soup.",
    "senses.0.literal": "hotpot bottom material",
    "senses.0.register": "spoken_neutral",
    "senses.0.sentiment": "neutral",
    "when_it_fits": "In a shop.\n\n- **Red or clear**: ask first.",
    "how_people_say_it.0.zh": "家里还有火锅底料吗？",
    "how_people_say_it.0.en": "Is there any hotpot base left?",
    "how_people_say_it.0.situation": "Before guests come",
    "choose_by_situation.0.term": "锅底",
    "choose_by_situation.0.meaning": "the soup itself",
    "choose_by_situation.0.when": "you order in a restaurant",
    "choose_by_situation.1.term": "调料",
    "choose_by_situation.1.meaning": "seasoning",
    "choose_by_situation.1.when": "anything else",
}
_FAULTS = """async () => (await axe.run(document)).violations
  .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ').slice(0, 300)}`)"""
_IS_SHOWN = "(selector) => document.querySelector(selector)?.checkVisibility() ?? false"
_TEXT = "(selector) => document.querySelector(selector)?.innerText ?? ''"
_CLICK = "(selector) => document.querySelector(selector).click()"
_VALUE = "(name) => document.getElementsByName(name)[0].value"
_AT = "(name) => document.querySelector(`[data-faults='${name}']`).innerText"
_FILL = """(values) => {
  for (const [name, value] of Object.entries(values)) {
    const control = document.getElementsByName(name)[0];
    control.value = value;
    control.dispatchEvent(new Event('input', {bubbles: true}));
  }
}"""
_FOCUSED = "() => document.activeElement.name || document.activeElement.textContent.trim()"
_PRESSED = "() => document.querySelector('#word [aria-pressed=true]')?.textContent ?? ''"


@pytest.fixture
def own(data_folder: Path, server: Server) -> Iterator[Path]:
    """Return the folder of the reader's own entries, of which there are none before and after."""
    folder = own_entries_folder(data_folder)
    yield folder
    for file in folder.glob("*/*.yaml"):
        file.unlink()
    texts = f"{WORD}。小程序。"
    becomes(lambda: [e for e in server.annotate(texts)["entries"].values() if e["is_own"]], [])


@pytest.fixture
def paired(browser: Browser, server: Server, data_folder: Path) -> Iterator[Browser]:
    """Return a browser whose pages of the server hold the token."""
    browser.goto(f"{server.url}/docs")
    token = Pairing(data_folder).token()
    browser.call("(token) => localStorage.setItem('yanwai-token', token)", token)
    yield browser
    browser.goto(f"{server.url}/docs")
    browser.call("() => localStorage.clear()")


def open_form(paired: Browser, server: Server, path: str = NEW) -> Browser:
    paired.goto(server.url + path)
    becomes(lambda: paired.call(_IS_SHOWN, "#entry"), wanted=True)
    return paired


def write_own(own: Path, server: Server, **changes: object) -> Path:
    """Write an own entry's file by hand and wait until the server has it."""
    written = fields(WORD) | {"pinyin": "huǒguō dǐliào"} | changes
    file = own / "food_drink" / f"{written['headword']}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(entry_text(Entry.model_validate(written)), encoding="utf-8")
    headword = str(written["headword"])

    def is_own() -> bool:
        entry = server.annotate(headword)["entries"].get(headword)
        return entry is not None and bool(entry["is_own"])

    becomes(is_own, wanted=True)
    return file


def test_an_entry_is_written_and_marks_the_word_from_then_on(
    paired: Browser, server: Server, own: Path
) -> None:
    page = open_form(paired, server)
    page.call(_FILL, {"headword": WORD})
    becomes(lambda: page.call(_VALUE, "pinyin"), "huǒguō dǐliào")
    page.call(_FILL, WHOLE)
    until(lambda: "It can be saved." in page.call(_TEXT, "#state"), "the check")
    page.call(_CLICK, "#entry [type=submit]")
    becomes(lambda: page.call(_TEXT, ".eyebrow .yours"), "Yours")
    assert page.call(_TEXT, ".tagline") == WHOLE["tagline"]
    assert [file.name for file in own.glob("food_drink/*")] == [f"{WORD}.yaml"]
    assert server.annotate(f"买点{WORD}。")["entries"][WORD]["is_own"] is True


def test_each_complaint_stands_at_its_field_while_one_writes(
    paired: Browser, server: Server
) -> None:
    page = open_form(paired, server)
    wrong = {
        "headword": "小程序",
        "tagline": "x" * 91,
        "senses.0.meaning": "See 微信.",
        "how_people_say_it.0.zh": "打开就行。",
        "when_it_fits": "# Title",
    }
    page.call(_FILL, wrong)
    for name, words in {
        "headword": "the lexicon has an entry 小程序: yours is shown in its place",
        "tagline": "has 91 characters; 90 is the most",
        "senses.0.meaning": "must tell the meaning, not point to another word",
        "how_people_say_it.0.zh": "the engine does not find 小程序",
        "when_it_fits": "do not use (heading)",
        "senses.0.literal": "",
    }.items():
        until(lambda n=name, w=words: w in page.call(_AT, n), f"{words!r} at {name}")  # type: ignore[misc]
    assert page.call("() => document.querySelectorAll('[aria-invalid]').length") == 2
    page.call(_CLICK, "#entry [type=submit]")
    becomes(lambda: page.call(_FOCUSED), "domain")
    becomes(lambda: page.call(_AT, "senses.0.literal"), "is empty")
    page.call(_FILL, {"tagline": "Short enough."})
    becomes(lambda: page.call(_AT, "tagline"), "")


def test_an_entry_that_is_there_is_replaced_only_when_one_says_so(
    paired: Browser, server: Server, own: Path
) -> None:
    file = write_own(own, server)
    page = open_form(paired, server, f"{NEW}?headword={quote(WORD)}")
    page.call(_FILL, {name: value for name, value in WHOLE.items() if name != "headword"})
    page.call(_CLICK, "#entry [type=submit]")
    becomes(lambda: page.call(_IS_SHOWN, "#replace"), wanted=True)
    assert WHOLE["tagline"] not in file.read_text(encoding="utf-8")
    page.press("Enter")
    becomes(lambda: page.call(_TEXT, ".tagline"), WHOLE["tagline"])


def test_what_the_form_does_not_show_is_kept(paired: Browser, server: Server, own: Path) -> None:
    file = write_own(
        own,
        server,
        senses=[sense("block"), sense("stock", cues=["股票"], since="2020")],
        variants=[{"form": "底料", "kind": "abbreviation", "cues": ["火锅"]}],
        avoid=["Do not eat it raw."],
    )
    before = Entry.model_validate(fields(WORD) | json.loads(_entry(paired, server)))
    page = open_form(paired, server, EDIT)
    becomes(lambda: page.call(_VALUE, "senses.0.meaning"), "What block means.")
    page.call(_FILL, {"tagline": "Another line."})
    page.call(_CLICK, "#entry [type=submit]")
    becomes(lambda: page.call(_TEXT, ".tagline"), "Another line.")
    after = Entry.model_validate(json.loads(_entry(paired, server)))
    assert after == before.model_copy(
        update={"tagline": "Another line.", "reviewed": after.reviewed}
    )
    assert "Another line." in file.read_text(encoding="utf-8")


def _entry(paired: Browser, server: Server) -> str:
    paired.goto(f"{server.url}/docs")
    written: str = paired.call(
        """async (path) => {
          const {ask} = await import('/static/own/server.js');
          return JSON.stringify((await ask('GET', path)).entry);
        }""",
        f"/v1/own-entries/{quote(WORD)}",
    )
    return written


def test_an_own_entry_is_called_so_in_the_tooltip(
    browser: Browser, server: Server, own: Path, open_page: Callable[[str], Browser]
) -> None:
    write_own(own, server, headword="小程序", pinyin="xiǎochéngxù", tagline="Mine.")
    open_page("article")
    wait_for_any_mark(browser)
    text = hover(browser, "小程序").text
    assert "Mine." in text
    assert "Yours" in text


def test_who_is_not_paired_sees_no_more_than_the_entry(
    browser: Browser, server: Server, store: WordStore
) -> None:
    store.put("小程序", WordStatus.LEARNING, Context("打开小程序。"))
    browser.goto(f"{server.url}/entries/{quote('小程序')}")
    assert browser.call(_IS_SHOWN, "#own") is False
    assert browser.errors() == []


def test_an_entrys_page_tells_where_the_word_was_met(
    paired: Browser, server: Server, store: WordStore
) -> None:
    store.put("小程序", WordStatus.LEARNING, Context("打开小程序。", "javascript:alert(1)", "x"))
    store.put(
        "小程序", WordStatus.LEARNING, Context("扫码进小程序。", "https://example.com/a", "一页")
    )
    paired.goto(f"{server.url}/entries/{quote('小程序')}")
    becomes(lambda: paired.call(_TEXT, "#own-title"), "Appears in your reading")
    assert paired.call(_TEXT, "#met").split() == ["扫码进小程序。", "一页", "打开小程序。"]
    links = "() => [...document.querySelectorAll('#met a')].map((link) => link.href)"
    assert paired.call(links) == ["https://example.com/a"]
    assert paired.call(_PRESSED) == "Learn"


def test_a_word_is_learnt_known_forgotten_and_brought_back_on_its_page(
    paired: Browser, server: Server, store: WordStore
) -> None:
    paired.goto(f"{server.url}/entries/{quote('小程序')}")
    becomes(lambda: paired.call(_IS_SHOWN, "#word"), wanted=True)
    assert paired.call(_IS_SHOWN, "#forget") is False
    for name, status in (("Learn", "learning"), ("Known", "known"), ("Ignore", "ignored")):
        paired.call(_CLICK, f"[data-status={status}]")
        becomes(lambda: paired.call(_PRESSED), name)
        saved = store.get("小程序")
        assert saved is not None
        assert saved.status == status
    paired.call(_CLICK, "#forget")
    becomes(lambda: paired.call(_PRESSED), "")
    assert store.get("小程序") is None
    paired.call(_CLICK, "#undo")
    becomes(lambda: paired.call(_PRESSED), "Ignore")


@pytest.mark.parametrize("path", [NEW, EDIT, PAGE, "/lexicon", "/lexicon?q=huoguo"])
def test_a_page_is_accessible_fits_a_phone_and_is_silent(
    paired: Browser, server: Server, own: Path, store: WordStore, path: str
) -> None:
    write_own(own, server)
    store.put(WORD, WordStatus.LEARNING, Context("买点火锅底料。" * 20, "https://a.cn/", "页" * 90))
    paired.resize(*PHONE)
    paired.goto(server.url + path)
    until(
        lambda: (
            paired.call(_IS_SHOWN, "#own") or path.startswith("/lexicon?") or path == "/lexicon"
        ),
        "it",
    )
    assert paired.call("() => document.documentElement.scrollWidth") <= PHONE[0]
    paired.call(f"() => {{ {AXE.read_text(encoding='utf-8')} }}")
    assert paired.call(_FAULTS) == []
    assert paired.errors() == []


def test_the_form_is_walked_through_with_keys_alone(paired: Browser, server: Server) -> None:
    page = open_form(paired, server)
    seen = []
    for _ in range(MANY_TABS):
        page.press("Tab")
        seen.append(page.call(_FOCUSED))
        if seen[-1] == "Save the entry":
            break
    names = [name for name in WHOLE if not name.startswith("choose_by_situation.1")]
    assert [name for name in names if name not in seen] == []
    assert seen[-1] == "Save the entry"


def test_the_lexicon_is_searched_without_scripts_and_with_keys(
    playwright: Playwright, server: Server
) -> None:
    with Chromium(playwright, java_script=False) as browser:
        browser.goto(f"{server.url}/lexicon")
        for _ in range(MANY_TABS):
            browser.press("Tab")
            if browser.call(_FOCUSED) == "q":
                break
        browser.type("xiao chengxu")
        browser.press("Enter")
        becomes(lambda: browser.call(_TEXT, ".found h2 a"), "小程序")
        browser.goto(server.url + NEW)
        assert "yanwai lexicon new" in browser.call(_TEXT, "noscript p")
