"""An entry in, its rules as the engine applies them out: cues by kind, words in normal form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yanwai.engine.cues import CueSet, cue_set
from yanwai.lexicon.model import Cue
from yanwai.lexicon.vocabulary import MatchMode
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.lexicon.index import LexiconEntry
    from yanwai.lexicon.model import Entry, Variant

_WHOLE_MESSAGE = Cue(whole_message=True)
_NO_CUES = cue_set(())


@dataclass(frozen=True, slots=True)
class FormRules:
    """What a variant asks for beside the entry's own rules.

    Attributes:
        meant: what must stand near by; None where the entry's own rule holds.
        unless: what must not stand in the sentence, beside what the entry names.
    """

    meant: CueSet | None = None
    unless: CueSet = _NO_CUES


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """An entry with its rules made ready.

    Attributes:
        forms: how the term is written, in normal form.
        unless: what must not stand in the term's sentence.
        meant: what must stand near by for the term to be meant; None where nothing need.
        senses: what speaks for each sense, in the entry's order.
        variants: the rules of each of the entry's variants.
        not_in: longer words in which the term does not stand, in normal form.
        is_own: whether the entry is the reader's own, which goes before others.
    """

    entry: Entry
    forms: frozenset[str]
    unless: CueSet
    meant: CueSet | None
    senses: tuple[CueSet, ...]
    variants: tuple[FormRules, ...]
    not_in: tuple[str, ...]
    is_own: bool

    def hints(self) -> Iterator[str]:
        """Yield every word that one of the cues looks for near by."""
        of_forms = (cues for rules in self.variants for cues in (rules.meant, rules.unless))
        for cues in (self.unless, self.meant, *self.senses, *of_forms):
            if cues:
                yield from cues.near


def term_of(item: LexiconEntry) -> Term:
    """Make an entry's rules ready."""
    entry = item.entry
    return Term(
        entry=entry,
        forms=frozenset(
            map(normal_form, (entry.headword, *(variant.form for variant in entry.variants)))
        ),
        unless=cue_set(entry.match.unless),
        meant=_meant(entry),
        senses=tuple(cue_set(sense.cues) for sense in entry.senses),
        variants=tuple(map(_rules, entry.variants)),
        not_in=tuple(map(normal_form, entry.match.not_in)),
        is_own=item.is_own,
    )


def _rules(variant: Variant) -> FormRules:
    return FormRules(
        meant=cue_set(variant.cues) if variant.cues else None,
        unless=cue_set(variant.unless),
    )


def _meant(entry: Entry) -> CueSet | None:
    match entry.match.mode:
        case MatchMode.CUE:
            of_senses = (cue for sense in entry.senses for cue in sense.cues)
            return cue_set((*entry.match.cues, *of_senses))
        case MatchMode.WHOLE_MESSAGE:
            return cue_set((_WHOLE_MESSAGE, *entry.match.cues))
        case _:
            return None
