"""One face for two real browsers with the extension.

Functions of JavaScript are passed as text with JSON arguments and return JSON values. Coordinates
are CSS pixels of the page's or the frame's own window.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
HOST = "yanwai-tooltip"
WIDE = (1000, 800)
CORNER = (1, 1)  # where the pointer rests between tests; pages keep it free
DEFAULT_SETTINGS: dict[str, object] = {"enabled": True, "disabledSites": []}

# What belongs to the machine is local, the rest is synchronised; what is not given is forgotten.
SAVE = """async (settings) => {
  const ours = ['enabled', 'disabledSites', 'port', 'isPaired'];
  const isLocal = ([key]) => ours.includes(key);
  const all = Object.entries(settings);
  await chrome.storage.sync.clear();
  await chrome.storage.local.remove('isPaired');
  await chrome.storage.sync.set(Object.fromEntries(all.filter((pair) => !isLocal(pair))));
  await chrome.storage.local.set(Object.fromEntries(all.filter(isLocal)));
}"""


class Frame(ABC):
    """A page, or a frame in it, whose scripts' world can be asked."""

    @abstractmethod
    def call(self, function: str, *arguments: object) -> Any:
        """Call a function in the page's own world."""

    @abstractmethod
    def move(self, x: float, y: float) -> None:
        """Move the mouse there at once."""

    @abstractmethod
    def on_tooltip(self, function: str, level: int = 0) -> Any:
        """Call a function with a tooltip's element in its closed shadow root, if it is there.

        Level 1 is the tooltip of a word in the tooltip of level 0, and so on.
        """


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
    def press(self, key: str, *held: str) -> None:
        """Press a key by its DOM name while others are held."""

    @abstractmethod
    def hold(self, key: str) -> None:
        """Press a key and keep it down."""

    @abstractmethod
    def release(self, key: str) -> None:
        """Let go of a key."""

    @abstractmethod
    def tap(self, x: float, y: float) -> None:
        """Touch the screen there for a moment."""

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
    def open_own_page(self, path: str) -> OwnPage:
        """Open a page of the extension in a tab of its own, behind the tab with the page."""

    def open_popup(self) -> OwnPage:
        """Open the popup's page."""
        return self.open_own_page("popup/popup.html")

    @abstractmethod
    def allow_files(self) -> None:
        """Let the extension read pages of file: addresses, as the reader does in the settings."""

    @abstractmethod
    def open_privately(self, url: str) -> None:
        """Open a page in a private window; it stays open as long as the browser."""

    @abstractmethod
    def end_worker(self) -> None:
        """End the extension's background script, as the browser does when it has been idle."""

    @abstractmethod
    def memory(self) -> int:
        """Return the bytes that the tab's scripts, or its whole process, hold at rest."""

    @abstractmethod
    def leave_and_return(self) -> None:
        """Go to another tab and back."""

    @abstractmethod
    def other_tabs(self) -> list[str]:
        """Return the addresses of the tabs that were opened beside the page's."""

    @abstractmethod
    def other_tab(self, url_part: str) -> Frame:
        """Return the tab beside the page's whose address holds this text."""

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


class OwnPage(ABC):
    """A page of the extension: popup, side panel, options."""

    @abstractmethod
    def call(self, function: str, *arguments: object) -> Any:
        """Call a function in it."""

    @abstractmethod
    def close(self) -> None:
        """Close it."""
