"""The settings, the side panel and saved words: what the reader chooses, and what becomes of it."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support.pages import MARKED_ON
from support.reading import (
    hover,
    is_open,
    marked,
    press_in_tooltip,
    tooltip_in,
    wait_for_any_mark,
    wait_for_marks,
)
from support.waiting import becomes, stays, until
from yanwai.study.database import open_database
from yanwai.study.pairing import Pairing
from yanwai.study.store import WordStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.browsers import Browser, OwnPage

pytestmark = pytest.mark.browser

ARTICLE = MARKED_ON["article"]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_SEEN = "() => document.body.innerText"
_CLICK = "(id) => document.getElementById(id).click()"
_FILL = """(id, value) => {
  const control = document.getElementById(id);
  if (control.type === 'checkbox') control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event('change'));
}"""
_TERMS = """() => [...document.querySelectorAll('#terms button')].map((button) =>
  [button.querySelector('.word').firstChild.data, button.querySelector('.sentence').textContent])"""
_FAULTS = """async () => (await axe.run(document, {rules: {region: {enabled: false}}})).violations
  .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ').slice(0, 300)}`)"""


@pytest.fixture
def article(open_page: Callable[[str], Browser]) -> Browser:
    """Return a browser with the article, already marked."""
    browser = open_page("article")
    wait_for_marks(browser, ARTICLE)
    return browser


@pytest.fixture
def options(article: Browser) -> OwnPage:
    """Return the settings, open behind the article."""
    page = article.open_own_page("options/options.html")
    until(lambda: page.call("() => document.querySelectorAll('#hiddenDomains input').length"), "it")
    return page


@pytest.fixture
def panel(article: Browser) -> OwnPage:
    """Return the side panel's page, open behind the article."""
    page = article.open_own_page("panel/panel.html")
    until(lambda: page.call(_TERMS), "the terms")
    return page


@pytest.fixture
def saved(data_folder: Path) -> Iterator[WordStore]:
    """Return the words that are saved on the server, of which there are none yet."""
    store = WordStore(open_database(data_folder))
    yield store
    for word in store.list():
        store.delete(word.word)


@pytest.fixture
def paired(options: OwnPage, article: Browser, data_folder: Path) -> Browser:
    """Return a browser with the article that has been paired by the code."""
    options.call(_FILL, "code", Pairing(data_folder).new_code())
    options.call("() => document.getElementById('pair').requestSubmit()")
    until(lambda: options.call("() => !document.getElementById('paired').hidden"), "the pairing")
    wait_for_marks(article, ARTICLE)
    return article


# --- settings ---


@pytest.mark.parametrize(
    ("key", "value", "seen", "wanted"),
    [
        ("notation", "zhuyin", "one('.reading').textContent", "ㄒㄧㄠˇ ㄔㄥˊ ㄒㄩˋ"),
        ("theme", "dark", "getComputedStyle(card).backgroundColor", "rgb(36, 33, 30)"),
        ("toneColours", "pleco", "getComputedStyle(one('.tone-4')).color", "rgb(134, 40, 159)"),
    ],
)
def test_a_choice_is_seen_in_the_preview_at_once(
    options: OwnPage, key: str, value: str, seen: str, wanted: str
) -> None:
    options.call(_FILL, "theme", "light")
    options.call(_FILL, key, value)
    looking = f"""() => {{
      const card = document.getElementById('preview').shadowRoot.querySelector('.card');
      const one = (selector) => card.querySelector(selector);
      return {seen};
    }}"""
    becomes(lambda: options.call(looking), wanted)


def test_a_choice_is_seen_on_the_open_page(options: OwnPage, article: Browser) -> None:
    options.call(_FILL, "notation", "zhuyin")
    wait_for_marks(article, ARTICLE)
    assert "ㄒㄧㄠˇ" in hover(article, "小程序").text


@pytest.mark.parametrize(
    ("style", "name"),
    [("background", "yanwai-term-background"), ("underline", "yanwai-term-underline")],
)
def test_marks_take_the_style_that_was_chosen(
    options: OwnPage, article: Browser, style: str, name: str
) -> None:
    options.call(_FILL, "markStyle", style)
    until(lambda: article.call("(name) => CSS.highlights.get(name)?.size", name), "the marks")
    assert marked(article) == []


