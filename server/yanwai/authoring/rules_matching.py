"""Rules about matching: an entry's own sentences, run through the engine as tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.authoring.findings import Finding, warning
from yanwai.lexicon.model import FRAME_SLOT, OPEN_SLOT_MARK
from yanwai.lexicon.vocabulary import MatchMode
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yanwai.engine.annotate import Annotator
    from yanwai.lexicon.model import Entry

SHORTEST_PLAIN_CODE = 3  # two letters or a bare number turn up in any text


def term_too_short_for_plain(entry: Entry) -> Iterator[Finding]:
    """Find single characters, bare digits and two-letter codes that would match anywhere."""
    if entry.match.mode is not MatchMode.PLAIN:
        return
    word = normal_form(entry.headword)
    if len(word) == 1 or word.isdigit() or (word.isascii() and len(word) < SHORTEST_PLAIN_CODE):
        yield Finding(
            ("headword",),
            f"{entry.headword} would match by chance: give match.mode cue or whole_message",
        )


def words_that_hold_the_term(entry: Entry) -> Iterator[Finding]:
    """Find words under `unless` that hold the headword and are not under `not_in`.

    What overlaps a term is not near it, so such a word only counts where it stands elsewhere.
    """
    term = normal_form(entry.headword)
    for i, cue in enumerate(entry.match.unless):
        if cue.near and term in normal_form(cue.near) and cue.near not in entry.match.not_in:
            yield warning(
                ("match", "unless", i),
                f"{cue.near} holds {entry.headword} itself: put it under not_in as well",
            )


def longer_words_without_the_term(entry: Entry) -> Iterator[Finding]:
    """Find words under `not_in` that hold no form of the term: they keep nothing out."""
    if entry.match.is_split or entry.match.mode is MatchMode.FRAME:
        return  # what stands in the gaps is anybody's guess
    forms = [normal_form(form) for form in (entry.headword, *(v.form for v in entry.variants))]
    for i, word in enumerate(entry.match.not_in):
        if not any(form in normal_form(word) for form in forms):
            yield warning(
                ("match", "not_in", i),
                f"{word} holds no form of {entry.headword} and keeps nothing out: "
                "write the longer word with the whole term in it, or put it under unless",
            )


def cues_inside_their_form(entry: Entry) -> Iterator[Finding]:
    """Find variants of a term with cues that hold one of these cues: it never counts for them."""
    if entry.match.mode is not MatchMode.CUE:
        return
    for i, variant in enumerate(entry.variants):
        form = normal_form(variant.form)
        inside = [
            cue.near for cue in entry.match.cues if cue.near and normal_form(cue.near) in form
        ]
        if inside and variant.sense is None:
            yield warning(
                ("variants", i),
                f"the cue {inside[0]} stands inside {variant.form} and never counts for it: "
                "where the form needs no cue, name its sense",
            )


def cues_around_the_term(entry: Entry) -> Iterator[Finding]:
    """Find cues that hold the headword, which never count for it, and cues that are own forms.

    A form with a sense of its own has it without a cue; as a cue it would draw the headword beside
    it into that sense.
    """
    term = normal_form(entry.headword)
    senses_of = {normal_form(variant.form): variant.sense for variant in entry.variants}
    places = ((("senses", i), sense.cues) for i, sense in enumerate(entry.senses))
    for path, cues in ((("match",), entry.match.cues), *places):
        for i, cue in enumerate(cues):
            word = normal_form(cue.near or "")
            if path[0] == "senses" and senses_of.get(word):
                problem = (
                    "is a form with its own sense: as a cue it misleads the headword beside it"
                )
            elif term in word and word not in senses_of and word != term:
                problem = (
                    f"holds {entry.headword} itself and never counts for it: "
                    "write before or after, or make it a variant with its sense"
                )
            else:
                continue
            yield warning((*path, "cues", i), f"{cue.near} {problem}")


def examples_not_found(entry: Entry, annotator: Annotator) -> Iterator[Finding]:
    """Run every example through the engine; the term must be found in each."""
    for i, example in enumerate(entry.how_people_say_it):
        if not _is_found(entry, example.zh, annotator):
            yield Finding(
                ("how_people_say_it", i, "zh"),
                f"the engine does not find {entry.headword} in {example.zh}: "
                "add the form as a variant, or mend match",
            )


def fillers_not_found(entry: Entry, annotator: Annotator) -> Iterator[Finding]:
    """Fill every open slot of a frame with its fillers; the term must be found in each."""
    for name, slot in entry.match.slots.items():
        for i, filler in enumerate(slot.fillers):
            for pattern in entry.match.patterns:
                sentence = _filled(entry, pattern, name, filler)
                if f"{{{name}}}" in pattern and not _is_found(entry, sentence, annotator):
                    yield Finding(
                        ("match", "slots", name, "fillers", i),
                        f"the engine does not find {entry.headword} in {sentence}",
                    )


def chance_meetings_marked(entry: Entry, annotator: Annotator) -> Iterator[Finding]:
    """Run every `not_here` sentence through the engine; the term must be found in none."""
    for i, sentence in enumerate(entry.not_here):
        if _is_found(entry, sentence, annotator):
            yield Finding(
                ("not_here", i),
                f"the engine marks {entry.headword} in {sentence}: "
                "add match.unless or match.not_in, or use mode cue",
            )


def _is_found(entry: Entry, sentence: str, annotator: Annotator) -> bool:
    found = annotator.annotate(sentence)
    return any(annotation.entry.headword == entry.headword for annotation in found)


def _filled(entry: Entry, pattern: str, name: str, filler: str) -> str:
    """Write a frame out: `filler` in its own slot, the first choice in every other."""

    def words(slot_name: str) -> str:
        slot = entry.match.slots[slot_name]
        return filler if slot_name == name else (slot.one_of or slot.fillers)[0]

    written = FRAME_SLOT.sub(lambda match: words(match[1]), pattern)
    return written.replace(OPEN_SLOT_MARK, filler)
