"""A half-written entry in, a whole one out, on which the rules can be run already.

What is missing or wrong gets a stand-in; what a rule finds in one of those is nobody's fault.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from yanwai.lexicon.model import Entry
from yanwai.lexicon.vocabulary import Region, Register, Risk, Sentiment

if TYPE_CHECKING:
    from yanwai.lexicon.yaml_reader import Path

_MOST_ROUNDS = 4  # a field, its item and the list may turn out wrong one after another
_TEXT = "…"
_SENSE: dict[str, Any] = {
    "id": "sense",
    "meaning": _TEXT,
    "literal": _TEXT,
    "register": Register.SPOKEN_NEUTRAL,
    "sentiment": Sentiment.NEUTRAL,
    "risk": Risk.SAFE,
    "region": [Region.MAINLAND],
}
_EXAMPLE = {"zh": _TEXT, "en": _TEXT, "situation": _TEXT}
_CHOICE = {"term": _TEXT, "meaning": _TEXT, "when": _TEXT}
_WHOLE: dict[str, Any] = {
    "headword": _TEXT,
    "pinyin": _TEXT,
    "tagline": _TEXT,
    "senses": [_SENSE],
    "when_it_fits": _TEXT,
    "how_people_say_it": [_EXAMPLE],
    "choose_by_situation": [_CHOICE, _CHOICE],
    "reviewed": "2026-01",
}
_ITEMS = {"senses": _SENSE, "how_people_say_it": _EXAMPLE, "choose_by_situation": _CHOICE}


@dataclass(frozen=True, slots=True)
class StoodIn:
    """A whole entry, and the places in it that hold no words of its writer."""

    entry: Entry
    places: frozenset[Path]

    def is_written(self, path: Path) -> bool:
        """Tell whether what stands at a path is its writer's own."""
        return not any(path[:length] in self.places for length in range(1, len(path) + 1))


def stand_in(fields: dict[str, Any]) -> StoodIn | None:
    """Complete an entry's fields; None where its headword is wrong, on which all rules hang."""
    whole = deepcopy(fields)
    places: set[Path] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            entry = Entry.model_validate(whole)
        except ValidationError as error:
            found = {fault["loc"] for fault in error.errors(include_url=False)}
            # A list that lacks an item only because of the item's own fault is not wrong itself.
            faults = [p for p in found if not any(q != p and q[: len(p)] == p for q in found)]
            if any(path[:1] in ((), ("headword",)) for path in faults):
                return None
            places |= {_replace(whole, path) for path in faults}
        else:
            return StoodIn(entry, frozenset(places))
    return None


def _replace(whole: dict[str, Any], path: Path) -> Path:
    """Put a stand-in where a fault is: for a field of a list's item, the item, or a field.

    What need not be there is taken away. Returns the place.
    """
    name = str(path[0])
    item = _ITEMS.get(name)
    match path[1:]:
        case (int(i), str(field), *_) if item and isinstance(whole[name][i], dict):
            whole[name][i].pop(field, None)
            if field in item:
                whole[name][i][field] = deepcopy(item[field])
            return path[:3]
        case (int(i),) if item:
            whole[name][i] = deepcopy(item)
            return path
        case _:
            whole.pop(name, None)
            if name in _WHOLE:
                whole[name] = deepcopy(_WHOLE[name])
            return path[:1]
