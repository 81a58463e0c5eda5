"""What the tooltip says, when it opens and closes, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from support.pages import MARKED_ON
from support.reading import (
    Box,
    boxes_of,
    hover,
    is_open,
    link_in_tooltip,
    tooltip_in,
    wait_for_any_mark,
)
from support.waiting import becomes, stays, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.asking import Server
    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser

BLANK = (900, 700)  # where the test pages are empty
SENTENCE = "上周一我到了这座城市，行李还没放下，房主就让我先扫墙上的二维码，打开小程序登记。"
MOMENT_S = 0.1  # in which a hand crosses the gap
NARROW = (360, 640)
RISK_BADGES = {
    "safe": "Safe to say",
    "know_your_audience": "Know your audience",
    "recognise_only": "Recognise, don’t use",
    "legal_or_account_risk": "Legal or account risk",
}


@pytest.fixture
def article(open_page: Callable[[str], Browser]) -> Browser:
    """Return a browser with the article, already marked."""
    browser = open_page("article")
    wait_for_any_mark(browser)
    return browser


def test_the_tooltip_tells_what_the_entry_says(article: Browser, server: Server) -> None:
    entry = server.annotate(SENTENCE)["entries"]["小程序"]
    [sense] = entry["senses"]
    text = hover(article, "小程序").text
    wanted = [
        entry["headword"],
        entry["pinyin"],
        entry["tagline"],
        sense["meaning"],
        f"Literally: {sense['literal']}",
        RISK_BADGES[sense["risk"]],
        *(choice["term"] for choice in entry["choose_by_situation"]),
        *(choice["meaning"] for choice in entry["choose_by_situation"]),
        *(choice["when"] for choice in entry["choose_by_situation"]),
    ]
    assert [part for part in wanted if part not in text] == []


def test_the_tooltip_shows_one_whole_example(article: Browser, server: Server) -> None:
    examples = server.annotate(SENTENCE)["entries"]["小程序"]["how_people_say_it"]
    text = hover(article, "小程序").text
    shown = [e for e in examples if all(e[key] in text for key in ("zh", "pinyin", "en"))]
    assert len(shown) == 1


def test_the_tooltip_names_the_traditional_form_when_it_differs(
    article: Browser, server: Server
) -> None:
    entry = server.annotate(SENTENCE)["entries"]["二维码"]
    assert entry["traditional"] in hover(article, "二维码").text


def test_the_sense_that_fits_comes_before_the_others(article: Browser, server: Server) -> None:
    sentence = "周五聚餐，经理在群里发了一个红包，手慢的人只抢到两毛钱。大家笑成一团。"
    answer = server.annotate(sentence)
    [annotation] = answer["blocks"][0]["annotations"]
    senses = {sense["id"]: sense["meaning"] for sense in answer["entries"]["红包"]["senses"]}
    fitting = senses.pop(annotation["sense"])
    text = hover(article, "红包").text
    assert text.index(fitting) < min(text.index(other) for other in senses.values())


def test_a_risky_sense_carries_its_badge_and_its_note(
    open_page: Callable[[str], Browser], server: Server
) -> None:
    sentence = "年轻人的内卷和躺平，其实是同一种疲惫。"
    answer = server.annotate(sentence)
    [sense_id] = [
        annotation["sense"]
        for annotation in answer["blocks"][0]["annotations"]
        if annotation["headword"] == "躺平"
    ]
    [sense] = [s for s in answer["entries"]["躺平"]["senses"] if s["id"] == sense_id]
    text = hover(open_page("dark"), "躺平").text
    wanted = [RISK_BADGES[sense["risk"]], sense["risk_note"]]
    assert [part for part in wanted if part not in text] == []


def test_the_tooltip_is_a_tooltip_for_assistive_technology(article: Browser) -> None:
    assert hover(article, "小程序").role == "tooltip"


def test_the_link_leads_to_the_entry_on_the_readers_own_server(
    article: Browser, recording: Recorder
) -> None:
    assert hover(article, "小程序").links == [f"{recording.url}/entries/{quote('小程序')}"]


def test_the_link_opens_the_entry_in_a_new_tab(article: Browser, recording: Recorder) -> None:
    hover(article, "小程序")
    article.click(*link_in_tooltip(article).centre)
    becomes(article.other_tabs, [f"{recording.url}/entries/{quote('小程序')}"])


def test_escape_closes_the_tooltip(article: Browser) -> None:
    hover(article, "小程序")
    article.press("Escape")
    becomes(lambda: is_open(article), wanted=False)


def test_a_term_that_was_closed_stays_closed_while_the_pointer_rests_on_it(
    article: Browser,
) -> None:
    hover(article, "小程序")
    article.press("Escape")
    becomes(lambda: is_open(article), wanted=False)
    x, y = boxes_of(article, "小程序")[0].centre
    article.move(x + 2, y)
    stays(lambda: is_open(article), wanted=False)


def test_the_tooltip_closes_when_the_pointer_leaves_the_term(article: Browser) -> None:
    hover(article, "小程序")
    article.move(*BLANK)
    becomes(lambda: is_open(article), wanted=False)


def test_the_tooltip_closes_when_the_pointer_leaves_the_tooltip(article: Browser) -> None:
    article.move(*hover(article, "小程序").box.centre)
    article.move(*BLANK)
    becomes(lambda: is_open(article), wanted=False)


def test_the_tooltip_stays_while_the_pointer_travels_into_it_and_rests(article: Browser) -> None:
    tooltip = hover(article, "小程序")
    x, y = boxes_of(article, "小程序")[0].centre
    goal_x, goal_y = tooltip.box.centre
    for step in range(1, 11):
        article.move(x + (goal_x - x) * step / 10, y + (goal_y - y) * step / 10)
        assert is_open(article)
    stays(lambda: is_open(article), wanted=True)


def test_the_tooltip_waits_for_a_pointer_that_lingers_between_term_and_tooltip(
    article: Browser,
) -> None:
    tooltip = hover(article, "小程序")
    [term] = boxes_of(article, "小程序")
    article.move(term.centre[0], (term.bottom + tooltip.box.y) / 2)
    stays(lambda: is_open(article), wanted=True, seconds=MOMENT_S)
    article.move(*tooltip.box.centre)
    stays(lambda: is_open(article), wanted=True)


def test_a_second_term_replaces_the_tooltip_of_the_first(article: Browser) -> None:
    hover(article, "二维码")
    article.move(*boxes_of(article, "小程序", scroll=False)[0].centre)
    becomes(lambda: (tooltip := tooltip_in(article)) and tooltip.headword, "小程序")


def test_scrolling_closes_the_tooltip(article: Browser) -> None:
    article.resize(1000, 200)
    hover(article, "外卖")
    article.call("() => window.scrollBy({ top: 20, behavior: 'instant' })")
    becomes(lambda: is_open(article), wanted=False)


def test_a_press_of_the_mouse_elsewhere_closes_the_tooltip(article: Browser) -> None:
    hover(article, "小程序")
    article.click(*BLANK)
    becomes(lambda: is_open(article), wanted=False)


def test_no_tooltip_opens_for_a_pointer_that_flies_past(article: Browser) -> None:
    article.move(*boxes_of(article, "小程序")[0].centre)
    article.move(*BLANK)
    stays(lambda: is_open(article), wanted=False)


@pytest.mark.parametrize("down", [-14, 14], ids=["above", "below"])
def test_nothing_is_shown_above_and_below_a_line(article: Browser, down: int) -> None:
    x, y = boxes_of(article, "小程序")[0].centre
    article.move(x, y + down)
    stays(lambda: is_open(article), wanted=False)


@pytest.mark.parametrize(("across", "word"), [(-12, "打开"), (12, "登记")], ids=["before", "after"])
def test_the_neighbour_of_a_term_is_a_word_of_its_own(
    article: Browser, across: int, word: str
) -> None:
    # Half a character beside the term's edge is still within its neighbour.
    [box] = boxes_of(article, "小程序")
    x, y = box.centre
    edge = box.width / 2 if across > 0 else -box.width / 2
    article.move(x + across + edge, y)
    becomes(lambda: (tooltip := tooltip_in(article)) and tooltip.headword, word)


def test_nothing_is_shown_in_the_blank_space_after_a_line_that_ends_with_a_term(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("line_breaks")
    [box] = boxes_of(browser, "二维码")
    browser.move(box.right + 6, box.centre[1])
    stays(lambda: is_open(browser), wanted=False)


@pytest.mark.parametrize("piece", ["扫一扫", "红包"])
def test_nothing_is_shown_where_a_term_was_clipped_away(
    piece: str, open_page: Callable[[str], Browser]
) -> None:
    browser = open_page("clipped")
    [box] = boxes_of(browser, piece, scroll=False)
    browser.move(*box.centre)
    stays(lambda: is_open(browser), wanted=False)


def test_what_stands_between_the_parts_of_a_split_word_is_not_the_word(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("split_word")
    first, second = boxes_of(browser, "加")[0], boxes_of(browser, "微信")[0]
    browser.move((first.right + second.x) / 2, second.centre[1])
    assert until(lambda: tooltip_in(browser), "a tooltip").headword != "加微信"


@pytest.mark.parametrize("window", [(1000, 800), NARROW, (800, 360)], ids=str)
def test_the_tooltip_stands_in_the_window_beside_its_term(
    window: tuple[int, int], open_page: Callable[[str], Browser], browser: Browser
) -> None:
    browser.resize(*window)
    open_page("corners")
    faults = [
        fault
        for piece in MARKED_ON["corners"]
        for fault in faults_of_place(browser, piece, Box(0, 0, *window))
    ]
    assert faults == []


def faults_of_place(browser: Browser, piece: str, window: Box) -> list[str]:
    """Open a term's tooltip, close it again, and return what is wrong with its place."""
    box = hover(browser, piece).box
    covered = [line for line in boxes_of(browser, piece) if box.overlaps(line)]
    browser.press("Escape")
    becomes(lambda: is_open(browser), wanted=False)
    faults = [f"covers {piece} at {line}" for line in covered]
    return faults if window.holds(box) else [*faults, f"{piece}: {box} leaves {window}"]


