"""What leaves the page: Chinese text for the reader's own server, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.pages import MARKED_ON
from support.reading import wait_for_marks
from support.waiting import stays

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.browsers import Browser
    from support.recorder import Recorder

pytestmark = pytest.mark.browser


def test_nothing_from_fields_and_editors_is_sent(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    wait_for_marks(open_page("inputs"), MARKED_ON["inputs"])
    assert recorder.texts == ["反馈", "请用小程序提交，谢谢。", "提交以后，二维码会发到手机上。"]


def test_nothing_that_is_typed_is_sent(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    browser = open_page("inputs")
    wait_for_marks(browser, MARKED_ON["inputs"])
    recorder.clear()
    for field in ("name", "password", "letter", "editor"):
        browser.call("(id) => document.getElementById(id).focus()", field)
        browser.type("我的外卖密码")
    stays(lambda: recorder.texts, [])


@pytest.mark.parametrize("page", ["japanese", "japanese_unstated"])
def test_nothing_of_a_japanese_page_is_sent(
    page: str, open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    open_page(page)
    stays(lambda: recorder.texts, [])


def test_only_the_chinese_part_of_a_mixed_page_is_sent(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    wait_for_marks(open_page("mixed"), MARKED_ON["mixed"])
    assert recorder.texts == [
        "聊天记录",
        "昨晚的比赛太精彩了，大家都在刷屏。",
        "yyds",
        "看完直播，他把外卖的盒子收走了。",
    ]


def test_code_is_not_sent(open_page: Callable[[str], Browser], recorder: Recorder) -> None:
    wait_for_marks(open_page("code"), MARKED_ON["code"])
    sent = "".join(recorder.texts)
    kept = ["外卖", "红包", "快递", "面子", "内卷", "躺平"]
    assert [word for word in kept if word in sent] == []


def test_hidden_text_is_not_sent(open_page: Callable[[str], Browser], recorder: Recorder) -> None:
    wait_for_marks(open_page("hidden"), MARKED_ON["hidden"])
    assert "红包" not in "".join(recorder.texts)


def test_a_request_holds_blocks_of_text_and_nothing_about_the_page(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    wait_for_marks(open_page("article"), MARKED_ON["article"])
    [request] = recorder.requests
    body = json.loads(request.body)
    keys = {key for block in body["blocks"] for key in block}
    assert (set(body), keys) == ({"blocks", "offset_encoding"}, {"id", "text"})


def test_a_request_names_neither_page_nor_reader_in_its_headers(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    wait_for_marks(open_page("article"), MARKED_ON["article"])
    [request] = recorder.requests
    names = {name.lower() for name in request.headers}
    assert names.isdisjoint({"referer", "cookie", "authorization"})
    assert request.headers["Origin"].startswith(("chrome-extension://", "moz-extension://"))


def test_what_the_reader_sees_first_is_sent_first(
    open_page: Callable[[str], Browser], recorder: Recorder
) -> None:
    wait_for_marks(open_page("article"), MARKED_ON["article"])
    assert recorder.texts[:2] == [
        "一个新来者的第一周",
        "上周一我到了这座城市，行李还没放下，房主就让我先扫墙上的二维码，打开小程序登记。",
    ]
