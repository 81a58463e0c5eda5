"""A text in, the words in it that some cue of the lexicon names out: each sentence scanned once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daachorse import CharwiseDoubleArrayAhoCorasick

from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

NEIGHBOUR_CHARS = 60  # how far beyond the sentence a hint may stand: about two sentences of chat

Hint = tuple[Span, str]


class HintFinder:
    """Knows every word that the cues of a lexicon name, in normal form."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._words) if self._words else None

    def find(self, text: str, within: Span) -> list[Hint]:
        """Return the hints inside a part of a text in normal form, in code points of the text.

        A hint of Latin letters is a whole run of them: AI does not stand in Shanghai; nor does a
        number in a longer one.
        """
        if self._automaton is None:
            return []
        found = self._automaton.find_overlapping(within.cut(text))
        places = ((Span(start, end).shift(within.start), number) for start, end, number in found)
        return [
            (place, self._words[number])
            for place, number in places
            if not _is_cut_from_a_run(text, place)
        ]


class Hints:
    """The hints around the sentences of one text in normal form."""

    def __init__(self, finder: HintFinder, text: str) -> None:
        self._finder = finder
        self._text = text
        self._around: dict[Span, list[Hint]] = {}

    def around(self, sentence: Span) -> list[Hint]:
        """Return what stands in a sentence and as far around it as a hint counts."""
        found = self._around.get(sentence)
        if found is None:
            start = max(0, sentence.start - NEIGHBOUR_CHARS)
            found = self._finder.find(self._text, Span(start, sentence.end + NEIGHBOUR_CHARS))
            self._around[sentence] = found
        return found


def _is_cut_from_a_run(text: str, place: Span) -> bool:
    begins = place.start > 0 and _are_one_run(text[place.start - 1], text[place.start])
    ends = place.end < len(text) and _are_one_run(text[place.end - 1], text[place.end])
    return begins or ends


def _are_one_run(left: str, right: str) -> bool:
    """Tell whether two characters side by side are both Latin letters, or both digits."""
    if not (left.isascii() and right.isascii()):
        return False
    return (left.isalpha() and right.isalpha()) or (left.isdigit() and right.isdigit())
