"""An entry in, the patterns of its term that are more than a fixed string out.

Three shapes need a pattern: a separable word with something between its halves (加了他微信), a
reduplication (扫一扫, 扫了扫), and a frame with slots (改天请你吃饭). What may stand in a gap is a
closed grammar: an open gap would find 吃 and 瓜 in every greengrocer's sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from yanwai.lexicon.model import FRAME_SLOT, OPEN_SLOT_MARK, Slot
from yanwai.lexicon.vocabulary import MatchMode
from yanwai.text.normalise import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yanwai.lexicon.model import Entry

_CLAUSE_CHARACTER = r"[^\s，。！？、；：,.!?;:“”\"'（）()]"
_DEFAULT_SLOT_CHARS = 8

_ASPECT = r"(?:[不得]?(?:了|着|过|完|好|上|起|到|成)){0,2}"
_OWNER = r"(?:(?:[你我他她它您咱谁]|人家|大家|别人|对方|自己)[们俩]?的?)?"
_NUMBER = r"(?:好?[一两俩二三四五六七八九十几半数多0-9]+|这|那|每)?"
_MEASURE = (
    r"(?:个|次|下|口|波|把|天|回|份|顿|条|场|些|点儿?|轮|遍|番|阵|趟"
    r"|杯|碗|瓶|茬|样|晚上|上午|下午|夜|盘|块|张|笔|单|台|段|圈|声|眼|句|手|脚|桌|局|堂|周|年|小时|分钟|星期|个月)"
)
_COUNT = f"(?:{_NUMBER}{_MEASURE})?"
_QUALITY = r"[大小好新老热真]?"
# The object first, as the topic: 单我已经买了, 票终于抢到了, 帖子就被人删了.
_TURNED_GAP = (
    r"(?:[你我他她它您咱谁]们?)?"
    r"(?:已经|早就|终于|刚刚|还没|没有|[都也还刚又就先没快])?"
    r"(?:[给帮替].{1,3}?|被(?:.{1,4}?)?)?"
)
_TURNED_END = r"(?:[不得]?[好到完上掉着]|(?=[了过]))"


class MatchKind(StrEnum):
    """In which shape a term was met."""

    EXACT = "exact"
    VARIANT = "variant"
    SPLIT = "split"
    REDUPLICATED = "reduplicated"
    FRAME = "frame"
    DISGUISED = "disguised"


@dataclass(frozen=True)
class TermPattern:
    """A term as a regular expression over one sentence in normal form.

    Attributes:
        expression: its named groups are the parts that belong to the term, in order.
        trigger: a literal that every match contains; the pattern is tried only where it stands.
        kind: what a match is called.
    """

    expression: str
    trigger: str
    kind: MatchKind

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when its trigger is first met: most never are."""
        return re.compile(self.expression)


def patterns_of(entry: Entry) -> Iterator[TermPattern]:
    """Yield the patterns that an entry's match rules ask for."""
    if entry.match.is_split:
        verb = reduplicated_verb(entry.headword)
        if verb:
            yield _reduplication(normal_form(verb))
        else:
            yield from _splits(entry)
    elif entry.match.mode is MatchMode.FRAME:
        for pattern in entry.match.patterns or (entry.headword,):
            yield _frame(entry, pattern)


def reduplicated_verb(headword: str) -> str | None:
    """Return 扫 for 扫一扫, None for a word of another shape."""
    is_shape = len(headword) == 3 and headword[1] == "一" and headword[0] == headword[2]
    return headword[0] if is_shape else None


def _reduplication(verb: str) -> TermPattern:
    one = re.escape(verb)
    return TermPattern(f"(?P<p0>{one}(?:了一|了|一)?{one})", verb, MatchKind.REDUPLICATED)


def split_objects(entry: Entry) -> list[str]:
    """Return what stands after the gap of a separable word, in normal form: 微信 for 加微信.

    Variants that begin with the same verb add theirs: 薇信 for 加薇信.
    """
    if reduplicated_verb(entry.headword):
        return []
    head = _split_head(entry)
    objects = [normal_form(entry.match.tail or entry.headword[len(head) :])]
    objects += [
        form[len(head) :]
        for form in (normal_form(variant.form) for variant in entry.variants)
        if form.startswith(head) and len(form) > len(head)
    ]
    return list(dict.fromkeys(objects))


def _split_head(entry: Entry) -> str:
    return normal_form(entry.match.head or entry.headword[0])


def _splits(entry: Entry) -> Iterator[TermPattern]:
    head = _split_head(entry)
    gap = _gap(head, entry.match.gap)
    for tail in split_objects(entry):
        end = re.escape(tail)
        split = f"(?P<p0>{re.escape(head)})(?!{end}){gap} ?(?P<p1>{end})"
        yield TermPattern(split, tail, MatchKind.SPLIT)
        if entry.match.inverted:
            turned = f"(?P<p0>{end}){_TURNED_GAP}(?P<p1>{re.escape(head)}{_TURNED_END})"
            yield TermPattern(turned, tail, MatchKind.SPLIT)


def _gap(head: str, extra: Iterable[str]) -> str:
    again = f"(?:[一了]?{re.escape(head)})?"
    words = _alternatives(extra)
    own = f"(?:{words}){{0,2}}" if words else ""
    return f"{again}{_ASPECT}{own}{_OWNER}{_COUNT}{own}{_QUALITY}的?"


def _frame(entry: Entry, pattern: str) -> TermPattern:
    """Return a frame's pattern: words and closed slots are parts of the term, open ones are not."""
    pieces = re.split(r"(\{\w+\}|…)", pattern)
    expressions = []
    for number, piece in enumerate(piece for piece in pieces if piece):
        slot = _slot(entry, piece)
        if slot is None:
            expressions.append(f"(?P<p{number}>{re.escape(normal_form(piece))})")
        elif slot.one_of:
            expressions.append(f"(?P<p{number}>{_alternatives(slot.one_of)}){_optional(slot)}")
        else:
            expressions.append(f"(?:{_CLAUSE_CHARACTER}{{1,{slot.max_chars}}}?){_optional(slot)}")
    literals = [normal_form(p) for p in pieces if p and _slot(entry, p) is None]
    return TermPattern("".join(expressions), max(literals, key=len), MatchKind.FRAME)


def _slot(entry: Entry, piece: str) -> Slot | None:
    if piece == OPEN_SLOT_MARK:
        return Slot.model_construct(max_chars=_DEFAULT_SLOT_CHARS)
    named = FRAME_SLOT.fullmatch(piece)
    return entry.match.slots[named[1]] if named else None


def _optional(slot: Slot) -> str:
    return "?" if slot.optional else ""


def _alternatives(words: Iterable[str]) -> str:
    """Join words so that the longest is tried first."""
    return "|".join(re.escape(normal_form(w)) for w in sorted(words, key=len, reverse=True))
