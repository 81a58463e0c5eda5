"""What a reader saved and what is known of it in, the fields of a card to learn it by out.

The fields are HTML, for every program that shows cards takes it; whatever came from a page or an
entry is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from yanwai.lexicon.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yanwai.engine.lookup_shapes import DictionaryPayload
    from yanwai.engine.shapes import EntryPayload, ExamplePayload, ProsePayload

CREDIT = "CC-CEDICT, CC BY-SA 4.0"
_BLANK = "＿"


@dataclass(frozen=True, slots=True)
class Met:
    """Where a word was met: its sentence, and the page's title and address."""

    sentence: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The fields of one card, as HTML; the first names it.

    Attributes:
        hidden: sentences with the word left out, to be guessed from.
        met: where the reader met it.
    """

    word: str
    traditional: str = ""
    pinyin: str = ""
    zhuyin: str = ""
    tagline: str = ""
    meaning: str = ""
    manner: str = ""
    fits: str = ""
    examples: str = ""
    hidden: str = ""
    choices: str = ""
    met: str = ""
    source: str = ""


def card_of_entry(entry: EntryPayload, met: Met) -> Card:
    """Return the card of a word that the lexicon explains."""
    forms = [entry.headword, entry.traditional, *(variant.form for variant in entry.variants)]
    senses = [f"{escape(s.meaning)} <i>Literally: {escape(s.literal)}</i>" for s in entry.senses]
    manners = [
        f"{LABELS[s.risk]}, {LABELS[s.register]}. {escape(s.risk_note or '')}".strip()
        for s in entry.senses
    ]
    return Card(
        word=escape(entry.headword),
        traditional=escape(entry.traditional),
        pinyin=escape(entry.pinyin),
        zhuyin=escape(entry.zhuyin),
        tagline=escape(entry.tagline),
        meaning=_listed(senses),
        manner=_listed(list(dict.fromkeys(manners))),
        fits=_prose(entry.when_it_fits_blocks),
        examples="".join(map(_example, entry.how_people_say_it)),
        hidden="<br>".join(
            f"{_without(example.zh, forms)} <i>{escape(example.en)}</i>"
            for example in entry.how_people_say_it
        ),
        choices="<br>".join(
            f"<b>{escape(c.term)}</b> {escape(c.meaning)}: {escape(c.when)}"
            for c in entry.choose_by_situation
        ),
        met=_met(met),
        source="Yanwai, CC BY-SA 4.0",
    )


def card_of_word(word: str, found: Sequence[DictionaryPayload], met: Met) -> Card:
    """Return the card of a word that only the general dictionary explains, or nothing does."""
    readings = list(dict.fromkeys(each.pinyin for each in found))
    return Card(
        word=escape(word),
        traditional=escape(found[0].traditional) if found else "",
        pinyin=escape(", ".join(readings)),
        zhuyin=escape(found[0].zhuyin) if found else "",
        meaning=_listed([escape("; ".join(each.definitions)) for each in found]),
        hidden=_without(met.sentence, [word]) if word in met.sentence else "",
        met=_met(met),
        source=CREDIT if found else "",
    )


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"


def _example(example: ExamplePayload) -> str:
    zh, pinyin, en = map(escape, (example.zh, example.pinyin, example.en))
    return f"<p>{zh}<br><i>{pinyin}</i><br>{en}</p>"


def _without(sentence: str, forms: Sequence[str]) -> str:
    """Return a sentence with every form of the word left blank, longest first."""
    longest_first = sorted(filter(None, forms), key=len, reverse=True)
    blanks = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return blanks.sub(lambda match: _BLANK * len(match[0]), escape(sentence))


def _prose(blocks: Sequence[ProsePayload]) -> str:
    parts = []
    for block in blocks:
        text = "".join(
            f"<b>{escape(run.text)}</b>" if run.strong else escape(run.text) for run in block.runs
        )
        parts.append(f"• {text}" if block.kind == "bullet" else text)
    return "<br>".join(parts)


def _met(met: Met) -> str:
    title = escape(met.title or met.url)
    is_address = met.url.startswith(("https://", "http://"))
    place = f'<a href="{escape(met.url)}">{title}</a>' if is_address else title
    return "<br>".join(filter(None, (escape(met.sentence), place)))