def test_without_marks_terms_still_answer(options: OwnPage, article: Browser) -> None:
    box = hover(article, "小程序")
    options.call(_FILL, "markStyle", "none")
    wait_for_marks(article, [])
    becomes(lambda: is_open(article), wanted=False)
    place = (box.box.centre[0], box.box.y - 20)
    offsets = cycle((0, 1))

    def headword_there() -> str | None:
        # The page may have been told of the setting after a first move.
        article.move(place[0] + next(offsets), place[1])
        seen = tooltip_in(article)
        return seen.headword if seen else None

    becomes(headword_there, "小程序")


def test_only_the_first_occurrence_is_marked_on_request(
    options: OwnPage, open_page: Callable[[str], Browser]
) -> None:
    options.call(_FILL, "firstOnly", True)
    browser = open_page("split_word")
    wait_for_marks(browser, MARKED_ON["split_word"][:2])


def test_a_subject_can_be_left_unmarked(options: OwnPage, article: Browser) -> None:
    options.call("() => document.querySelector('#hiddenDomains input[value=digital_life]').click()")
    becomes(lambda: [term in marked(article) for term in ("小程序", "红包")], [False, True])


def test_a_site_is_switched_off_and_on_by_its_name(options: OwnPage, article: Browser) -> None:
    options.call(_FILL, "site", "127.0.0.1")
    options.call("() => document.getElementById('add-site').requestSubmit()")
    wait_for_marks(article, [])
    until(lambda: options.call("() => !!document.querySelector('#sites button')"), "its button")
    options.call("() => document.querySelector('#sites button').click()")
    wait_for_marks(article, ARTICLE)


def test_what_is_no_site_is_refused_with_the_right_form(options: OwnPage) -> None:
    options.call(_FILL, "site", "https://example.com/page")
    options.call("() => document.getElementById('add-site').requestSubmit()")
    until(lambda: "Write a host name only" in options.call(_SEEN), "the complaint")


def test_the_interface_speaks_chinese_on_request(options: OwnPage, article: Browser) -> None:
    options.call(_FILL, "language", "zh_CN")
    until(lambda: "言外设置" in options.call(_SEEN), "the Chinese settings")
    wait_for_marks(article, ARTICLE)
    text = hover(article, "小程序").text
    assert [part for part in ("放心说", "看场合选词", "收藏") if part not in text] == []


