"""Every sense of every entry that has several is told from the others, in two sentences or more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from yanwai.engine.document import Explainer

SENTENCES_EACH = 2


class Meant(NamedTuple):
    """A line of `senses.tsv`: in this sentence the headword has this sense."""

    headword: str
    sense: str
    sentence: str


LINES = [
    Meant(*line.split("\t"))
    for line in Path(__file__).with_name("senses.tsv").read_text(encoding="utf-8").splitlines()
]


def senses_in(explainer: Explainer, sentence: str) -> set[tuple[str, str]]:
    return {(a.entry.headword, a.sense.id) for a in explainer.annotator.annotate(sentence)}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.headword}-{line.sense}")
def test_a_sentence_is_read_in_the_sense_that_is_meant(explainer: Explainer, line: Meant) -> None:
    assert (line.headword, line.sense) in senses_in(explainer, line.sentence)


def test_every_sense_that_has_a_rival_has_its_sentences(explainer: Explainer) -> None:
    entries = [item.entry for item in explainer.lexicon.entries.values()]
    sentences = Counter((line.headword, line.sense) for line in LINES)
    for entry in entries:
        for example in entry.how_people_say_it:
            sentences.update(senses_in(explainer, example.zh))
    wanting = [
        f"{entry.headword} {sense.id}"
        for entry in entries
        if len(entry.senses) > 1
        for sense in entry.senses
        if sentences[entry.headword, sense.id] < SENTENCES_EACH
    ]
    assert wanting == []
