"""An entry in, the text of its file out, which the lexicon's own loader reads back as the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from yanwai.lexicon.model import Entry

_WIDTH = 100  # columns, as in the lexicon's own files


class _Dumper(yaml.SafeDumper):
    """Writes as people do: texts of several lines as blocks, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def entry_text(entry: Entry) -> str:
    """Return an entry as YAML, with the fields that were given, in the model's order."""
    fields = entry.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    return yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
