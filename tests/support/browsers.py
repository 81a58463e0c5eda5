"""One face for two real browsers with the extension: Chromium by Playwright, Firefox by BiDi.

Functions of JavaScript are passed as text with JSON arguments and return JSON values. Coordinates
are CSS pixels of the page's or the frame's own window.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from abc import ABC, abstractmethod
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from playwright.sync_api import Error as PlaywrightError

from support.bidi import BiDi, BiDiError
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Playwright
    from playwright.sync_api import Frame as PlaywrightFrame

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
HOST = "yanwai-tooltip"
POPUP = "popup/popup.html"
WIDE = (1000, 800)
CORNER = (1, 1)  # where the pointer rests between tests; pages keep it free
DEFAULT_SETTINGS: dict[str, object] = {"enabled": True, "disabledSites": []}

_CONTENT_CORNER = """(frame) => {
  const { x, y } = frame.getBoundingClientRect();
  return [x + frame.clientLeft, y + frame.clientTop];
}"""
_MOST_NAVIGATIONS = 5  # while one call is made
_SAVE = "(settings) => chrome.storage.local.set(settings)"


class Frame(ABC):
    """A page, or a frame in it, whose scripts' world can be asked."""

    @abstractmethod
    def call(self, function: str, *arguments: object) -> Any:
        """Call a function in the page's own world."""

    @abstractmethod
    def move(self, x: float, y: float) -> None:
        """Move the mouse there at once."""

    @abstractmethod
    def on_tooltip(self, function: str) -> Any:
        """Call a function with the tooltip's element in its closed shadow root, if it is there."""


class Browser(Frame):
    """A browser with one tab for pages, and the extension in it."""

    name: str

    @abstractmethod
    def goto(self, url: str) -> None:
        """Open a page in the tab."""

    @abstractmethod
    def frame(self, url_part: str) -> Frame:
        """Return the frame whose address holds this text."""

    @abstractmethod
    def click(self, x: float, y: float) -> None:
        """Press and release the mouse there."""

    @abstractmethod
    def press(self, key: str, *, control: bool = False) -> None:
        """Press a key by its DOM name."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type text into what has the focus."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a window of this size."""

    @abstractmethod
    def screenshot(self, file: Path) -> None:
        """Save what the window shows."""

    @abstractmethod
    def save_settings(self, settings: Mapping[str, object]) -> None:
        """Write to the extension's storage."""

    @abstractmethod
    def open_popup(self) -> Popup:
        """Open the popup's page in a tab of its own, behind the tab with the page."""

    @abstractmethod
    def leave_and_return(self) -> None:
        """Go to another tab and back."""

    @abstractmethod
    def other_tabs(self) -> list[str]:
        """Return the addresses of the tabs that were opened beside the page's."""

    @abstractmethod
    def close_other_tabs(self) -> None:
        """Close every tab but the page's."""

    @abstractmethod
    def errors(self) -> list[str]:
        """Return the errors on the consoles of page and extension since the last call."""

    @abstractmethod
    def __enter__(self) -> Self:
        """Start the browser."""

    @abstractmethod
    def __exit__(self, *_: object) -> None:
        """End the browser."""


class Popup(ABC):
    """The popup's page."""

    @abstractmethod
    def call(self, function: str, *arguments: object) -> Any:
        """Call a function in it."""

    @abstractmethod
    def close(self) -> None:
        """Close it."""


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

    def on_tooltip(self, function: str) -> Any:
        parent = self._frame.parent_frame
        if parent is None:
            return _on_card(self._session, "document", function)
        if _is_same_site(parent.url, self._frame.url):
            where = f"document.getElementsByName({json.dumps(self._frame.name)})[0].contentDocument"
            return _on_card(self._session, where, function)
        apart = self._frame.page.context.new_cdp_session(self._frame)
        try:
            return _on_card(apart, "document", function)
        finally:
            apart.detach()


def _is_same_site(one: str, other: str) -> bool:
    return one.split(":")[:2] == other.split(":")[:2]


