"""Small lexicons for tests: whole entries with little in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from yanwai.dictionary.reference import current_reference
from yanwai.engine.annotate import Annotator
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.model import Domain, Entry

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN = "digital_life"
WHEN_IT_FITS = (
    "A restaurant puts a square of dots where the menu used to be, and the waiter walks away. "
    "Your phone does the rest, from the menu to the bill, while you look for the button.\n\n"
    "- **At the table**: open the camera, point, choose, and pay before the food comes out.\n"
    "- **At the museum**: book inside it the evening before; the counter sells nothing on the day."
)


def fields(headword: str, **changes: Any) -> dict[str, Any]:
    """Return the fields of a whole entry as its YAML holds them."""
    return {
        "headword": headword,
        "pinyin": "xiǎo chéngxù",
        "tagline": "The line that makes a newcomer say ah.",
        "senses": [sense("plain")],
        "when_it_fits": WHEN_IT_FITS,
        "how_people_say_it": [
            {"zh": f"打开{headword}就行。", "en": "Just open it.", "situation": "At a till"}
        ],
        "choose_by_situation": [
            {"term": "APP", "meaning": "an app", "when": "it was downloaded"},
            {"term": "网站", "meaning": "a website", "when": "it opens in a browser"},
        ],
        "reviewed": "2026-11",
    } | changes


def sense(sense_id: str, **changes: Any) -> dict[str, Any]:
    """Return the fields of one sense."""
    return {
        "id": sense_id,
        "meaning": f"What {sense_id} means.",
        "literal": "word for word",
        "register": "spoken_neutral",
        "sentiment": "neutral",
        "risk": "safe",
        "region": ["mainland"],
    } | changes


def entry(headword: str, **changes: Any) -> Entry:
    """Return an entry as the model holds it."""
    return Entry.model_validate(fields(headword, **changes))


def lexicon_of(*entries: Entry) -> Lexicon:
    """Return a lexicon of these entries, all in one domain."""
    domains = {DOMAIN: Domain(title="Digital life", about="Apps and accounts")}
    return Lexicon([LexiconEntry(e, DOMAIN) for e in entries], domains, {}, "test")


def annotator_of(*entries: Entry) -> Annotator:
    """Return an annotator over these entries."""
    return Annotator(lexicon_of(*entries), current_reference().words)


def surfaces(annotator: Annotator, text: str) -> list[str]:
    """Return what the annotator marks in a text."""
    return [annotation.span.cut(text) for annotation in annotator.annotate(text)]


def write_lexicon(folder: Path, *entries: dict[str, Any]) -> Path:
    """Write a lexicon folder with one domain and these entries' fields, and return it."""
    (folder / DOMAIN).mkdir(parents=True)
    domains = {DOMAIN: {"title": "Digital life", "about": "Apps and accounts"}}
    (folder / "domains.yaml").write_text(yaml.safe_dump(domains), encoding="utf-8")
    for written in entries:
        write_entry(folder, written)
    return folder


def write_entry(folder: Path, written: dict[str, Any]) -> Path:
    """Write one entry's file and return its path."""
    file = folder / DOMAIN / f"{written['headword']}.yaml"
    text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
    return file