def test_nothing_in_the_tooltip_is_cut_off_in_a_narrow_window(
    open_page: Callable[[str], Browser], browser: Browser
) -> None:
    browser.resize(*NARROW)
    open_page("article")
    assert not hover(browser, "小程序").overflows


def test_the_tooltip_lies_over_an_open_dialog(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("dialog")
    x, y = hover(browser, "小程序").box.centre
    on_top = browser.call("(x, y) => document.elementFromPoint(x, y).localName", x, y)
    assert on_top == "yanwai-tooltip"


def test_the_pointer_can_travel_into_the_tooltip_over_a_dialog(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("dialog")
    browser.move(*hover(browser, "小程序").box.centre)
    stays(lambda: is_open(browser), wanted=True)


def test_escape_closes_the_tooltip_and_leaves_the_dialog_open(
    open_page: Callable[[str], Browser],
) -> None:
    browser = open_page("dialog")
    hover(browser, "小程序")
    browser.press("Escape")
    becomes(lambda: is_open(browser), wanted=False)
    assert browser.call("() => document.getElementById('dialog').open")


def test_the_tooltip_is_dark_on_a_dark_page(open_page: Callable[[str], Browser]) -> None:
    browser = open_page("dark")
    hover(browser, "外卖")
    colour = until(lambda: browser.on_tooltip("(card) => getComputedStyle(card).backgroundColor"))
    channels = [float(part) for part in colour.split("(")[1].rstrip(")").split(",")[:3]]
    assert max(channels) < 100
