"""Firefox with the extension, driven by WebDriver BiDi."""

from __future__ import annotations

import base64
import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Self

from support.bidi import BiDi, BiDiError
from support.browsers import CORNER, EXTENSION, HOST, SAVE, WIDE, Browser, Frame, OwnPage
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = {
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Control": "\ue009",
    "Shift": "\ue008",
    "Alt": "\ue00a",
}
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

_ALLOW_FILES = """async (id) => {
  const module = 'resource://gre/modules/ExtensionPermissions.sys.mjs';
  const { ExtensionPermissions } = ChromeUtils.importESModule(module);
  const { extension } = WebExtensionPolicy.getByID(id);
  const added = { permissions: ['internal:fileSchemeAllowed'], origins: [] };
  await ExtensionPermissions.add(id, added, extension);
}"""
_ALLOW_PRIVATE = """async (id) => {
  const modules = 'resource://gre/modules';
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    `${modules}/ExtensionPermissions.sys.mjs`);
  const { AddonManager } = ChromeUtils.importESModule(`${modules}/AddonManager.sys.mjs`);
  const { extension } = WebExtensionPolicy.getByID(id);
  const added = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
  await ExtensionPermissions.add(id, added, extension);
  await (await AddonManager.getAddonByID(id)).reload();
}"""
_OPEN_PRIVATELY = """async (url) => {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const opened = window.OpenBrowserWindow({ private: true });
  await new Promise((done) => opened.addEventListener('load', done, { once: true }));
  await opened.delayedStartupPromise;
  opened.openTrustedLinkIn(url, 'current');
}"""
_MEMORY = """async (tab) => {
  const manager = 'chrome://remote/content/shared/NavigableManager.sys.mjs';
  const { NavigableManager } = ChromeUtils.importESModule(manager);
  const pid = NavigableManager.getBrowsingContextById(tab).currentWindowGlobal.osPid;
  Services.obs.notifyObservers(null, 'child-mmu-request'); // collects garbage
  const { children } = await ChromeUtils.requestProcInfo();
  return children.filter((child) => child.pid === pid).map(({ memory }) => memory);
}"""
_END_WORKER = "(id) => WebExtensionPolicy.getByID(id).extension.terminateBackground()"


class _FirefoxFrame(Frame):
    def __init__(self, bidi: BiDi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    def call(self, function: str, *arguments: object) -> Any:
        return self._bidi.call(self._context, function, *arguments)

    def move(self, x: float, y: float) -> None:
        self.point({"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0})

    def point(self, *actions: dict[str, object], kind: str = "mouse") -> None:
        """Let the mouse, or a finger, act in this frame."""
        pointer = {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}}
        sources = [pointer | {"actions": actions}]
        self._bidi.send("input.performActions", context=self._context, actions=sources)

    def on_tooltip(self, function: str, level: int = 0) -> Any:
        nodes = self._bidi.send(
            "browsingContext.locateNodes",
            context=self._context,
            locator={"type": "css", "value": HOST},
            serializationOptions={"maxDomDepth": 1, "includeShadowTree": "all"},
        )["nodes"]
        if not nodes:
            return None
        root = {"sharedId": nodes[0]["value"]["shadowRoot"]["sharedId"]}
        on_root = f"""(root) => {{
          const card = [...root.children].filter((child) => child.localName === 'div')[{level}];
          return card && ({function})(card);
        }}"""
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

    def on_tooltip(self, function: str, level: int = 0) -> Any:
        return _FirefoxFrame(self._bidi, self._tab).on_tooltip(function, level)

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

    def press(self, key: str, *held: str) -> None:
        self._keys([_KEYS.get(name, name) for name in (*held, key)])

    def hold(self, key: str) -> None:
        self._key_actions([{"type": "keyDown", "value": _KEYS.get(key, key)}])

    def release(self, key: str) -> None:
        self._key_actions([{"type": "keyUp", "value": _KEYS.get(key, key)}])

    def tap(self, x: float, y: float) -> None:
        _FirefoxFrame(self._bidi, self._tab).point(
            {"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
            kind="touch",
        )

    def type(self, text: str) -> None:
        for character in text:
            self._keys([character])

    def _keys(self, values: list[str]) -> None:
        down = [{"type": "keyDown", "value": value} for value in values]
        up = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self._key_actions(down + up)

    def _key_actions(self, actions: list[dict[str, str]]) -> None:
        sources = [{"type": "key", "id": "keys", "actions": actions}]
        self._bidi.send("input.performActions", context=self._tab, actions=sources)

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._bidi.send("browsingContext.setViewport", context=self._tab, viewport=viewport)

    def screenshot(self, file: Path) -> None:
        shot = self._bidi.send("browsingContext.captureScreenshot", context=self._tab)
        file.write_bytes(base64.b64decode(shot["data"]))

    def save_settings(self, settings: Mapping[str, object]) -> None:
        self._bidi.call(self._settings, SAVE, dict(settings))

    def open_own_page(self, path: str) -> OwnPage:
        return _FirefoxOwnPage(self._bidi, self._new_tab(path))

    def allow_files(self) -> None:
        self._bidi.call(self._chrome, _ALLOW_FILES, _GECKO_ID)

    def open_privately(self, url: str) -> None:
        self._bidi.call(self._chrome, _OPEN_PRIVATELY, url)

    def allow_private_windows(self) -> None:
        """Let the extension work in private windows, as the reader does in the settings."""
        self._bidi.call(self._chrome, _ALLOW_PRIVATE, _GECKO_ID)

    def end_worker(self) -> None:
        self._bidi.call(self._chrome, _END_WORKER, _GECKO_ID)

    def memory(self) -> int:
        [memory] = self._bidi.call(self._chrome, _MEMORY, self._tab)
        return int(memory)

    def leave_and_return(self) -> None:
        self._bidi.send("browsingContext.activate", context=self._settings)
        until(lambda: self.call("() => document.hidden"), "the tab to be hidden")
        self._bidi.send("browsingContext.activate", context=self._tab)

    def other_tabs(self) -> list[str]:
        return [tab["url"] for tab in self._tabs() if tab["context"] not in self._kept]

    def other_tab(self, url_part: str) -> Frame:
        def find() -> str | None:
            others = (tab for tab in self._tabs() if tab["context"] not in self._kept)
            return next((tab["context"] for tab in others if url_part in tab["url"]), None)

        return _FirefoxFrame(self._bidi, until(find, f"the tab {url_part}"))

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


class _FirefoxOwnPage(OwnPage):
    def __init__(self, bidi: BiDi, context: str) -> None:
        self._bidi = bidi
        self._context = context

    def call(self, function: str, *arguments: object) -> Any:
        return self._bidi.call(self._context, function, *arguments)

    def close(self) -> None:
        self._bidi.send("browsingContext.close", context=self._context)
