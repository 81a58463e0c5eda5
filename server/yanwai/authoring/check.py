"""Lexicon folders in, every complaint about them out, sorted by file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.authoring import rules_matching, rules_prose, rules_reading, rules_references
from yanwai.authoring.due import MONTHS_OF_ANY, months_since
from yanwai.authoring.findings import Finding, warning
from yanwai.dictionary.reference import current_reference
from yanwai.engine.annotate import Annotator
from yanwai.lexicon.complaint import Complaint, Severity
from yanwai.lexicon.index import Lexicon, LexiconEntry
from yanwai.lexicon.load import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from yanwai.lexicon.model import Entry


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in how many entries."""

    complaints: tuple[Complaint, ...]
    entries: int

    @property
    def errors(self) -> int:
        """How many complaints keep the lexicon from being published."""
        return sum(c.severity is Severity.ERROR for c in self.complaints)

    @property
    def warnings(self) -> int:
        """How many complaints ask for a second look."""
        return len(self.complaints) - self.errors


def check_lexicon(folders: Sequence[Path], today: date, cache_folder: Path | None = None) -> Report:
    """Apply every rule of the lexicon's format; nothing stops at the first fault.

    Raises:
        MissingFolderError: one of the folders is not there.
        LexiconUnusableError: no file held a whole entry.
    """
    loaded = load_lexicon(folders, cache_folder=cache_folder)
    lexicon = loaded.lexicon
    annotator = Annotator(lexicon, current_reference().words)
    shared = rules_references.shared_forms(lexicon)
    repeated = rules_prose.repeated_runs(item.entry for item in lexicon.entries.values())
    complaints = list(loaded.complaints)
    for headword, item in lexicon.entries.items():
        file = loaded.files[headword]
        findings = (
            *rules_reading.pinyin_that_does_not_fit(item.entry),
            *_alone(item.entry, today),
            *rules_references.dangling_references(item.entry, lexicon),
            *_in_the_engine(item.entry, annotator),
            *shared.get(headword, ()),
            *repeated.get(headword, ()),
        )
        complaints += [
            Complaint(file.name, file.document.position(path), message, severity)
            for path, message, severity in findings
        ]
    return Report(tuple(sorted(complaints)), len(lexicon.entries))


def check_entry(entry: Entry, lexicon: Lexicon, today: date) -> list[Finding]:
    """Apply every rule to one entry of the reader's own, as it would stand in a lexicon.

    Left out is what only all the entries together can be held to: that they do not repeat each
    other's phrases. The usual reading comes from the dictionary: a server has no pypinyin phrases.
    """
    own = LexiconEntry(entry, next(iter(lexicon.domains)), is_own=True)  # no rule asks which
    others = [item for word, item in lexicon.entries.items() if word != entry.headword]
    joined = Lexicon([*others, own], lexicon.domains, lexicon.sources, lexicon.version)
    alone = Lexicon([own], lexicon.domains, lexicon.sources, lexicon.version)
    return [
        *rules_reading.pinyin_that_does_not_fit(entry, rules_reading.by_dictionary),
        *_alone(entry, today),
        *rules_references.dangling_references(entry, joined),
        *rules_references.shared_forms(alone).get(entry.headword, ()),
        *rules_references.forms_of_others(entry, lexicon),
        *_in_the_engine(entry, Annotator(joined, current_reference().words)),
    ]


def _alone(entry: Entry, today: date) -> Iterator[Finding]:
    """Apply the rules that need nothing but the entry."""
    yield from rules_prose.chinese_in_english(entry)
    yield from rules_prose.meaning_that_points_elsewhere(entry)
    yield from rules_prose.prose_out_of_bounds(entry)
    yield from rules_prose.figures_without_a_fact(entry)
    yield from rules_prose.worn_phrases(entry)
    yield from rules_prose.netspeak_without_a_year(entry)
    yield from rules_matching.term_too_short_for_plain(entry)
    yield from rules_matching.words_that_hold_the_term(entry)
    yield from rules_matching.longer_words_without_the_term(entry)
    yield from rules_matching.cues_inside_their_form(entry)
    yield from rules_matching.cues_around_the_term(entry)
    yield from _review_due(entry, today)


def _in_the_engine(entry: Entry, annotator: Annotator) -> Iterator[Finding]:
    """Apply the rules that run the entry's own sentences."""
    yield from rules_matching.examples_not_found(entry, annotator)
    yield from rules_matching.fillers_not_found(entry, annotator)
    yield from rules_matching.chance_meetings_marked(entry, annotator)


def _review_due(entry: Entry, today: date) -> Iterator[Finding]:
    if months_since(entry.reviewed, today) > MONTHS_OF_ANY:
        yield warning(("reviewed",), f"reviewed: {entry.reviewed} is over two years ago: read anew")
