"""A word that is being learnt in, the question that is asked about it and its answer out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from yanwai.study.schedule import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yanwai.engine.document import Explainer
    from yanwai.engine.shapes import EntryPayload
    from yanwai.study.words import SavedWord

BLANK = "＿"
_LEAST_CHOICES = 2

Role = Literal["word", "reading", "meaning", "sentence", "translation", "situation", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card; its role says how it is set, and in which language."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Both sides of a card.

    Attributes:
        front: what is shown at first.
        back: what is shown when the reader has thought.
        options: for a choice, the words to choose from.
        right: for a choice, the one that fits.
        url: the entry's page, if the lexicon has one.
        source: whose explanation it is.
    """

    front: list[Line]
    back: list[Line]
    options: list[str] = field(default_factory=list)
    right: str = ""
    url: str | None = None
    source: str = ""


class Questions:
    """Asks about words, with what the lexicon says of them, else CC-CEDICT."""

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer

    def kinds(self, word: str, *, has_sentence: bool) -> Sequence[Kind]:
        """Return in which ways a word can be asked, in the order of `Kind`."""
        item = self._explainer.lexicon.find(word)
        if item is None:
            return [
                kind
                for kind in Kind
                if kind is not Kind.CHOICE and (has_sentence or kind is not Kind.GAP)
            ]
        has_choices = len(item.entry.choose_by_situation) >= _LEAST_CHOICES
        return [kind for kind in Kind if kind is not Kind.CHOICE or has_choices]

    def ask(self, saved: SavedWord, kind: Kind, answered: int) -> Question:
        """Return a question.

        Args:
            saved: the word, with the sentences it was met in.
            kind: how to ask.
            answered: how often this card was answered; it takes turns with sentences and choices.
        """
        item = self._explainer.lexicon.find(saved.word)
        if item is None:
            return self._of_dictionary(saved, kind)
        entry = self._explainer.entry(item.entry.headword)
        told = list(_told(entry))
        match kind:
            case Kind.MEANING:
                front = [Line("word", entry.headword), *self._met(saved)]
                back = told
            case Kind.GAP:
                sentence, translation = self._sentence(saved, entry, answered)
                blanked = self._blanked(sentence, entry.headword)
                front = [Line("sentence", blanked), *_without(entry.headword, translation)]
                back = [Line("word", entry.headword), Line("sentence", sentence), *told]
            case Kind.WORD:
                front = _without(entry.headword, _meanings(entry))
                back = [Line("word", entry.headword), *told]
            case Kind.CHOICE:
                return _choice(entry, told, answered)
        return Question(front, back, url=entry.url, source="Yanwai")

    def _of_dictionary(self, saved: SavedWord, kind: Kind) -> Question:
        found = self._explainer.words.look_up(saved.word, 0).dictionary
        meanings = [
            Line("meaning", f"{each.pinyin}: {'; '.join(each.definitions)}") for each in found
        ]
        told = meanings or [Line("note", "No dictionary here explains it.")]
        sentences = [c.sentence for c in saved.contexts if saved.word in c.sentence]
        word = Line("word", saved.word)
        source = "CC-CEDICT" if found else ""
        if kind is Kind.GAP and sentences:
            blank = BLANK * len(saved.word)
            front = [Line("sentence", sentences[0].replace(saved.word, blank))]
            return Question(front, [word, Line("sentence", sentences[0]), *told], source=source)
        if kind is Kind.MEANING:
            return Question([word, *self._met(saved)], told, source=source)
        glosses = ["; ".join(each.definitions) for each in found]
        front = [Line("meaning", gloss) for gloss in glosses] or told
        return Question(front, [word, *told], source=source)

    @staticmethod
    def _met(saved: SavedWord) -> list[Line]:
        return [Line("sentence", context.sentence) for context in saved.contexts[:1]]

    def _sentence(
        self, saved: SavedWord, entry: EntryPayload, answered: int
    ) -> tuple[str, list[Line]]:
        """Return a sentence that holds the term: in turn the reader's own and the entry's."""
        sentences: list[tuple[str, list[Line]]] = [
            (context.sentence, [])
            for context in saved.contexts
            if BLANK in self._blanked(context.sentence, entry.headword)
        ]
        sentences += [
            (example.zh, [Line("translation", example.en)]) for example in entry.how_people_say_it
        ]
        return sentences[answered % len(sentences)]

    def _blanked(self, sentence: str, headword: str) -> str:
        """Return a sentence with the term left blank wherever it stands, split terms too."""
        characters = list(sentence)
        for found in self._explainer.annotator.annotate(sentence):
            if found.entry.headword == headword:
                for part in found.parts:
                    characters[part.start : part.end] = BLANK * (part.end - part.start)
        return "".join(characters)


def _told(entry: EntryPayload) -> Iterator[Line]:
    yield Line("reading", f"{entry.pinyin}  {entry.zhuyin}")
    yield Line("note", entry.tagline)
    yield from _meanings(entry)
    example = entry.how_people_say_it[0]
    yield Line("sentence", example.zh)
    yield Line("translation", example.en)


def _meanings(entry: EntryPayload) -> list[Line]:
    return [Line("meaning", sense.meaning) for sense in entry.senses]


def _without(headword: str, lines: list[Line]) -> list[Line]:
    """Return lines that do not give the word away: English may hold APP or QQ."""
    return [Line(line.role, line.text.replace(headword, BLANK * len(headword))) for line in lines]


def _choice(entry: EntryPayload, told: list[Line], answered: int) -> Question:
    choices = entry.choose_by_situation
    asked = choices[answered % len(choices)]
    back = [Line("word", asked.term), Line("meaning", asked.meaning)]
    others = [Line("note", f"{c.term}: {c.when}") for c in choices if c is not asked]
    return Question(
        front=[Line("situation", asked.when)],
        back=[*back, *others, Line("word", entry.headword), *told],
        options=sorted({entry.headword, *(choice.term for choice in choices)}),
        right=asked.term,
        url=entry.url,
        source="Yanwai",
    )
