"""A lexicon in, its headwords in traditional characters out, so that a server need not derive them.

Where CC-CEDICT knows one form of a word, that is it (內卷, 免簽); the rest are OpenCC's, which
would write 內捲 and 免籤. A headword that the file does not hold is derived when it is shown.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from yanwai.dictionary.reference import current_reference
from yanwai.lexicon.load import TRADITIONAL_FILE
from yanwai.text.script import to_traditional

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.dictionary.store import Dictionary
    from yanwai.lexicon.index import Lexicon


def traditional_json(lexicon: Lexicon) -> str:
    """Return every headword's traditional form, as `lexicon/traditional.json` holds them."""
    dictionary = current_reference().dictionary
    forms = {headword: _traditional(headword, dictionary) for headword in sorted(lexicon.entries)}
    return json.dumps(forms, ensure_ascii=False, indent=1) + "\n"


def _traditional(headword: str, dictionary: Dictionary) -> str:
    found = dictionary.look_up(headword)
    forms = {entry.traditional for entry in found if entry.simplified == headword}
    return forms.pop() if len(forms) == 1 else to_traditional(headword)


def write_traditional(folder: Path, lexicon: Lexicon) -> Path:
    """Write the file into a lexicon's folder and return its path."""
    file = folder / TRADITIONAL_FILE
    file.write_text(traditional_json(lexicon), encoding="utf-8")
    return file
