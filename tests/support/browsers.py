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
POPUP = "popup/popup.html"
WIDE = (1000, 800)
CORNER = (1, 1)  # where the pointer rests between tests; pages keep it free
DEFAULT_SETTINGS: dict[str, object] = {"enabled": True, "disabledSites": []}

SAVE = "(settings) => chrome.storage.local.set(settings)"


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
