"""Chromium with the extension, driven by Playwright."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import Error as PlaywrightError

from support.browsers import CORNER, EXTENSION, HOST, SAVE, WIDE, Browser, Frame, OwnPage
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Playwright
    from playwright.sync_api import Frame as PlaywrightFrame

_CONTENT_CORNER = """(frame) => {
  const { x, y } = frame.getBoundingClientRect();
  return [x + frame.clientLeft, y + frame.clientTop];
}"""
_MOST_NAVIGATIONS = 5  # while one call is made


class _ChromiumFrame(Frame):
    def __init__(self, frame: PlaywrightFrame, session: CDPSession) -> None:
        self._frame = frame
        self._session = session  # of the page

    def call(self, function: str, *arguments: object) -> Any:
        for _ in range(_MOST_NAVIGATIONS):
            try:
                return self._frame.evaluate(f"(a) => ({function})(...a)", list(arguments))
            except PlaywrightError as error:
                if "context was destroyed" not in error.message:
                    raise
                # The page gave way to the next one meanwhile; that one is meant.
                self._frame.wait_for_load_state()
        raise AssertionError("one page after the other gives way to the next")

    def move(self, x: float, y: float) -> None:
        left, top = 0.0, 0.0
        if self._frame.parent_frame:
            left, top = self._frame.frame_element().evaluate(_CONTENT_CORNER)
        self._frame.page.mouse.move(left + x, top + y)

    def on_tooltip(self, function: str, level: int = 0) -> Any:
        parent = self._frame.parent_frame
        if parent is None:
            return _on_card(self._session, "document", function, level)
        if _is_same_site(parent.url, self._frame.url):
            where = f"document.getElementsByName({json.dumps(self._frame.name)})[0].contentDocument"
            return _on_card(self._session, where, function, level)
        apart = self._frame.page.context.new_cdp_session(self._frame)
        try:
            return _on_card(apart, "document", function, level)
        finally:
            apart.detach()


def _states(event: dict[str, Any]) -> list[str]:
    return [version["runningStatus"] for version in event["versions"]]


def _is_same_site(one: str, other: str) -> bool:
    return other.startswith("about:") or one.split(":")[:2] == other.split(":")[:2]


def _on_card(session: CDPSession, document: str, function: str, level: int) -> Any:
    found = session.send("Runtime.evaluate", {"expression": f"{document}.querySelector('{HOST}')"})
    assert "exceptionDetails" not in found, found
    host = found["result"].get("objectId")
    if not host:
        return None
    described = session.send("DOM.describeNode", {"objectId": host, "depth": 2, "pierce": True})
    [root] = described["node"].get("shadowRoots") or [{}]
    cards = [node for node in root.get("children", []) if node["nodeName"] == "DIV"]
    if level >= len(cards):
        return None
    card = {"backendNodeId": cards[level]["backendNodeId"]}
    resolved = session.send("DOM.resolveNode", card)
    answer = session.send(
        "Runtime.callFunctionOn",
        {
            "objectId": resolved["object"]["objectId"],
            "functionDeclaration": f"function () {{ return ({function})(this); }}",
            "returnByValue": True,
        },
    )
    if "exceptionDetails" in answer:
        raise AssertionError(answer["exceptionDetails"])
    return answer["result"].get("value")


class Chromium(Browser):
    """Debian's or anybody's Chromium, in its new headless mode."""

    name = "chromium"

    def __init__(
        self, playwright: Playwright, *, java_script: bool = True, switches: tuple[str, ...] = ()
    ) -> None:
        self._playwright = playwright
        self._switches = switches
        self._java_script = java_script
        self._errors: list[str] = []

    def __enter__(self) -> Self:
        binary = shutil.which("chromium") or shutil.which("chromium-browser")
        if not binary:
            raise AssertionError("the end-to-end tests need Chromium: run `make browsers`")
        profile = TemporaryDirectory(prefix="yanwai-chromium-", ignore_cleanup_errors=True)
        with ExitStack() as stack:
            self._context = stack.enter_context(self._launch(binary, stack.enter_context(profile)))
            self._page = self._context.pages[0]
            if self._java_script:
                self._watch_worker()
            self._session = self._watch(self._page)
            self._cleanup = stack.pop_all()
        return self

    def _launch(self, binary: str, profile: str) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            profile,
            executable_path=binary,
            headless=True,
            args=[
                f"--disable-extensions-except={EXTENSION}",
                f"--load-extension={EXTENSION}",
                "--lang=en-US",
                *self._switches,
            ],
            viewport={"width": WIDE[0], "height": WIDE[1]},
            java_script_enabled=self._java_script,
        )

    def __exit__(self, *_: object) -> None:
        self._cleanup.close()

    def _watch_worker(self) -> None:
        workers = self._context.service_workers
        self._worker = workers[0] if workers else self._context.wait_for_event("serviceworker")
        self._extension_id = self._worker.url.split("/")[2]
        self._worker.evaluate(
            """() => {
              self.seen = [];
              const see = (fault) => self.seen.push(String(fault?.stack ?? fault));
              self.addEventListener('error', (event) => see(event.error));
              self.addEventListener('unhandledrejection', (event) => see(event.reason));
            }"""
        )

    def _watch(self, page: Page) -> CDPSession:
        # Playwright reports the page's own world only; content scripts live in another.
        session = self._context.new_cdp_session(page)
        session.on("Runtime.consoleAPICalled", self._note_console)
        session.on("Runtime.exceptionThrown", self._note_exception)
        session.on("Log.entryAdded", self._note_entry)
        session.send("Runtime.enable")
        session.send("Log.enable")
        page.on("console", self._note_message)
        page.on("pageerror", self._note_page_error)
        return session

    def _note_console(self, event: dict[str, Any]) -> None:
        if event["type"] in {"error", "warning", "assert"}:
            self._errors.append(f"console: {event['args']}")

    def _note_exception(self, event: dict[str, Any]) -> None:
        self._errors.append(f"exception: {event['exceptionDetails']}")

    def _note_entry(self, event: dict[str, Any]) -> None:
        entry = event["entry"]
        if entry["level"] in {"error", "warning"}:
            self._errors.append(f"log: {entry['text']} ({entry.get('url')})")

    def _note_message(self, message: ConsoleMessage) -> None:
        # Frames of another site report here alone.
        if message.type == "error":
            self._errors.append(f"console: {message.text}")

    def _note_page_error(self, error: PlaywrightError) -> None:
        self._errors.append(f"exception: {error}")

    def goto(self, url: str) -> None:
        self._page.mouse.move(*CORNER)
        self._page.goto(url)

    def call(self, function: str, *arguments: object) -> Any:
        return self._top.call(function, *arguments)

    def on_tooltip(self, function: str, level: int = 0) -> Any:
        return self._top.on_tooltip(function, level)

    @property
    def _top(self) -> _ChromiumFrame:
        return _ChromiumFrame(self._page.main_frame, self._session)

    def frame(self, url_part: str) -> Frame:
        def find() -> PlaywrightFrame | None:
            self.call("() => null")  # new frames are made known while a call runs
            frames = self._page.frames[1:]
            return next((frame for frame in frames if url_part in frame.url), None)

        return _ChromiumFrame(until(find, f"the frame {url_part}"), self._session)

    def move(self, x: float, y: float) -> None:
        self._page.mouse.move(x, y)

    def click(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def press(self, key: str, *held: str) -> None:
        self._page.keyboard.press("+".join((*held, key)))

    def hold(self, key: str) -> None:
        self._page.keyboard.down(key)

    def release(self, key: str) -> None:
        self._page.keyboard.up(key)

    def tap(self, x: float, y: float) -> None:
        for kind, points in (("touchStart", [{"x": x, "y": y}]), ("touchEnd", [])):
            self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def type(self, text: str) -> None:
        self._page.keyboard.insert_text(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def screenshot(self, file: Path) -> None:
        self._page.screenshot(path=file, caret="initial")  # hiding it leaves style="" behind

    def show_as_printed(self) -> None:
        """Lay the page out as it would be on paper."""
        self._page.emulate_media(media="print")

    def save_settings(self, settings: Mapping[str, object]) -> None:
        self._worker.evaluate(SAVE, dict(settings))

    def open_own_page(self, path: str) -> OwnPage:
        page = self._context.new_page()
        session = self._watch(page)
        self._page.bring_to_front()
        page.goto(f"chrome-extension://{self._extension_id}/{path}")
        return _ChromiumOwnPage(page, session)

    def allow_files(self) -> None:
        pass  # an extension that the command line loads may read them from the start

    def open_privately(self, url: str) -> None:
        opening = "async (url) => { await chrome.windows.create({incognito: true, url}); }"
        self._worker.evaluate(opening, url)

    def end_worker(self) -> None:
        page = self._context.new_page()
        page.goto(f"chrome-extension://{self._extension_id}/icons/icon.svg")
        session = self._context.new_cdp_session(page)
        states: list[str] = []
        session.on(
            "ServiceWorker.workerVersionUpdated", lambda event: states.extend(_states(event))
        )
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")

        def is_stopped() -> bool:
            page.evaluate("() => null")  # events are handed over while a call runs
            return states[-1:] == ["stopped"]

        until(is_stopped, "the worker's end")
        page.close()
        self._page.bring_to_front()

    def memory(self) -> int:
        self._session.send("HeapProfiler.collectGarbage")
        usage = self._session.send("Runtime.getHeapUsage")  # of all worlds of the page
        return int(usage["usedSize"])

    def leave_and_return(self) -> None:
        other = self._context.new_page()
        other.bring_to_front()
        self._page.bring_to_front()
        other.close()
        # Playwright makes every tab believe that it is always in front, so none hears of this.
        self.call("() => { document.dispatchEvent(new Event('visibilitychange')); }")

    def other_tabs(self) -> list[str]:
        self.call("() => null")  # new tabs are made known while a call runs
        return [page.url for page in self._context.pages if page is not self._page]

    def other_tab(self, url_part: str) -> Frame:
        def find() -> Page | None:
            self.call("() => null")  # new tabs are made known while a call runs
            others = (page for page in self._context.pages if page is not self._page)
            return next((page for page in others if url_part in page.url), None)

        page = until(find, f"the tab {url_part}")
        return _ChromiumFrame(page.main_frame, self._context.new_cdp_session(page))

    def close_other_tabs(self) -> None:
        for page in self._context.pages:
            if page is not self._page:
                page.close()

    def errors(self) -> list[str]:
        self.call("() => null")  # events are handed over while a call runs
        seen, self._errors = self._errors, []
        seen_by_worker: list[str] = self._worker.evaluate("() => self.seen.splice(0)")
        return seen + seen_by_worker


class _ChromiumOwnPage(OwnPage):
    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session

    def call(self, function: str, *arguments: object) -> Any:
        return _ChromiumFrame(self._page.main_frame, self._session).call(function, *arguments)

    def close(self) -> None:
        self._page.close()
