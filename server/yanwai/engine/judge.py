"""A candidate and the margins of its text in; whether the term stands there, and how surely, out.

Three questions, the cheapest first: do Latin letters or digits run on past the term's edge, does
it stand inside a longer word that the entry names, and do the sentence's likeliest words stop at
both its ends.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yanwai.engine.candidates import Candidate
    from yanwai.engine.cues import Surroundings
    from yanwai.engine.margins import Margins
    from yanwai.engine.terms import Term
    from yanwai.text.spans import Span

HIGHEST_CONFIDENCE = 0.99
LEAST_MARGIN = 0.5
SURE_AT_ZERO = 1.43
SURER_BY_NAT = 0.37
"""The line, in log odds, by which margins of candidates in a treebank foretold which were words."""

_JOINS_LATIN = frozenset("./@_-+#%$&=~'’")


def judge(candidate: Candidate, where: Surroundings, margins: Margins) -> float | None:
    """Return the confidence (up to 0.99) that the term stands there, None when it does not."""
    hull = candidate.hull
    if _runs_on(where.text, hull) or _is_inside_longer_word(candidate.term, where.text, hull):
        return None
    margin = margins.of(hull, candidate.term.forms)
    if margin < LEAST_MARGIN or not _is_meant(candidate, where):
        return None
    return min(HIGHEST_CONFIDENCE, 1 / (1 + exp(-(SURE_AT_ZERO + SURER_BY_NAT * margin))))


def _runs_on(text: str, hull: Span) -> bool:
    """Tell whether a letter or digit at the term's edge goes on: app in apple, 996 in 1996.

    Marks that join such runs count too: 5.20, 12:520, user@996.com.
    """
    before, first = text[max(0, hull.start - 2) : hull.start], text[hull.start]
    last, after = text[hull.end - 1], text[hull.end : hull.end + 2]
    return (_is_latin(first) and _continues(first, before[::-1])) or (
        _is_latin(last) and _continues(last, after)
    )


def _continues(edge: str, outward: str) -> bool:
    """Look at the one or two characters beyond a term's edge, nearest first."""
    if not outward:
        return False
    if outward[0] == ":":  # 12:520 goes on, 加我QQ:12345678 does not
        return edge.isdigit() and outward[1:].isdigit()
    if outward[0] in _JOINS_LATIN:
        return len(outward) > 1 and _is_latin(outward[1])
    return _is_latin(outward[0])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_inside_longer_word(term: Term, text: str, hull: Span) -> bool:
    for word in term.not_in:
        reach = len(word) - 1
        start = text.find(word, max(0, hull.start - reach), hull.end + reach)
        while start >= 0:
            end = start + len(word)
            if start <= hull.start and hull.end <= end:
                return True
            start = text.find(word, start + 1, hull.end + reach)
    return False


def _is_meant(candidate: Candidate, where: Surroundings) -> bool:
    """Apply the entry's own rules about what must, or must not, stand near by."""
    term, rules = candidate.term, candidate.rules
    if term.unless.fires_in_sentence(where) or rules.unless.fires_in_sentence(where):
        return False
    if rules.meant is not None:
        return rules.meant.strength(where) > 0
    if term.meant is None or candidate.sense is not None:
        return True
    return term.meant.strength(where) > 0
