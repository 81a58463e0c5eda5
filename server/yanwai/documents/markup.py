"""HTML and Markdown in, their title and paragraphs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_UNREAD = ["script", "style", "noscript", "template", "svg", "math", "nav", "rt", "rp", "head"]
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details"),
        *("div", "dl", "dt", "figcaption", "figure", "footer", "form", "header", "hr", "html"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "main", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)


def html_document(html: str) -> tuple[str, list[str]]:
    """Return the title and the paragraphs of a page; readings over characters are left out."""
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    heading = " ".join(title.text().split()) if title else ""
    tree.strip_tags(_UNREAD)
    return heading, _paragraphs(tree)


def html_text(html: str) -> str:
    """Return the text of a piece of HTML, without its tags."""
    return " ".join(html_document(f"<body>{html}")[1])


def markdown_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text, without its marks."""
    return html_document(MarkdownIt("commonmark").enable("table").render(text))[1]


def _paragraphs(tree: LexborHTMLParser) -> list[str]:
    lines = [""]
    if tree.body is None:
        return []
    for piece in _pieces(tree.body):
        if piece is None:
            lines.append("")
        else:
            lines[-1] += piece
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _pieces(node: LexborNode) -> Iterator[str | None]:
    """Yield the text under a node, and None where a block begins or ends."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False)
            continue
        is_block = child.tag in _BLOCKS
        if is_block:
            yield None
        yield from _pieces(child)
        if is_block:
            yield None
