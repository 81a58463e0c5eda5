"""Markdown of an entry in, paragraphs and bullets of plain runs out.

Nothing downstream ever handles HTML: pages and extension build their own elements from these
values. Only what the lexicon's format allows is understood; anything else is refused by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark")
_STRUCTURE = {"paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close"}
_ITEMS = {"list_item_open", "list_item_close"}


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    strong: bool
    em: bool


class ProseBlock(NamedTuple):
    """One paragraph or one bullet."""

    kind: Literal["paragraph", "bullet"]
    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The block's text without its styles."""
        return "".join(run.text for run in self.runs)


def parse_prose(markdown: str) -> tuple[ProseBlock, ...]:
    """Return the paragraphs and bullets of a Markdown text.

    Raises:
        ValueError: the text uses Markdown beyond paragraphs, bullets, strong and emphasis.
    """
    return tuple(_blocks(_PARSER.parse(markdown)))


def _blocks(tokens: Iterable[Token]) -> Iterator[ProseBlock]:
    depth = 0
    for token in tokens:
        if token.type in _ITEMS:
            depth += 1 if token.type == "list_item_open" else -1
        elif token.type == "inline":
            yield ProseBlock("bullet" if depth else "paragraph", tuple(_runs(token.children or ())))
        elif token.type not in _STRUCTURE:
            raise _refused(token)


def _runs(tokens: Iterable[Token]) -> Iterator[Run]:
    strong = em = False
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong = token.type == "strong_open"
            case "em_open" | "em_close":
                em = token.type == "em_open"
            case "softbreak":
                yield Run(" ", strong, em)
            case "text":
                if token.content:
                    yield Run(token.content, strong, em)
            case _:
                raise _refused(token)


def _refused(token: Token) -> ValueError:
    name = token.type.removesuffix("_open").replace("_", " ")
    return ValueError(
        f"holds Markdown that entries do not use ({name}): paragraphs, "
        "bullets with -, **strong** and *emphasis* are all there is"
    )
