"""The texts of a request in, a fault out where they are more than one request may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.web.problems import Problem, ProblemError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yanwai.settings import Limits


def check_size(texts: Sequence[str], limits: Limits) -> None:
    """Refuse too many blocks, or too many characters.

    Raises:
        ProblemError: 413, with the limit that was passed.
    """
    if len(texts) > limits.blocks:
        detail = f"A request may hold {limits.blocks} blocks; this one holds {len(texts)}."
        raise ProblemError(Problem.TEXT_TOO_LARGE, detail)
    characters = sum(map(len, texts))
    if characters > limits.text_chars:
        detail = f"A request may hold {limits.text_chars} characters; this one holds {characters}."
        raise ProblemError(Problem.TEXT_TOO_LARGE, detail)
