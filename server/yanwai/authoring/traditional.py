"""A lexicon in, its headwords in traditional characters out, so that a server need not derive them.

Deriving takes OpenCC's phrases, which are 40 MiB of memory. A headword that the file does not hold
is derived when it is shown.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from yanwai.lexicon.load import TRADITIONAL_FILE
from yanwai.text.script import to_traditional

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.lexicon.index import Lexicon


def traditional_json(lexicon: Lexicon) -> str:
    """Return every headword's traditional form, as `lexicon/traditional.json` holds them."""
    forms = {headword: to_traditional(headword) for headword in sorted(lexicon.entries)}
    return json.dumps(forms, ensure_ascii=False, indent=1) + "\n"


def write_traditional(folder: Path, lexicon: Lexicon) -> Path:
    """Write the file into a lexicon's folder and return its path."""
    file = folder / TRADITIONAL_FILE
    file.write_text(traditional_json(lexicon), encoding="utf-8")
    return file
