"""The texts of a request in, a fault out where they are more than one request may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yanwai.settings import Limits


def check_size(texts: Sequence[str], limits: Limits, most_chars: int | None = None) -> None:
    """Refuse too many blocks, or more characters than `most_chars`, or else than any text may have.

    Raises:
        ProblemError: 413, with the limit that was passed.
    """
    if len(texts) > limits.blocks:
        detail = f"A request may hold {limits.blocks} blocks; this one holds {len(texts)}."
        raise ProblemError(Problem.TEXT_TOO_LARGE, detail)
    characters = sum(map(len, texts))
    most = limits.text_chars if most_chars is None else most_chars
    if characters > most:
        detail = f"A request may hold {most} characters; this one holds {characters}."
        raise ProblemError(Problem.TEXT_TOO_LARGE, detail)
