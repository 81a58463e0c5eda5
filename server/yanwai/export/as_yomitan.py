"""Entries in, a dictionary for Yomitan (format 3) out: a zip file of JSON banks.

Yomitan, and the dictionaries that read its files (GoldenDict-ng by converters, Hoshi, Jidoujisho),
find an entry by its headword, its traditional form and every variant. The zip of the same entries
is the same to the byte.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import orjson

from yanwai.lexicon.labels import LABELS
from yanwai.lexicon.vocabulary import Register, Risk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.engine.shapes import EntryPayload, ProsePayload, SensePayload

TITLE = "Yanwai 言外"
TERMS_IN_A_BANK = 2_000
_FORMAT = 3
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # as a zip file counts time; the real one would change the bytes
_TAG_ORDER = {Risk: -1, Register: 0}
_RISK_CATEGORY = {
    Risk.SAFE: "frequent",
    Risk.KNOW_YOUR_AUDIENCE: "popular",
    Risk.RECOGNISE_ONLY: "archaism",
    Risk.LEGAL_OR_ACCOUNT_RISK: "archaism",
}
_SHORT = {
    Risk.SAFE: "safe",
    Risk.KNOW_YOUR_AUDIENCE: "audience",
    Risk.RECOGNISE_ONLY: "recognise",
    Risk.LEGAL_OR_ACCOUNT_RISK: "risk",
    Register.FORMAL_OFFICIAL: "official",
    Register.WRITTEN_NEUTRAL: "written",
    Register.SPOKEN_NEUTRAL: "spoken",
    Register.SPOKEN_CASUAL: "casual",
}

_Content = Any  # a string, a tag, or a list of both


def yomitan_zip(entries: Iterable[EntryPayload], version: str) -> bytes:
    """Return the dictionary's zip file; `version` names the state of the lexicon."""
    terms = [term for number, entry in enumerate(entries, 1) for term in _terms(entry, number)]
    index = {
        "title": TITLE,
        "format": _FORMAT,
        "revision": version,
        "sequenced": True,
        "author": "Yanwai",
        "description": "Chinese words that a dictionary explains wrongly or not at all: what they "
        "literally say, what they mean, when they fit, and whether you may say them.",
        "attribution": "The Yanwai lexicon, CC BY-SA 4.0",
        "sourceLanguage": "zh",
        "targetLanguage": "en",
    }
    banks = {
        f"term_bank_{i // TERMS_IN_A_BANK + 1}.json": terms[i : i + TERMS_IN_A_BANK]
        for i in range(0, len(terms), TERMS_IN_A_BANK)
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"index.json": index, "tag_bank_1.json": _tags(), **banks}.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            archive.writestr(entry, orjson.dumps(content), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _tags() -> list[list[object]]:
    """Return a tag for each risk and register: name, category, order, notes, score."""
    return [
        [_tag(value), _RISK_CATEGORY.get(value, "partOfSpeech"), _TAG_ORDER[type(value)], note, 0]
        for value in (*Risk, *Register)
        for note in (LABELS[value],)
    ]


def _tag(value: Risk | Register) -> str:
    return _SHORT.get(value, value.value)


def _terms(entry: EntryPayload, number: int) -> Iterator[list[object]]:
    """Yield a row for each form: form, reading, tags, rules, score, glossary, sequence, term tags.

    The headword's row holds everything; those of other forms tell the meaning and lead to it.
    """
    first = entry.senses[0]
    tags = f"{_tag(first.risk)} {_tag(first.register)}"
    whole = [_structured(list(_entry(entry)))]
    yield [entry.headword, entry.pinyin, tags, "", 1, whole, number, ""]
    if entry.traditional != entry.headword:
        yield [entry.traditional, entry.pinyin, tags, "", 1, whole, number, ""]
    short = [_structured(list(_lead(entry)))]
    others = dict.fromkeys(variant.form for variant in entry.variants)
    for form in others:
        if form not in (entry.headword, entry.traditional):
            yield [form, "", tags, "", 0, short, number, ""]


def _structured(content: _Content) -> dict[str, _Content]:
    return {"type": "structured-content", "content": content}


def _entry(entry: EntryPayload) -> Iterator[_Content]:
    yield _div(entry.tagline, fontStyle="italic")
    yield _list("ol", (_sense(sense) for sense in entry.senses))
    yield _heading("When it fits")
    yield from _prose(entry.when_it_fits_blocks)
    yield _heading("How people say it")
    for example in entry.how_people_say_it:
        yield _div([_zh(example.zh), " ", _soft(example.pinyin)])
        yield _div([example.en, " ", _soft(f"({example.situation})")], marginBottom=0.3)
    yield _heading("Choose by situation")
    yield _list(
        "ul",
        (
            [
                _word(choice.term, is_entry=choice.url is not None),
                f" {choice.meaning}: {choice.when}",
            ]
            for choice in entry.choose_by_situation
        ),
    )
    if entry.avoid:
        yield _heading("What to avoid")
        yield _list("ul", entry.avoid)
    if entry.related:
        yield _heading("Related")
        yield _div(
            [
                piece
                for related in entry.related
                for piece in (_word(related.term, is_entry=True), f" {LABELS[related.relation]}  ")
            ]
        )
    yield _div(_soft(f"Yanwai, reviewed {entry.reviewed}, CC BY-SA 4.0"), fontSize="small")


def _lead(entry: EntryPayload) -> Iterator[_Content]:
    yield _div([_word(entry.headword, is_entry=True), " ", _soft(entry.pinyin)])
    yield _list("ol", (sense.meaning for sense in entry.senses))


def _sense(sense: SensePayload) -> list[_Content]:
    manner = ", ".join((LABELS[sense.risk], LABELS[sense.register]))
    note = f" {sense.risk_note}" if sense.risk_note else ""
    return [
        _div(sense.meaning, fontWeight="bold"),
        _div(f"Literally: {sense.literal}"),
        _div(_soft(f"{manner}.{note}")),
    ]


def _prose(blocks: Iterable[ProsePayload]) -> Iterator[_Content]:
    bullets: list[_Content] = []
    for block in blocks:
        runs = [_run(run.text, strong=run.strong, em=run.em) for run in block.runs]
        if block.kind == "bullet":
            bullets.append(runs)
            continue
        if bullets:
            yield _list("ul", bullets)
            bullets = []
        yield _div(runs)
    if bullets:
        yield _list("ul", bullets)


def _run(text: str, *, strong: bool, em: bool) -> _Content:
    style = {"fontWeight": "bold"} if strong else {"fontStyle": "italic"} if em else {}
    return {"tag": "span", "style": style, "content": text} if style else text


def _word(term: str, *, is_entry: bool) -> _Content:
    """Return a Chinese word; one with an entry is a link that searches for it."""
    if not is_entry:
        return _zh(term)
    return {"tag": "a", "href": f"?query={term}&wildcards=off", "content": _zh(term)}


def _zh(text: str) -> _Content:
    return {"tag": "span", "lang": "zh", "content": text}


def _soft(text: str) -> _Content:
    return {"tag": "span", "style": {"color": "gray"}, "content": text}


def _heading(text: str) -> _Content:
    return _div(text, fontWeight="bold", marginTop=0.6)


def _div(content: _Content, **style: object) -> _Content:
    return {"tag": "div", **({"style": style} if style else {}), "content": content}


def _list(tag: str, items: Iterable[_Content]) -> _Content:
    return {"tag": tag, "content": [{"tag": "li", "content": item} for item in items]}
