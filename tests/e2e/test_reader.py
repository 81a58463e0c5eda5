"""The reader page with its scripts: pinyin, what goes wrong, paper and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.chromium import Chromium
from support.reader_page import LONG, RUBY, SEND, TEXT, show, tooltip, wait_to_the_end
from support.reading import box_of_text
from support.server import running_server
from support.waiting import becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from support.asking import Server
    from support.browsers import Browser

pytestmark = pytest.mark.browser


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
