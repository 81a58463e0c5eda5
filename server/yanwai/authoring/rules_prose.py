"""Rules about the English of an entry: language, length, undated figures, worn phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from yanwai.authoring.findings import Finding, warning
from yanwai.lexicon.prose import parse_prose
from yanwai.lexicon.vocabulary import Register
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.lexicon.model import Entry
    from yanwai.lexicon.yaml_reader import Path

MIN_WORDS, MAX_WORDS = 60, 180
MIN_BULLETS, MAX_BULLETS = 2, 6
MAX_HAN_RUN = 12  # a phrase a reader needs to the letter; more is Chinese prose
REPEATED_RUN_WORDS = 8
REPEATED_RUN_ENTRIES = 3

_STOCK_PHRASES = (
    "plays an important role",
    "rich tapestry",
    "essential for anyone",
    "more than just",
    "deeply rooted",
    "it is important to",
    "in today's",
    "delve",
    "testament to",
)
_POINTING_START = re.compile(r"^(see|variant of|refers to)\b", re.IGNORECASE)
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60", "hundred": "100"}
_NUMERAL = r"\d[\d,.]*"
_SPELT = "|".join(word for word in _NUMBER_WORDS if word not in ("zero", "one"))
_FIGURE = re.compile(
    rf"(?:¥|RMB|US\$|\$)\s?(?P<sum>{_NUMERAL})"
    rf"|(?P<amount>{_NUMERAL})(?:%|[ -]?(?:yuan|RMB|kuai|jiao|per ?cent|hours?|minutes?)\b)"
    rf"|(?P<span>{_NUMERAL}|{_SPELT})[ -](?:working |calendar )?(?:day|week|month|year)s?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z']+")


def chinese_in_english(entry: Entry) -> Iterator[Finding]:
    """Find Chinese in fields that are English: none in translations, the term alone in glosses."""
    own = {normal_form(entry.headword), *(normal_form(v.form) for v in entry.variants)}
    for path, text in _glosses(entry):
        left = normal_form(text)
        for form in sorted(own, key=len, reverse=True):
            left = left.replace(form, "")
        if any(map(is_han, left)):
            yield Finding(path, f"{_name(path)}: holds Chinese beyond the term: say it in English")
    for i, example in enumerate(entry.how_people_say_it):
        if any(map(is_han, example.en)):
            path = ("how_people_say_it", i, "en")
            yield Finding(path, f"{_name(path)}: the translation holds Chinese: say it in English")
    for path, text in _guidance(entry):
        if re.search(rf"[\u3400-\u9fff，。！？、；：]{{{MAX_HAN_RUN + 1}}}", text):
            message = f"{_name(path)}: a run of Chinese is longer than {MAX_HAN_RUN} characters"
            yield Finding(path, message)


def meaning_that_points_elsewhere(entry: Entry) -> Iterator[Finding]:
    """Find meanings that send the reader on instead of telling."""
    for i, sense in enumerate(entry.senses):
        if _POINTING_START.match(sense.meaning):
            path = ("senses", i, "meaning")
            yield Finding(path, f"{_name(path)}: must tell the meaning, not point to another word")


def prose_out_of_bounds(entry: Entry) -> Iterator[Finding]:
    """Hold `when_it_fits` against its length and its count of bullets."""
    blocks = parse_prose(entry.when_it_fits)
    words = sum(len(block.plain.split()) for block in blocks)
    bullets = sum(block.kind == "bullet" for block in blocks)
    path = ("when_it_fits",)
    if not MIN_WORDS <= words <= MAX_WORDS:
        yield Finding(path, f"when_it_fits: has {words} words; {MIN_WORDS} to {MAX_WORDS} fit")
    if not MIN_BULLETS <= bullets <= MAX_BULLETS:
        message = f"when_it_fits: has {bullets} bullets; {MIN_BULLETS} to {MAX_BULLETS} fit"
        yield Finding(path, message)


def figures_without_a_fact(entry: Entry) -> Iterator[Finding]:
    """Find sums, shares and durations in prose that no `facts` line dates."""
    dated = {
        number
        for text in (
            *(fact.claim for fact in entry.facts),
            entry.origin.text if entry.origin else "",
        )
        for number in _numbers(text)
    }
    for path, text in (*_glosses(entry), *_guidance(entry)):
        for match in _FIGURE.finditer(text):
            number = _digits(match["sum"] or match["amount"] or match["span"])
            if number not in dated:
                yield Finding(
                    path,
                    f"{_name(path)}: {match[0]!r} is dated by no line of facts: "
                    "add one with its source, or leave the figure out",
                )


def worn_phrases(entry: Entry) -> Iterator[Finding]:
    """Find phrases that could stand in any entry."""
    for path, text in (*_glosses(entry), *_guidance(entry)):
        for phrase in _STOCK_PHRASES:
            if phrase in text.lower():
                yield warning(path, f"{_name(path)}: {phrase!r} is a stock phrase: say what is so")


def netspeak_without_a_year(entry: Entry) -> Iterator[Finding]:
    """Find internet slang that tells neither since when it is heard nor where it came from."""
    if entry.origin:
        return
    for i, sense in enumerate(entry.senses):
        if sense.register_ is Register.NETSPEAK and sense.since is None:
            yield warning(("senses", i), f"senses.{i}: netspeak ages fast: say since which year")


def repeated_runs(entries: Iterable[Entry]) -> dict[str, list[Finding]]:
    """Find runs of eight words that stand in three entries or more; by headword."""
    places: dict[tuple[str, ...], dict[str, Path]] = defaultdict(dict)
    for entry in entries:
        for path, text in (*_glosses(entry), *_guidance(entry)):
            words = [word.lower() for word in _WORD.findall(text)]
            for i in range(len(words) - REPEATED_RUN_WORDS + 1):
                run = tuple(words[i : i + REPEATED_RUN_WORDS])
                places[run].setdefault(entry.headword, path)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for run, where in places.items():
        if len(where) >= REPEATED_RUN_ENTRIES:
            for headword, path in where.items():
                message = f"{' '.join(run)!r} stands in {len(where)} entries: write it afresh"
                findings[headword].append(warning(path, message))
    return findings


def _glosses(entry: Entry) -> Iterator[tuple[Path, str]]:
    yield ("tagline",), entry.tagline
    for i, sense in enumerate(entry.senses):
        yield ("senses", i, "meaning"), sense.meaning
        yield ("senses", i, "literal"), sense.literal


def _guidance(entry: Entry) -> Iterator[tuple[Path, str]]:
    yield ("when_it_fits",), entry.when_it_fits
    for i, choice in enumerate(entry.choose_by_situation):
        yield ("choose_by_situation", i, "meaning"), choice.meaning
        yield ("choose_by_situation", i, "when"), choice.when
    for i, mistake in enumerate(entry.avoid):
        yield ("avoid", i), mistake
    for i, sense in enumerate(entry.senses):
        if sense.risk_note:
            yield ("senses", i, "risk_note"), sense.risk_note


def _numbers(text: str) -> Iterator[str]:
    yield from map(_digits, re.findall(_NUMERAL, text))
    yield from (_NUMBER_WORDS[w] for w in _WORD.findall(text.lower()) if w in _NUMBER_WORDS)


def _digits(number: str) -> str:
    return _NUMBER_WORDS.get(number.lower(), number.replace(",", "").rstrip("."))


def _name(path: Path) -> str:
    return ".".join(map(str, path))
