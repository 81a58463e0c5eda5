"""The kind of note that Anki keeps our words in: its name, fields, two cards, and how they look."""

from __future__ import annotations

from dataclasses import fields

from yanwai.export.cards import Card

DECK = "Yanwai 言外"
MODEL = "Yanwai"
TAG = "yanwai"
WORD_FIELD = "Word"
FIELDS = (*(field.name.capitalize() for field in fields(Card)), "Sound")
"""Those of a card, and one that stays empty for Anki's own tools to fill with sound."""

_BACK = """
<div class="word" lang="zh">{{Word}}</div>
<div class="reading">{{Pinyin}} <span lang="zh">{{Traditional}}</span></div>
{{Sound}}
<div class="tagline">{{Tagline}}</div>
<div class="meaning">{{Meaning}}</div>
<div class="manner">{{Manner}}</div>
{{#Met}}<h2>Where you met it</h2><div lang="zh">{{Met}}</div>{{/Met}}
{{#Examples}}<h2>How people say it</h2>{{Examples}}{{/Examples}}
{{#Fits}}<h2>When it fits</h2><div>{{Fits}}</div>{{/Fits}}
{{#Choices}}<h2>Choose by situation</h2><div>{{Choices}}</div>{{/Choices}}
<div class="source">{{Source}}</div>
"""
STYLE = """
.card { font: 18px/1.5 Georgia, serif; text-align: left; max-width: 34em; margin: 0 auto; }
.word { font-size: 2.2em; }
.reading, .manner, .source { color: #7a7167; }
.tagline { font-style: italic; margin: .6em 0; }
.meaning { font-weight: bold; }
.meaning i { font-weight: normal; }
h2 { font-size: .9em; margin: 1.2em 0 .2em; color: #a8321f; }
.nightMode h2 { color: #f0836c; }
.source { font-size: .75em; margin-top: 1.5em; }
"""
_FRONT_MEANING = (
    '<div class="word" lang="zh">{{Word}}</div>'
    '{{#Met}}<div lang="zh">{{Met}}</div>{{/Met}}<p>What does it mean here?</p>'
)
_FRONT_WORD = (
    '<div class="meaning">{{Meaning}}</div>'
    '{{#Hidden}}<p lang="zh">{{Hidden}}</p>{{/Hidden}}<p>Which word is it?</p>'
)
TEMPLATES = (("Meaning", _FRONT_MEANING, _BACK), ("Word", _FRONT_WORD, _BACK))
"""Name, front and back of each card."""


def values(card: Card) -> list[str]:
    """Return a note's fields in the order of `FIELDS`."""
    return [*(getattr(card, field.name) for field in fields(Card)), ""]
