"""A reader's query in, the entries that fit it out, the best first.

What is typed may be Chinese in any script, pinyin with or without tones (marks or numbers), the
initials of the pinyin, or English. Where nothing is spelt so, what is spelt nearly so is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from pypinyin.contrib.tone_convert import to_tone
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from yanwai.lexicon.pinyin import PinyinMismatchError, align_pinyin, toneless
from yanwai.text.normalise import normal_form
from yanwai.text.script import is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from yanwai.lexicon.index import Lexicon, LexiconEntry

_NUMBERED = re.compile(r"([a-zü]+?)([1-5])")
_ENGLISH = re.compile(r"[a-z]+")
_SEPARATORS = re.compile(r"[\s'’·.-]+")
_REMARK = re.compile(r"\([^)]*\)")
_LITTLE_WORDS = frozenset(("a", "an", "be", "the", "to"))
_LETTERS_A_SLIP = 5
"""One wrong, missing, added or swapped letter in five is forgiven, in the second step alone."""
_SHORTEST_FORGIVEN = 3
_MOST_NEAR = 40

_Rank = tuple[int, int]


class _Fit(IntEnum):
    """How a query fits an entry, the best first."""

    IS_FORM = 0
    IS_PINYIN = 1
    BEGINS_FORM = 2
    BEGINS_PINYIN = 3
    IS_INITIALS = 4
    IN_FORM = 5
    IN_PINYIN = 6
    IS_LITERAL = 7
    IS_GLOSS = 8
    ENGLISH_WORDS = 9
    ENGLISH_BEGINNINGS = 10
    IN_PROSE = 11
    IN_GLOSS = 12
    FORM_IN_QUERY = 13


@dataclass(frozen=True, slots=True)
class Query:
    """What entries are looked for; empty fields ask for nothing.

    Attributes:
        words: Chinese in any script, pinyin, or English.
    """

    words: str = ""
    domain: str | None = None
    register: str | None = None
    risk: str | None = None
    region: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether not every entry may be found, whatever the words."""
        asked = (self.domain, self.register, self.risk, self.region)
        return any(field is not None for field in asked)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found.

    Attributes:
        near: nothing is spelt as was asked, and these are spelt nearly so.
    """

    entries: list[LexiconEntry]
    near: bool = False


class LexiconSearch:
    """Searches one lexicon. Safe to share by threads.

    `glosses` are a dictionary's definitions of a word; their English finds entries too, where the
    entries do not say it themselves: involution leads to 内卷.
    """

    def __init__(
        self, lexicon: Lexicon, glosses: Callable[[str], Sequence[str]] = lambda _word: ()
    ) -> None:
        self._entries = [
            _Searchable(item, glosses(item.entry.headword)) for item in lexicon.entries.values()
        ]
        self._spellings = _Spellings(self._entries)

    def find(self, query: Query) -> Found:
        """Return the entries that fit: in the lexicon's order where no words are asked for."""
        fitting = self._entries
        if query.narrows:
            fitting = [entry for entry in fitting if _fits_fields(entry.item, query)]
        asked = _Asked(query.words)
        if not asked.form:
            return Found([entry.item for entry in fitting])
        exact = _best_first((entry.fit(asked), entry) for entry in fitting)
        if exact:
            return Found(exact)
        slips = self._spellings.slips(asked)
        near = _best_first((slips.get(entry), entry) for entry in fitting)
        return Found(near, near=bool(near))


class _Asked:
    """The words of a query, in each way that they may be meant."""

    def __init__(self, words: str) -> None:
        typed = _SEPARATORS.sub("", normal_form(words))
        self.form = typed
        self.has_han = any(map(is_han, typed))
        toned = _NUMBERED.sub(lambda match: to_tone(match[0]), typed.replace("v", "ü"))
        self.pinyin = "" if self.has_han else toneless(toned)
        self.toned = toned if toned != self.pinyin else ""
        self.sound = self.toned or self.pinyin
        self.english = _ENGLISH.findall(words.lower()) if words.isascii() else []
        self.phrase = _bare(words)


