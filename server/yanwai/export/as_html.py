"""Text with numbered notes in, one HTML page that needs nothing else out.

The page has no script and asks nothing of any network: its style is in it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from yanwai.lexicon.labels import LABELS

if TYPE_CHECKING:
    from jinja2 import Template

    from yanwai.export.notes import NotedDocument


def html_page(document: NotedDocument, title: str) -> str:
    """Return the page: the text with its terms marked, and a note for each."""
    return _template().render(document=document, title=title, labels=LABELS)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("yanwai.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