_IMPORT = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], 'settings.json'));
  const input = document.getElementById('file');
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}"""


def test_settings_are_taken_from_a_file(options: OwnPage) -> None:
    file = {"yanwai": 1, "settings": {"delayMs": 700, "markStyle": "underline"}}
    options.call(_IMPORT, json.dumps(file))
    becomes(lambda: options.call("() => document.getElementById('delayMs')?.value"), "700")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "holds no Yanwai settings"),
        ('{"yanwai": 1, "settings": {"trigger": "wink", "delayMs": 700}}', "trigger"),
    ],
)
def test_a_file_with_a_fault_is_told_and_changes_nothing(
    options: OwnPage, text: str, why: str
) -> None:
    options.call(_IMPORT, text)
    until(lambda: why in options.call(_SEEN), "the complaint")
    assert options.call("() => document.getElementById('delayMs').value") == "120"


# --- side panel ---


def test_the_panel_lists_the_terms_with_their_sentences(panel: OwnPage) -> None:
    terms = panel.call(_TERMS)
    assert [word for word, _ in terms] == list(dict.fromkeys(ARTICLE))
    assert all(word in sentence for word, sentence in terms)


def test_a_click_in_the_panel_shows_the_term_on_the_page(panel: OwnPage, article: Browser) -> None:
    article.resize(1000, 200)
    panel.call("() => [...document.querySelectorAll('#terms button')].at(-1).click()")
    becomes(lambda: (seen := tooltip_in(article)) is not None and seen.headword, "红包")


def test_the_panel_follows_the_page(panel: OwnPage, open_page: Callable[[str], Browser]) -> None:
    open_page("dark")
    wanted = list(dict.fromkeys(MARKED_ON["dark"]))
    becomes(lambda: [word for word, _ in panel.call(_TERMS)], wanted)


def test_the_toolbar_counts_the_terms(article: Browser) -> None:
    panel = article.open_own_page("panel/panel.html")
    badge = """async () => {
      const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
      return chrome.action.getBadgeText({tabId: tab.id});
    }"""
    becomes(lambda: panel.call(badge), str(len(set(ARTICLE))))


# --- saved words ---


def test_without_pairing_saving_says_how_to_pair(options: OwnPage, article: Browser) -> None:
    options.call("() => chrome.runtime.sendMessage({type: 'unpair'})")
    hover(article, "小程序")
    article.click(*press_in_tooltip(article, ".save").centre)
    notice = "(card) => card.querySelector('.notice').textContent"
    until(lambda: "yanwai pair" in article.on_tooltip(notice), "the advice")


def test_a_wrong_code_is_refused_with_what_to_do(options: OwnPage) -> None:
    options.call(_FILL, "code", "AAAA-AAAA")
    options.call("() => document.getElementById('pair').requestSubmit()")
    until(lambda: "This code does not work" in options.call(_SEEN), "the complaint")


def test_a_saved_word_is_kept_on_the_server_with_its_sentence(
    paired: Browser, saved: WordStore
) -> None:
    hover(paired, "小程序")
    paired.click(*press_in_tooltip(paired, ".save").centre)
    word = until(lambda: saved.get("小程序"), "the saved word")
    [context] = word.contexts
    assert (word.status, "打开小程序" in context.sentence) == ("learning", True)
    assert context.url.endswith("/article.html")
    paired.click(*press_in_tooltip(paired, ".save").centre)
    becomes(lambda: saved.get("小程序"), None)


def test_a_known_word_is_marked_no_more_here_and_on_the_next_page(
    paired: Browser, saved: WordStore, open_page: Callable[[str], Browser]
) -> None:
    hover(paired, "小程序")
    paired.click(*press_in_tooltip(paired, ".known").centre)
    until(lambda: saved.get("小程序"), "the saved word")
    rest = [term for term in ARTICLE if term != "小程序"]
    wait_for_marks(paired, rest)
    open_page("article")
    wait_for_marks(paired, rest)


def test_all_terms_of_a_page_are_saved_at_once(paired: Browser, saved: WordStore) -> None:
    panel = paired.open_own_page("panel/panel.html")
    until(lambda: panel.call(_TERMS), "the terms")
    panel.call(_CLICK, "save")
    becomes(saved.count, len(set(ARTICLE)))


def test_nothing_is_kept_on_the_server_before_the_reader_saves(
    paired: Browser, saved: WordStore
) -> None:
    hover(paired, "小程序")
    stays(saved.count, wanted=0)


# --- for everybody ---


@pytest.mark.parametrize(
    "path", ["options/options.html", "panel/panel.html", "popup/popup.html"], ids=str
)
def test_axe_finds_nothing_in_our_pages(article: Browser, path: str) -> None:
    page = article.open_own_page(path)
    until(lambda: page.call("() => document.body.innerText.length > 40"), "its texts")
    faults: list[str] = page.call(f"async () => {{ {AXE.read_text()}; return ({_FAULTS})(); }}")
    assert faults == []


@pytest.mark.parametrize("name", ["article", "dark"])
def test_axe_finds_nothing_in_the_tooltip(
    name: str, open_page: Callable[[str], Browser], browser: Browser
) -> None:
    open_page(name)
    piece = wait_for_any_mark(browser)[0]
    hover(browser, piece)
    browser.on_tooltip("(card) => card.querySelector('.more').click()")
    copy: dict[str, Any] = browser.on_tooltip(
        """(card) => ({
          html: card.outerHTML,
          css: card.parentNode.querySelector('style').textContent.replaceAll(':host', '.none'),
        })"""
    )
    browser.goto("about:blank")
    faults: list[str] = browser.call(
        f"""async (html, css) => {{
          document.documentElement.lang = 'en';
          document.title = 'tooltip';
          document.body.innerHTML = `<style>${{css}}</style><main>${{html}}</main>`;
          document.querySelector('.card').style.animation = 'none';
          document.querySelector('.card').setAttribute('role', 'dialog');
          {AXE.read_text()};
          return ({_FAULTS})();
        }}""",
        copy["html"],
        copy["css"],
    )
    assert [fault for fault in faults if "page-has-heading-one" not in fault] == []