def _on_card(session: CDPSession, document: str, function: str) -> Any:
    found = session.send("Runtime.evaluate", {"expression": f"{document}.querySelector('{HOST}')"})
    assert "exceptionDetails" not in found, found
    host = found["result"].get("objectId")
    if not host:
        return None
    described = session.send("DOM.describeNode", {"objectId": host, "depth": 2, "pierce": True})
    [root] = described["node"].get("shadowRoots") or [{}]
    [card] = [node for node in root.get("children", []) if node["nodeName"] == "DIV"]
    resolved = session.send("DOM.resolveNode", {"backendNodeId": card["backendNodeId"]})
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

    def __init__(self, playwright: Playwright, *, java_script: bool = True) -> None:
        self._playwright = playwright
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

    def on_tooltip(self, function: str) -> Any:
        return self._top.on_tooltip(function)

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

    def press(self, key: str, *, control: bool = False) -> None:
        self._page.keyboard.press(f"Control+{key}" if control else key)

    def type(self, text: str) -> None:
        self._page.keyboard.insert_text(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def screenshot(self, file: Path) -> None:
        self._page.screenshot(path=file, caret="initial")  # hiding it leaves style="" behind

    def save_settings(self, settings: Mapping[str, object]) -> None:
        self._worker.evaluate(_SAVE, dict(settings))

    def open_popup(self) -> Popup:
        page = self._context.new_page()
        session = self._watch(page)
        self._page.bring_to_front()
        page.goto(f"chrome-extension://{self._extension_id}/{POPUP}")
        return _ChromiumPopup(page, session)

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

    def close_other_tabs(self) -> None:
        for page in self._context.pages:
            if page is not self._page:
                page.close()

    def errors(self) -> list[str]:
        self.call("() => null")  # events are handed over while a call runs
        seen, self._errors = self._errors, []
        seen_by_worker: list[str] = self._worker.evaluate("() => self.seen.splice(0)")
        return seen + seen_by_worker


class _ChromiumPopup(Popup):
    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session

    def call(self, function: str, *arguments: object) -> Any:
        return _ChromiumFrame(self._page.main_frame, self._session).call(function, *arguments)

    def close(self) -> None:
        self._page.close()


_KEYS = {"Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007", "Control": "\ue009"}
_GECKO_ID = "yanwai@yanwai.example"
_UUID = "11111111-2222-4333-8444-555555555555"
# What is said of a page that is being left is no fault of the page that is open now, and what
# Firefox's own storage reports from its C++ is no page's.
_OF_NO_OPEN_PAGE = re.compile(
    "Promise (resolved|rejected) (after context unloaded|while context is inactive)"
    "|IndexedDB UnknownErr in SendFailureResult"
)
_READ_CONSOLE = """() => {
  const { warningFlag } = Ci.nsIScriptError;
  const isThere = (id) => !id || WindowGlobalParent.getByInnerWindowId(id)?.isCurrentGlobal;
  const seen = Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & warningFlag))
    .filter(({ innerWindowID }) => isThere(innerWindowID))
    .map(({ errorMessage, sourceName, lineNumber }) => [errorMessage, sourceName, lineNumber]);
  Services.console.reset();
  return seen;
}"""


class _FirefoxFrame(Frame):
    def __init__(self, bidi: BiDi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    def call(self, function: str, *arguments: object) -> Any:
        return self._bidi.call(self._context, function, *arguments)

    def move(self, x: float, y: float) -> None:
        self.point({"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0})

    def point(self, *actions: dict[str, object]) -> None:
        """Let the mouse act in this frame."""
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        sources = [mouse | {"actions": actions}]
        self._bidi.send("input.performActions", context=self._context, actions=sources)

    def on_tooltip(self, function: str) -> Any:
        nodes = self._bidi.send(
            "browsingContext.locateNodes",
            context=self._context,
            locator={"type": "css", "value": HOST},
            serializationOptions={"maxDomDepth": 1, "includeShadowTree": "all"},
        )["nodes"]
        if not nodes:
            return None
        root = {"sharedId": nodes[0]["value"]["shadowRoot"]["sharedId"]}
        on_root = f"(root) => ({function})(root.querySelector('div'))"
        return self._bidi.call_with(self._context, on_root, [root])


class Firefox(Browser):
    """Firefox ESR or newer."""

    name = "firefox"

    def __enter__(self) -> Self:
        uuids = json.dumps({_GECKO_ID: _UUID})
        with ExitStack() as stack:
            self._bidi = stack.enter_context(BiDi({"extensions.webextensions.uuids": uuids}))
            self._prepare()
            self._cleanup = stack.pop_all()
        return self

    def _prepare(self) -> None:
        data = {"type": "path", "path": str(EXTENSION)}
        self._bidi.send("webExtension.install", extensionData=data)
        self._bidi.send("session.subscribe", events=["log.entryAdded"])
        self._settings = self._new_tab("icons/icon.svg")
        self._tab = self._bidi.send("browsingContext.create", type="tab")["context"]
        self._kept = {context["context"] for context in self._tabs()}
        [chrome] = self._bidi.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        self._chrome = chrome["context"]
        self._mouse: tuple[float, float] = CORNER
        self.resize(*WIDE)
        self.errors()  # the browser's own, from its start

    def __exit__(self, *_: object) -> None:
        self._cleanup.close()

    def _new_tab(self, extension_page: str) -> str:
        created = self._bidi.send("browsingContext.create", type="tab", background=True)
        context: str = created["context"]
        url = f"moz-extension://{_UUID}/{extension_page}"
        self._bidi.send("browsingContext.navigate", context=context, url=url, wait="complete")
        return context

    def _tabs(self) -> list[dict[str, Any]]:
        contexts: list[dict[str, Any]] = self._bidi.send("browsingContext.getTree")["contexts"]
        return contexts

    def goto(self, url: str) -> None:
        until(self._is_parked, "a page that the mouse can move on")
        self._bidi.send("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def call(self, function: str, *arguments: object) -> Any:
        return _FirefoxFrame(self._bidi, self._tab).call(function, *arguments)

    def on_tooltip(self, function: str) -> Any:
        return _FirefoxFrame(self._bidi, self._tab).on_tooltip(function)

    def frame(self, url_part: str) -> Frame:
        def find() -> str | None:
            [tree] = self._bidi.send("browsingContext.getTree", root=self._tab)["contexts"]
            frames = (f["context"] for f in tree["children"] if url_part in f["url"])
            return next(frames, None)

        return _FirefoxFrame(self._bidi, until(find, f"the frame {url_part}"))

    def move(self, x: float, y: float) -> None:
        _FirefoxFrame(self._bidi, self._tab).move(x, y)

    def _is_parked(self) -> bool:
        try:
            self.move(*CORNER)
        except BiDiError:  # one page is giving way to the next
            return False
        return True

    def click(self, x: float, y: float) -> None:
        self.move(x, y)
        _FirefoxFrame(self._bidi, self._tab).point(
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def press(self, key: str, *, control: bool = False) -> None:
        value = _KEYS.get(key, key)
        self._keys([_KEYS["Control"], value] if control else [value])

    def type(self, text: str) -> None:
        for character in text:
            self._keys([character])

    def _keys(self, values: list[str]) -> None:
        down = [{"type": "keyDown", "value": value} for value in values]
        up = [{"type": "keyUp", "value": value} for value in reversed(values)]
        sources = [{"type": "key", "id": "keys", "actions": down + up}]
        self._bidi.send("input.performActions", context=self._tab, actions=sources)

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._bidi.send("browsingContext.setViewport", context=self._tab, viewport=viewport)

    def screenshot(self, file: Path) -> None:
        shot = self._bidi.send("browsingContext.captureScreenshot", context=self._tab)
        file.write_bytes(base64.b64decode(shot["data"]))

    def save_settings(self, settings: Mapping[str, object]) -> None:
        self._bidi.call(self._settings, _SAVE, dict(settings))

    def open_popup(self) -> Popup:
        return _FirefoxPopup(self._bidi, self._new_tab(POPUP))

    def leave_and_return(self) -> None:
        self._bidi.send("browsingContext.activate", context=self._settings)
        until(lambda: self.call("() => document.hidden"), "the tab to be hidden")
        self._bidi.send("browsingContext.activate", context=self._tab)

    def other_tabs(self) -> list[str]:
        return [tab["url"] for tab in self._tabs() if tab["context"] not in self._kept]

    def close_other_tabs(self) -> None:
        for tab in self._tabs():
            if tab["context"] not in self._kept:
                self._bidi.send("browsingContext.close", context=tab["context"])

    def errors(self) -> list[str]:
        seen = self._bidi.call(self._chrome, _READ_CONSOLE)
        ours = [s for s in seen if not str(s[1]).startswith(("chrome:", "resource:"))]
        ours = [s for s in ours if not _OF_NO_OPEN_PAGE.match(s[0])]
        said = [event["params"] for event in self._bidi.events]
        self._bidi.events.clear()
        return [f"{message} ({source}:{line})" for message, source, line in ours] + [
            f"console: {entry['text']}"
            for entry in said
            # Exceptions come here too, but not those of the background.
            if entry["type"] == "console" and entry["level"] in {"error", "warn"}
        ]


class _FirefoxPopup(Popup):
    def __init__(self, bidi: BiDi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    def call(self, function: str, *arguments: object) -> Any:
        return self._bidi.call(self._context, function, *arguments)

    def close(self) -> None:
        self._bidi.send("browsingContext.close", context=self._context)


__all__ = ["BiDiError", "Browser", "Chromium", "Firefox", "Frame", "Popup"]
