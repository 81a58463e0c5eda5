"""Rules about what an entry points to, and about forms that two entries claim."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from yanwai.authoring.findings import Finding, warning
from yanwai.lexicon.vocabulary import VariantKind
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.model import Entry
    from yanwai.lexicon.yaml_reader import Path


def dangling_references(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """Find related terms that are no headwords, and source keys that name no source."""
    for i, related in enumerate(entry.related):
        if related.term not in lexicon.entries:
            yield Finding(
                ("related", i, "term"),
                f"related: there is no entry {related.term}: write it first, or drop the line",
            )
    for path, key in _source_keys(entry):
        if key not in lexicon.sources:
            yield Finding(path, f"{path[0]}: sources.yaml has no source {key}: add it there")


def shared_forms(lexicon: Lexicon) -> dict[str, list[Finding]]:
    """Find forms that two entries claim without cues to tell them apart; by headword."""
    claims: dict[str, list[tuple[Entry, Path]]] = defaultdict(list)
    for item in lexicon.entries.values():
        entry = item.entry
        claims[normal_form(entry.headword)].append((entry, ("headword",)))
        for i, variant in enumerate(entry.variants):
            # A traditional form corrects the derived one, and has the headword's normal form.
            is_correction = variant.kind is VariantKind.TRADITIONAL
            if not (is_correction and normal_form(variant.form) == normal_form(entry.headword)):
                claims[normal_form(variant.form)].append((entry, ("variants", i, "form")))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for form, claimants in claims.items():
        for entry, path in claimants[1:]:
            first = claimants[0][0]
            if first is entry:
                problem = f"the form {form} stands here twice (script, width and case are derived)"
            elif entry.match.cues and first.match.cues:
                continue
            else:
                problem = f"the form {form} belongs to {first.headword} too: give both match.cues"
            findings[entry.headword].append(Finding(path, problem))
    return findings


def forms_of_others(entry: Entry, lexicon: Lexicon) -> Iterator[Finding]:
    """Find forms of a reader's own entry that the lexicon has too: they go to the reader's own.

    Of an entry that stands in its namesake's place, only that is told.
    """
    forms: list[tuple[str, Path]] = [(entry.headword, ("headword",))]
    forms += [(variant.form, ("variants", i, "form")) for i, variant in enumerate(entry.variants)]
    for form, path in forms:
        found = lexicon.find(form)
        if found is None or found.is_own:
            continue
        whose = found.entry.headword
        if whose != entry.headword:
            yield warning(path, f"{form} stands in {whose} too: yours is shown in its place")
        elif path == ("headword",):
            yield warning(path, f"the lexicon has an entry {form}: yours is shown in its place")


def _source_keys(entry: Entry) -> Iterator[tuple[Path, str]]:
    if entry.origin and entry.origin.source:
        yield ("origin", "source"), entry.origin.source
    for i, fact in enumerate(entry.facts):
        yield ("facts", i, "source"), fact.source
    for i, key in enumerate(entry.sources):
        yield ("sources", i), key
