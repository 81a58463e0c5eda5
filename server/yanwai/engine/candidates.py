"""Text in normal form in, every place where a term might stand out.

Candidates are found on the characters, not on a segmenter's words: 江湖 must be seen inside
人在江湖, which jieba takes for one word. Whether a candidate really stands there is judged later.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daachorse import CharwiseDoubleArrayAhoCorasick

from yanwai.engine.patterns import MatchKind, TermPattern, patterns_of
from yanwai.engine.terms import FormRules, Term, term_of
from yanwai.lexicon.model import OPEN_SLOT_MARK
from yanwai.lexicon.vocabulary import DISGUISES
from yanwai.text.normalise import normal_form
from yanwai.text.sentences import sentence_at
from yanwai.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.lexicon.index import Lexicon
    from yanwai.lexicon.model import Entry

_NO_RULES = FormRules()
_BESIDE_LATIN = re.compile("(?<=[a-z0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[a-z0-9])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a term might stand.

    Attributes:
        term: whose term it is.
        parts: the characters that belong to the term, in code points of the text.
        kind: in which shape the term stands there.
        sense: the id of the one sense that this form can have; None where the sentence decides.
        rules: what this form asks for beside the entry's own rules.
    """

    term: Term
    parts: tuple[Span, ...]
    kind: MatchKind
    sense: str | None = None
    rules: FormRules = _NO_RULES

    @property
    def entry(self) -> Entry:
        """The term's entry."""
        return self.term.entry

    @property
    def hull(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def covered(self) -> int:
        """How many code points belong to the term."""
        return sum(part.end - part.start for part in self.parts)


@dataclass(frozen=True, slots=True)
class SentenceCandidates:
    """A sentence's span in the text, and the candidates that stand inside it."""

    sentence: Span
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A spelling that stands in one piece, with its own sense and its own rules if it has any."""

    term: Term
    kind: MatchKind
    sense: str | None = None
    rules: FormRules = _NO_RULES


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A shape with gaps."""

    term: Term
    pattern: TermPattern


class CandidateFinder:
    """Looks for every form and pattern of a lexicon at once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._targets: dict[str, list[_Form | _Pattern]] = defaultdict(list)
        self.terms = [term_of(item) for item in lexicon.entries.values()]
        for term in self.terms:
            self._add(term)
        self._triggers = tuple(self._targets)
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(self._triggers))

    def find(self, text: str) -> Iterator[SentenceCandidates]:
        """Yield the sentences of `text`, in normal form, that hold at least one candidate."""
        hits = sorted(self._automaton.find_overlapping(text), reverse=True)
        last_end = 0
        while hits:
            sentence = sentence_at(text, hits[-1][0], last_end)
            last_end = sentence.end
            inside = []
            while hits and hits[-1][0] < sentence.end:
                inside.append(hits.pop())
            if found := tuple(self._in_sentence(text, sentence, inside)):
                yield SentenceCandidates(sentence, found)

    def _in_sentence(
        self, text: str, sentence: Span, hits: Iterable[tuple[int, int, int]]
    ) -> Iterator[Candidate]:
        patterns: dict[int, _Pattern] = {}
        for start, end, index in hits:
            if end > sentence.end:
                continue
            for target in self._targets[self._triggers[index]]:
                if isinstance(target, _Form):
                    span = _stretch(target.term.entry, text, Span(start, end))
                    if span:
                        yield Candidate(
                            target.term, (span,), target.kind, target.sense, target.rules
                        )
                else:
                    patterns[id(target)] = target
        for pattern in patterns.values():
            yield from _matches(pattern, text, sentence)

    def _add(self, term: Term) -> None:
        entry = term.entry
        if OPEN_SLOT_MARK not in entry.headword:
            self._add_form(entry.headword, _Form(term, MatchKind.EXACT))
        for variant, rules in zip(entry.variants, term.variants, strict=True):
            kind = MatchKind.DISGUISED if variant.kind in DISGUISES else MatchKind.VARIANT
            self._add_form(variant.form, _Form(term, kind, variant.sense, rules))
        for pattern in patterns_of(entry):
            self._targets[pattern.trigger].append(_Pattern(term, pattern))

    def _add_form(self, written: str, form: _Form) -> None:
        """Add a spelling, also as pages write it that put a space beside Latin letters: AA 制."""
        normal = normal_form(written)
        for spelling in dict.fromkeys((normal, _BESIDE_LATIN.sub(" ", normal))):
            self._targets[spelling].append(form)


def _stretch(entry: Entry, text: str, span: Span) -> Span | None:
    """Take in repetitions of the last character where the entry allows them: 666666.

    None for a place inside such a run, which belongs to the term that began before it.
    """
    start, end = span
    if not entry.match.repeats:
        return span
    last = text[end - 1]
    if start and text[start - 1 : end] == last * (end - start + 1):
        return None
    while end < len(text) and text[end] == last:
        end += 1
    return Span(start, end)


def _matches(target: _Pattern, text: str, sentence: Span) -> Iterator[Candidate]:
    for match in target.pattern.regex.finditer(text, sentence.start, sentence.end):
        parts = [Span(*match.span(name)) for name in match.groupdict() if match[name]]
        yield Candidate(target.term, tuple(_joined(parts)), target.pattern.kind)


def _joined(parts: Iterable[Span]) -> Iterator[Span]:
    """Join spans that touch: parts are what stands apart on the page."""
    last: Span | None = None
    for part in parts:
        if last and last.end == part.start:
            last = Span(last.start, part.end)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
