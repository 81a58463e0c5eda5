"""An exception in; where it happened and of what kind, without a word of its message, out.

A message may hold what was being read: `KeyError: '…'` repeats the key. What a reader reads is
never logged, so the places in the code and the exceptions' kinds have to do.
"""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


def crash_report(error: BaseException) -> str:
    """Return a traceback of code lines and kinds, those of its causes before it."""
    return "".join(_lines(error, set()))


class WithoutMessages(logging.Formatter):
    """Writes records as usual, and the exceptions in them as `crash_report` does."""

    def formatException(  # noqa: N802 - the base class's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the report of an exception."""
        return crash_report(ei[1]).rstrip("\n") if ei[1] else ""


def _lines(error: BaseException, told: set[int]) -> Iterator[str]:
    told.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier and id(earlier) not in told:
        yield from _lines(earlier, told)
        yield "which led to:\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__} (without its message, which may hold your text)\n"
