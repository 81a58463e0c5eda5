"""The reader page as a test uses it: a text is sent, terms are pointed at, the tooltip is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.reading import Box
from support.waiting import until

if TYPE_CHECKING:
    from support.browsers import Browser

TEXT = "扫桌上的二维码，打开小程序就能点餐。\n他还书了，可是没加我微信。"
READER_WINDOW = (1100, 700)
_LONG_CHARACTERS = 299_900
# Every number once, so that no paragraph is like another, and a term in every tenth.
LONG = "".join(
    f"第{n}段：这里说的是一件很平常的事，没有什么特别的地方，读过就可以忘记。"
    + ("打开小程序。" if n % 10 == 0 else "")
    + "\n"
    for n in range(9_000)
)[:_LONG_CHARACTERS]

SEND = """(text) => {
  document.getElementById('text').value = text;
  document.querySelector('.paste').requestSubmit();
}"""
# A link of the script's own says that it opens a dialog.
_IS_READY = """() => document.readyState === 'complete'
  && document.querySelector('.progress')?.hidden
  && !document.querySelector('.text .term:not([aria-haspopup])')"""
_TOOLTIP = """() => {
  const card = document.querySelector('[popover]:popover-open');
  if (!card) return null;
  const {x, y, width, height} = card.getBoundingClientRect();
  return {text: card.innerText, role: card.getAttribute('role'), box: [x, y, width, height],
    links: [...card.querySelectorAll('a')].map((link) => decodeURI(link.pathname))};
}"""
_TERM_BOX = """(wanted) => {
  const term = [...document.querySelectorAll('.text .term')].find((t) => t.textContent === wanted);
  const {x, y, width, height} = term.getBoundingClientRect();
  return [x, y, width, height];
}"""
FOCUSED = "() => document.activeElement.textContent"
RUBY = """() => [...document.querySelectorAll('.text ruby')]
  .filter((ruby) => ruby.querySelector('rt').checkVisibility())
  .map((ruby) => [ruby.firstChild.data, ruby.querySelector('rt').textContent])"""


def show(browser: Browser, address: str, text: str = TEXT) -> Browser:
    """Send a text and wait until the page has seen to all of it."""
    browser.goto(address)
    browser.call(SEND, text)
    until(lambda: browser.call(_IS_READY), "the annotated text")
    return browser


def tooltip(browser: Browser) -> dict[str, Any] | None:
    """Return what the open tooltip says."""
    seen: dict[str, Any] | None = browser.call(_TOOLTIP)
    return seen


def term_box(browser: Browser, term: str) -> Box:
    """Return where a term of the text stands."""
    return Box(*browser.call(_TERM_BOX, term))


def hover(browser: Browser, term: str) -> dict[str, Any]:
    """Rest the pointer on a term and return its tooltip."""
    browser.move(*term_box(browser, term).centre)
    return until(lambda: tooltip(browser), f"the tooltip of {term}")


def tab_to(browser: Browser, term: str) -> None:
    """Press Tab until a term has the focus."""
    for _ in range(30):
        browser.press("Tab")
        if browser.call(FOCUSED) == term:
            return
    raise AssertionError(f"Tab does not lead to {term}")


def wait_to_the_end(browser: Browser) -> None:
    """Wait until all of a text is annotated, for as long as it gets on."""
    done = -1.0

    def has_got_on() -> bool:
        is_whole: bool = browser.call("() => document.querySelector('.progress').hidden")
        return is_whole or browser.call("() => progress.value") > done

    while not browser.call("() => document.querySelector('.progress').hidden"):
        until(has_got_on, "the rest")
        done = browser.call("() => progress.value")
