"""What a reader sees of Yanwai on a page: which terms are marked, and what the tooltip says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support.waiting import becomes, until

if TYPE_CHECKING:
    from support.browsers import Frame

# Visits every text of the page in the order in which it stands there, open shadow trees included.
_RANGES = """() => {
  const order = new Map();
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) order.set(node, order.size);
    for (const child of node.shadowRoot?.childNodes ?? []) visit(child);
    for (const child of node.childNodes) visit(child);
  };
  visit(document.documentElement);
  const place = (range) => order.get(range.startContainer) * 1e6 + range.startOffset;
  return [...(CSS.highlights.get('yanwai-term') ?? [])].sort((a, b) => place(a) - place(b));
}"""
_MARKED = f"""() => ({_RANGES})().map(({{startContainer: text, startOffset, endOffset}}) =>
  (text.isConnected ? '' : 'gone: ') + text.data.slice(startOffset, endOffset))"""
_BOXES = f"""async (wanted, scroll) => {{
  const range = ({_RANGES})().find((range) => wanted ===
    range.startContainer.data.slice(range.startOffset, range.endOffset));
  if (!range) return [];
  const parent = range.startContainer.parentElement ?? range.startContainer.parentNode.host;
  const before = scrollY;
  if (scroll) parent.scrollIntoView({{block: 'center', behavior: 'instant'}});
  // The page hears of its scrolling with the next frame, and what was hovered by then is dropped.
  const nextFrame = () => new Promise(requestAnimationFrame);
  if (scrollY !== before) await nextFrame().then(nextFrame);
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return [...live.getClientRects()].map(({{x, y, width, height}}) => [x, y, width, height]);
}}"""
_TOOLTIP = """(card) => {
  if (card.hidden || !card.checkVisibility({visibilityProperty: true, opacityProperty: true})) {
    return null;
  }
  const {x, y, width, height} = card.getBoundingClientRect();
  return {
    headword: card.querySelector('[lang|=zh]')?.textContent ?? '',
    text: card.textContent,
    links: [...card.querySelectorAll('a')].map((link) => link.href),
    role: card.getAttribute('role'),
    box: [x, y, width, height],
    overflows: card.scrollWidth > card.clientWidth,
  };
}"""
_ELEMENT_BOX = """(element) => {
  if (!element) return null;
  element.scrollIntoView({block: 'nearest', behavior: 'instant'});
  const {x, y, width, height} = element.getBoundingClientRect();
  return width > 0 ? [x, y, width, height] : null;
}"""
_FIND_TEXT = """(root, wanted) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const at = data.indexOf(wanted);
    if (at < 0 || !parentElement.checkVisibility()) continue;
    parentElement.scrollIntoView({block: 'nearest', behavior: 'instant'});
    const range = root.ownerDocument.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + wanted.length);
    const [{x, y, width, height}] = range.getClientRects();
    return [x, y, width, height];
  }
  return null;
}"""
_TEXT_BOX = f"(wanted) => ({_FIND_TEXT})(document.body, wanted)"
_LINK_BOX = """(card) => {
  const link = card.querySelector('a');
  link.scrollIntoView({block: 'nearest'});
  const {x, y, width, height} = link.getBoundingClientRect();
  return [x, y, width, height];
}"""


@dataclass(frozen=True)
class Box:
    """A rectangle in CSS pixels of its frame's window."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies wholly in this one."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Box) -> bool:
        """Tell whether a pixel belongs to both."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True)
class Tooltip:
    """An open tooltip as it is seen."""

    headword: str
    text: str
    links: list[str]
    role: str
    box: Box
    overflows: bool


def marked(frame: Frame) -> list[str]:
    """Return the pieces of text that are marked, in the order of the page.

    A term that runs over several elements is one piece for each.
    """
    pieces: list[str] = frame.call(_MARKED)
    return pieces


def wait_for_marks(frame: Frame, pieces: list[str]) -> None:
    """Wait until exactly these pieces are marked."""
    becomes(lambda: marked(frame), pieces)


def wait_for_any_mark(frame: Frame) -> list[str]:
    """Wait until something is marked, and return what."""
    return until(lambda: marked(frame), "a mark")


def wait_until_ready(frame: Frame) -> None:
    """Wait until the extension is at work on a page, be anything marked there or not."""
    until(lambda: frame.call("() => CSS.highlights.has('yanwai-hovered')"), "the extension")


def boxes_of(frame: Frame, piece: str, *, scroll: bool = True) -> list[Box]:
    """Wait for a mark with this text and return its rectangles, one for each line."""
    found = until(lambda: frame.call(_BOXES, piece, scroll), f"the mark {piece}")
    return [Box(*numbers) for numbers in found]


def tooltip_in(frame: Frame, level: int = 0) -> Tooltip | None:
    """Return the tooltip that is open in this frame, or the one inside another."""
    seen: dict[str, Any] | None = frame.on_tooltip(_TOOLTIP, level)
    return Tooltip(**seen | {"box": Box(*seen["box"])}) if seen else None


def is_open(frame: Frame) -> bool:
    """Tell whether a tooltip is to be seen in this frame."""
    return tooltip_in(frame) is not None


def box_of_text(frame: Frame, text: str) -> Box:
    """Return the first line's rectangle of the first piece of the page that reads like this."""
    return Box(*until(lambda: frame.call(_TEXT_BOX, text), f"the text {text}"))


def text_in_tooltip(frame: Frame, text: str, level: int = 0) -> Box:
    """Return the rectangle of a piece of text in a tooltip, scrolled into view."""
    finding = f"(card) => ({_FIND_TEXT})(card, {text!r})"
    return Box(*until(lambda: frame.on_tooltip(finding, level), f"{text} in the tooltip"))


def hover_text(frame: Frame, text: str) -> Tooltip:
    """Hover over a piece of text, wait for its tooltip and return it."""
    frame.move(*box_of_text(frame, text).centre)
    return until(lambda: tooltip_in(frame), f"the tooltip of {text}")


def press_in_tooltip(frame: Frame, selector: str, level: int = 0) -> Box:
    """Return where a button of a tooltip is, scrolled into view."""
    finding = f"(card) => ({_ELEMENT_BOX})(card.querySelector({selector!r}))"
    return Box(*until(lambda: frame.on_tooltip(finding, level), f"{selector} in the tooltip"))


def link_in_tooltip(frame: Frame) -> Box:
    """Return where the tooltip's link is."""
    return Box(*frame.on_tooltip(_LINK_BOX))


def hover(frame: Frame, piece: str) -> Tooltip:
    """Hover over the first mark with this text, wait for its tooltip and return it."""
    frame.move(*boxes_of(frame, piece)[0].centre)
    return until(lambda: tooltip_in(frame), f"the tooltip of {piece}")
