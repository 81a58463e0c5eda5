"""What one request was, in numbers alone: for who watches how much a server does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counts what is annotated for one request.

    Attributes:
        blocks: how many blocks were annotated.
        characters: how many code points they held.
        remembered: how many of the blocks were known from before.
    """

    blocks: int = 0
    characters: int = 0
    remembered: int = 0
