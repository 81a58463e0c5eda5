"""A page goes in; its tree comes out as text, without the element that the extension may add."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.browsers import Frame

# One occurrence only: a second host would be seen as a difference.
_SNAPSHOT = """() => {
  const shadows = (root) => [...root.querySelectorAll('*')]
    .filter((element) => element.shadowRoot)
    .map(({ shadowRoot }) => shadowRoot.innerHTML + shadows(shadowRoot));
  const tree = document.documentElement.outerHTML + shadows(document);
  return tree.replace(/<yanwai-tooltip[^>]*><\\/yanwai-tooltip>/, '');
}"""

HOSTS = "() => [...document.querySelectorAll('yanwai-tooltip')].map(({ outerHTML }) => outerHTML)"


def snapshot(frame: Frame) -> str:
    """Return the whole tree of a page, its open shadow trees included."""
    tree: str = frame.call(_SNAPSHOT)
    return tree
