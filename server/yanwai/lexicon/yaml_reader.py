"""YAML text in, plain values with the line and column of each out.

Every scalar stays a string, so YAML 1.1 cannot turn `no` into a boolean, 520 into a number or
12:30 into a count of seconds; the model decides what a field is. Aliases and repeated keys are
refused: in a file that people edit by hand both are mistakes. So are keys that are no plain text
and values that are nested deeply, which only who means harm would write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where something stands in a file, both counted from 1."""

    line: int
    column: int


START = Position(1, 1)
DEEPEST = 16  # an entry's values are nested four deep
CONTROL_FAULT = "holds a control character, which no page can show: delete it"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Something in the file that is not YAML as the lexicon writes it."""

    position: Position
    message: str


@dataclass
class Document:
    """A parsed file.

    Attributes:
        text: the file's text.
        value: its content; every scalar is a string.
        faults: what is wrong with it; a document with faults may lack the faulty parts.
    """

    text: str
    value: Value = ""
    faults: list[YamlFault] = field(default_factory=list)

    def position(self, path: Path) -> Position:
        """Return where `path` stands, or the nearest thing around it."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, START)

    @cached_property
    def _positions(self) -> dict[Path, Position]:
        """Where each value stands, by its path from the root: few files are ever asked.

        Of a file with faults it is not known: its values may be endless.
        """
        if self.faults:
            return {}
        try:
            root = yaml.compose(self.text, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            return {}
        return dict(_positions(root, ())) if root else {}


def has_control(text: str) -> bool:
    """Tell whether a text holds characters that YAML can write and no page can show."""
    return _CONTROL.search(text) is not None


def read_yaml(text: str) -> Document:
    """Parse one document; faults are collected, never raised."""
    document = Document(text)
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Position(mark.line + 1, mark.column + 1) if mark else START
        document.faults.append(YamlFault(where, f"this is not YAML: {error.problem}"))
        return document
    except yaml.YAMLError as error:
        first_line = str(error).splitlines()[0]
        document.faults.append(YamlFault(START, f"this is not YAML: {first_line}"))
        return document
    if root is None:
        document.faults.append(YamlFault(START, "the file is empty"))
        return document
    document.value = _Converter(document).convert(root, 0)
    return document


class _Converter:
    """Walks the composed nodes once, filling values."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node, depth: int) -> Value:
        if id(node) in self._seen:
            self._fault(node, "anchors and aliases are not used here: write the value out")
            return ""
        self._seen.add(id(node))
        if depth > DEEPEST:
            self._fault(node, f"is nested more than {DEEPEST} deep, which no field of an entry is")
            return ""
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(item, depth + 1) for item in node.value]
        value = str(node.value)
        if has_control(value):
            self._fault(node, CONTROL_FAULT)
        return value

    def _items(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Value]]:
        keys: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "a key is the plain name of a field, not a list or mapping")
                continue
            key = str(key_node.value)
            if key in keys:
                self._fault(key_node, f"the key {key} stands here a second time: keep one of them")
                continue
            keys.add(key)
            yield key, self.convert(value_node, depth + 1)

    def _fault(self, node: yaml.Node, message: str) -> None:
        self._document.faults.append(YamlFault(_position(node), message))


def _positions(node: yaml.Node, path: Path) -> Iterator[tuple[Path, Position]]:
    """Yield the place of each value; that of a mapping's value is its key's."""
    yield path, _position(node)
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            below = (*path, str(key_node.value))
            yield from _positions(value_node, below)
            yield below, _position(key_node)
    elif isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            yield from _positions(item, (*path, i))


def _position(node: yaml.Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)
