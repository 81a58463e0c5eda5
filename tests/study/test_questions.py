"""Cards ask for a word without giving it away, and tell all of it afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from yanwai.study.questions import BLANK, Line, Questions
from yanwai.study.schedule import Kind
from yanwai.study.words import MetContext, SavedWord, WordStatus

if TYPE_CHECKING:
    from yanwai.engine.document import Explainer

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def saved(word: str, *sentences: str) -> SavedWord:
    contexts = tuple(MetContext(sentence, "", "", NOW) for sentence in sentences)
    return SavedWord(word, WordStatus.LEARNING, NOW, NOW, 1, contexts)


@pytest.fixture(scope="module")
def questions(explainer: Explainer) -> Questions:
    """Return what asks about the words of this checkout's lexicon."""
    return Questions(explainer)


def text(lines: list[Line], role: str) -> list[str]:
    return [line.text for line in lines if line.role == role]


def test_a_split_word_is_left_blank_in_both_its_parts(questions: Questions) -> None:
    asked = questions.ask(saved("加微信", "我加了他微信，押金的事我自己问。"), Kind.GAP, 0)
    assert text(asked.front, "sentence") == [f"我{BLANK}了他{BLANK * 2}，押金的事我自己问。"]
    assert "加微信" in text(asked.back, "word")


def test_own_sentences_and_the_entrys_take_turns(
    questions: Questions, explainer: Explainer
) -> None:
    word = saved("小程序", "打开小程序点餐。")
    fronts = [text(questions.ask(word, Kind.GAP, n).front, "sentence")[0] for n in range(4)]
    assert fronts[0] == f"打开{BLANK * 3}点餐。"
    assert len(set(fronts)) == 1 + len(explainer.entry("小程序").how_people_say_it)


def test_no_front_of_any_entry_gives_the_word_away(
    questions: Questions, explainer: Explainer
) -> None:
    given_away = [
        (headword, kind)
        for headword in explainer.lexicon.entries
        for kind in (Kind.GAP, Kind.WORD)
        if headword in "".join(line.text for line in questions.ask(saved(headword), kind, 0).front)
    ]
    assert given_away == []


def test_every_entry_has_a_choice_with_one_right_option(
    questions: Questions, explainer: Explainer
) -> None:
    for headword in explainer.lexicon.entries:
        asked = questions.ask(saved(headword), Kind.CHOICE, 1)
        assert asked.right in asked.options
        assert headword in asked.options
        assert len(asked.options) > 2


def test_a_plain_word_is_asked_with_what_the_dictionary_says(questions: Questions) -> None:
    word = saved("图书馆", "在图书馆见。")
    assert list(questions.kinds("图书馆", has_sentence=True)) == [
        Kind.MEANING,
        Kind.GAP,
        Kind.WORD,
    ]
    assert list(questions.kinds("图书馆", has_sentence=False)) == [Kind.MEANING, Kind.WORD]
    gap = questions.ask(word, Kind.GAP, 0)
    assert text(gap.front, "sentence") == [f"在{BLANK * 3}见。"]
    asked = questions.ask(word, Kind.WORD, 0)
    assert "library" in text(asked.front, "meaning")[0]
    assert asked.source == "CC-CEDICT"
    meaning = questions.ask(word, Kind.MEANING, 0)
    assert text(meaning.front, "word") == ["图书馆"]
    assert "túshūguǎn" in text(meaning.back, "meaning")[0]


def test_a_word_that_nothing_explains_is_still_asked(questions: Questions) -> None:
    for kind in (Kind.MEANING, Kind.GAP, Kind.WORD):
        asked = questions.ask(saved("zzqx"), kind, 0)
        assert text(asked.front + asked.back, "note") != []