class _Searchable:
    """An entry with what it is searched by."""

    def __init__(self, item: LexiconEntry, glosses: Sequence[str]) -> None:
        entry = item.entry
        self.item = item
        self.forms = [_folded(form) for form in (entry.headword, *(v.form for v in entry.variants))]
        syllables = _syllables(entry.headword, entry.pinyin)
        bare = [toneless(syllable) for syllable in syllables]
        self.toned = "".join(syllables)
        self.pinyin = "".join(bare)
        self._initials = "".join(syllable[:1] for syllable in bare)
        self._starts = {
            self.toned: list(accumulate(map(len, syllables[:-1]))),
            self.pinyin: list(accumulate(map(len, bare[:-1]))),
        }
        self._written = "\n".join((*self.forms, self.toned, self.pinyin, self._initials))
        senses = (f"{sense.literal} {sense.meaning}" for sense in entry.senses)
        self.english = f" {' '.join(_words(*senses, entry.tagline))}"
        self._english_words = frozenset(self.english.split())
        self._prose_words = frozenset(
            _words(entry.when_it_fits, *(choice.meaning for choice in entry.choose_by_situation))
        )
        self._gloss_words = frozenset(_words(*glosses))
        self._literals = {_bare(sense.literal) for sense in entry.senses}
        self._whole_glosses = {_bare(part) for gloss in glosses for part in gloss.split(";")}

    def fit(self, asked: _Asked) -> tuple[int, int] | None:
        """Return how the query fits, the lowest the best; None where it does not.

        Fits of one kind are told apart by where in the entry's English the first word stands, and
        by the length of the headword.
        """
        fit = min(self._fits(asked), default=None)
        if fit is None:
            return None
        at = self.english.find(f" {asked.english[0]}") if asked.english else 0
        return fit, at if _Fit.IS_LITERAL < fit < _Fit.IN_PROSE else len(self.forms[0])

    def _fits(self, asked: _Asked) -> Iterator[_Fit]:
        if asked.form in self._written or (asked.sound and asked.sound in self._written):
            yield from self._form_fits(asked.form)
            if asked.sound:
                yield from self._pinyin_fits(asked)
        if asked.has_han and any(len(form) > 1 and form in asked.form for form in self.forms):
            yield _Fit.FORM_IN_QUERY
        if asked.english:
            yield from self._english_fits(asked.english, asked.phrase)

    def _form_fits(self, asked: str) -> Iterator[_Fit]:
        for form in self.forms:
            if asked == form:
                yield _Fit.IS_FORM
            elif form.startswith(asked):
                yield _Fit.BEGINS_FORM
            elif asked in form:
                yield _Fit.IN_FORM

    def _pinyin_fits(self, asked: _Asked) -> Iterator[_Fit]:
        own = self.toned if asked.toned else self.pinyin
        if own == asked.sound:
            yield _Fit.IS_PINYIN
        elif own.startswith(asked.sound):
            yield _Fit.BEGINS_PINYIN
        elif len(asked.sound) > 1:
            if self._initials == asked.sound:
                yield _Fit.IS_INITIALS
            if any(own.startswith(asked.sound, start) for start in self._starts[own]):
                yield _Fit.IN_PINYIN

    def _english_fits(self, words: list[str], whole: str) -> Iterator[_Fit]:
        if whole in self._literals:
            yield _Fit.IS_LITERAL
        elif whole in self._whole_glosses:
            yield _Fit.IS_GLOSS
        elif self._english_words.issuperset(words):
            yield _Fit.ENGLISH_WORDS
        elif all(f" {word}" in self.english for word in words):
            yield _Fit.ENGLISH_BEGINNINGS
        elif self._prose_words.issuperset(words):
            yield _Fit.IN_PROSE
        elif self._gloss_words.issuperset(words):
            yield _Fit.IN_GLOSS


class _Spellings:
    """Every spelling of every entry, to find those that a query misses by little."""

    def __init__(self, entries: Iterable[_Searchable]) -> None:
        self._spelt: dict[str, list[_Searchable]] = {}
        self._english: dict[str, list[_Searchable]] = {}
        for entry in entries:
            for spelling in {entry.pinyin, *entry.forms}:
                self._spelt.setdefault(spelling, []).append(entry)
            for word in set(entry.english.split()):
                self._english.setdefault(word, []).append(entry)

    def slips(self, asked: _Asked) -> dict[_Searchable, _Rank]:
        """Return the entries of the spellings that are near, fewer slips before more."""
        if len(asked.form) < _SHORTEST_FORGIVEN:
            return {}
        if asked.has_han:
            return _near(asked.form, self._spelt, 1)
        most = len(asked.form) // _LETTERS_A_SLIP
        found = _near(asked.pinyin, self._spelt, most)
        if not found and len(asked.english) == 1:
            found = _near(asked.english[0], self._english, most)
        return found


def _near(
    word: str, spellings: dict[str, list[_Searchable]], most: int
) -> dict[_Searchable, _Rank]:
    # A swap of two neighbours counts as one slip.
    near = extract(word, spellings.keys(), scorer=OSA.distance, score_cutoff=most, limit=_MOST_NEAR)
    return {
        entry: (slips, len(entry.forms[0]))
        for spelling, slips, _ in reversed(near)
        for entry in spellings[spelling]
    }


def _syllables(word: str, pinyin: str) -> list[str]:
    """Divide pinyin into syllables; into its written words where it does not fit the headword."""
    try:
        return [reading for _, reading in align_pinyin(word, pinyin)]
    except PinyinMismatchError:
        return [folded for part in pinyin.split() if (folded := _folded(part))]


def _folded(form: str) -> str:
    return _SEPARATORS.sub("", normal_form(form))


def _bare(text: str) -> str:
    """Return an English phrase without brackets, first little words and spaces: hotpot, hot pot."""
    words = _ENGLISH.findall(_REMARK.sub("", text.lower()))
    while words and words[0] in _LITTLE_WORDS:
        words.pop(0)
    return "".join(words)


def _words(*texts: str) -> list[str]:
    return _ENGLISH.findall(" ".join(texts).lower())


def _fits_fields(item: LexiconEntry, query: Query) -> bool:
    return (query.domain is None or item.domain == query.domain) and any(
        (query.register is None or sense.register_ == query.register)
        and (query.risk is None or sense.risk == query.risk)
        and (query.region is None or query.region in sense.region)
        for sense in item.entry.senses
    )


def _best_first(ranked: Iterable[tuple[_Rank | None, _Searchable]]) -> list[LexiconEntry]:
    """Sort by rank, and leave out what has none."""
    found = [(rank, entry.item) for rank, entry in ranked if rank is not None]
    return [item for _, item in sorted(found, key=lambda each: each[0])]
