"""A headword in, the commented skeleton of its entry out, with what can be derived filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.dictionary.reference import current_reference
from yanwai.engine.readings import Reader
from yanwai.engine.segment import Segmenter
from yanwai.errors import YanwaiError
from yanwai.text.script import is_han, to_traditional

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_SKELETON = """\
headword: {headword}
pinyin: {pinyin}    # derived: check it against how people say it
# In traditional characters: {traditional} (derived, so it need not be typed).
# variants:             # forms people type: taiwan, abbreviation, initials, disguise, erhua …
#   - {{form: , kind: }}
# match:                # only where plain matching is wrong: cue, whole_message, split, frame
#   mode:
tagline:                # the line that makes a newcomer say "ah"; 90 characters
senses:                 # one to five, the likeliest first; every other one needs cues
  - id:                 # kebab-case
    meaning:            # beats the dictionary's first line; 90 characters
    literal:            # what the characters say; 90 characters
    register:           # formal_official written_neutral spoken_neutral spoken_casual netspeak …
    sentiment:          # positive neutral self_mocking ironic negative hostile
    risk: safe          # may I say it? all but safe need a risk_note of 25 words at most
    region: [mainland]
    # since:            # a year
when_it_fits: |         # 60 to 180 words: a sentence or three, then two to six bullets
  …

  - **A scene**: what to do, or a rule.
  - **Another**: …
how_people_say_it:      # one to three; a native speaker would say exactly this
  - zh:                 # holds the term; `yanwai lexicon check` runs it through the engine
    en:
    situation:
choose_by_situation:    # two to four other words, and when each is the better one
  - term:
    meaning:
    when:
  - term:
    meaning:
    when:
avoid: []               # up to three mistakes of tone or audience, false friends
not_here: []            # sentences in which the characters meet by chance: none may match
related: []             # - {{term: , as: synonym}}
# origin: {{text: , certainty: documented, source: }}
# facts:                # every sum, duration or rule that may change
#   - {{claim: , as_of: {month}, source: }}
sources: []             # keys of sources.yaml
reviewed: {month}
"""

_ONE_WORD = 3  # characters


class EntryExistsError(YanwaiError):
    """Raised when a headword that should be new has a file already."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is there already: edit it, or choose another headword")


def skeleton(headword: str, today: date) -> str:
    """Return the text of a new entry's file."""
    return _SKELETON.format(
        headword=headword,
        pinyin=derived_pinyin(headword),
        traditional=to_traditional(headword),
        month=f"{today:%Y-%m}",
    )


def write_skeleton(lexicon: Path, domain: str, headword: str, today: date) -> Path:
    """Write a new entry's file into its domain's folder and return its path.

    Raises:
        EntryExistsError: some domain has an entry of this name.
    """
    for existing in lexicon.glob(f"*/{headword}.yaml"):
        raise EntryExistsError(existing)
    file = lexicon / domain / f"{headword}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(skeleton(headword, today), encoding="utf-8")
    return file


def derived_pinyin(headword: str) -> str:
    """Derive a headword's reading: of a short one as one word, of a longer one by its words."""
    reference = current_reference()
    is_one_word = len(headword) <= _ONE_WORD and all(map(is_han, headword))
    segmenter = Segmenter(reference.words, [headword] if is_one_word else [])
    return Reader(segmenter, reference.dictionary).pinyin(headword)
