"""Entries that a reader writes: what is said of them, and the file that comes of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.lexicons import DOMAIN, entry, fields, lexicon_of, sense, write_lexicon
from yanwai.authoring.draft import Draft, Remark, advice, read_draft
from yanwai.authoring.entry_file import entry_text
from yanwai.lexicon.load import load_lexicon
from yanwai.lexicon.model import Entry
from yanwai.lexicon.yaml_reader import has_control, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 30)
LEXICON = lexicon_of(entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]))
EXAMPLE = {"zh": "火锅真好吃。", "en": "This is so good.", "situation": "At the table"}
HOTPOT = fields("火锅", pinyin="huǒguō", how_people_say_it=[EXAMPLE])

# What YAML 1.1, or a careless writer, would take for something else than a text.
TRAPS = [
    "no",
    "~",
    "null",
    "520",
    "12:30",
    "1e3",
    "0x10",
    "2026-11-30",
    "=",
    "<<",
    "- a\n- b",
    "a: b",
    "key:\n  - !!python/object/apply:os.system [ls]",
    "!!binary aGk=",
    "&a *a",
    "*alias",
    "{a: b}",
    "[a, b]",
    "# a comment",
    "a # b",
    "| x",
    ">\n  folded",
    "%YAML 1.2\n---\nheadword: other",
    "...\n---\nx",
    "'quoted'",
    '"quoted\\"',
    "back\\slash",
    "ends with a colon:",
    "  \n indented\n  more",
    "trailing \n spaces \n\n\n",
    "tab\tinside",
    "\u2028line\u2029paragraph",
    "\ufeffmark",
    "😀 emoji",
    "“中文”，标点：对；不对？",
]


def draft(written: dict[str, Any], domain: str = DOMAIN) -> Draft:
    return read_draft(written, domain, LEXICON, TODAY)


def advised(written: dict[str, Any]) -> list[Remark]:
    return list(advice(draft(written), LEXICON, TODAY))


def test_of_a_good_entry_nothing_is_said() -> None:
    assert draft(HOTPOT) == Draft(HOTPOT, Entry.model_validate(HOTPOT), ())
    assert advised(HOTPOT) == []


def test_what_a_reader_need_not_know_is_filled_in() -> None:
    written = HOTPOT | {"senses": [sense("x") | {}]}
    for name in ("id", "region"):
        del written["senses"][0][name]
    del written["reviewed"]
    found = draft(written).entry
    assert found is not None
    assert (found.reviewed, found.senses[0].id, found.senses[0].region) == (
        "2026-11",
        "sense-1",
        ("mainland",),
    )


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"tagline": "x" * 91}, ("tagline",), "has 91 characters; 90 is the most"),
        ({"tagline": ""}, ("tagline",), "is empty"),
        ({"tagline": 3}, ("tagline",), "must be text"),
        ({"tagline": "a\x07b"}, ("tagline",), "control character"),
        ({"senses": [sense("a", risk="dire")]}, ("senses", 0, "risk"), "is not one of safe"),
        ({"senses": [sense("a", risk="recognise_only")]}, ("senses", 0), "needs a risk_note"),
        ({"choose_by_situation": []}, ("choose_by_situation",), "has 0 items; 2 is the least"),
        ({"when_it_fits": "[x](https://example.com/)"}, ("when_it_fits",), "do not use (link)"),
        ({"when_it_fits": "a <b>bold</b> word"}, ("when_it_fits",), "do not use (html inline)"),
        ({"tone": "high"}, ("tone",), "there is no such field here"),
    ],
)
def test_what_keeps_an_entry_out_is_told_at_its_field(
    changes: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    found = draft(HOTPOT | changes)
    assert found.entry is None
    [remark] = found.faults
    assert remark.path == path
    assert words in remark.message


@pytest.mark.parametrize(
    "headword",
    [
        "../火锅",
        "火/锅",
        "火\\锅",
        ".火锅",
        "..",
        "火锅.",
        "a?b",
        "C#",
        "50%",
        "a:b",
        "x\x00y",
        "锅" * 65,
    ],
)
def test_a_headword_that_could_be_no_file_or_address_is_refused(headword: str) -> None:
    found = draft(HOTPOT | {"headword": headword})
    assert found.entry is None
    assert {remark.path for remark in found.faults} == {("headword",)}


def test_a_domain_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert draft(HOTPOT, "../etc").faults == (Remark(("domain",), f"must be one of {DOMAIN}"),)


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ({"pinyin": "huǒ"}, ("pinyin",), "is not one syllable for each"),
        ({"pinyin": "huǒguǒ"}, ("pinyin",), "锅 is usually guō"),
        ({"when_it_fits": "Short."}, ("when_it_fits",), "has 1 words; 60 to 180 fit"),
        ({"senses": [sense("a", meaning="See 麻辣烫.")]}, ("senses", 0, "meaning"), "not point"),
        (
            {"how_people_say_it": [EXAMPLE | {"zh": "真好吃。"}]},
            ("how_people_say_it", 0, "zh"),
            "the engine does not find 火锅",
        ),
        ({"not_here": ["火锅"]}, ("not_here", 0), "the engine marks 火锅"),
        ({"related": [{"term": "无", "as": "synonym"}]}, ("related", 0, "term"), "no entry 无"),
        ({"headword": "小程序", "pinyin": "xiǎo chéngxù"}, ("headword",), "an entry 小程序: yours"),
        (
            {"variants": [{"form": "小程式", "kind": "taiwan"}]},
            ("variants", 0, "form"),
            "stands in 小程序 too: yours",
        ),
    ],
)
def test_advice_is_given_at_its_field_and_keeps_nothing_out(
    changes: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    assert draft(HOTPOT | changes).faults == ()
    told = advised(HOTPOT | changes)
    [message] = [r.message for r in told if r.path == path and words in r.message]
    assert not message.startswith(".".join(map(str, path)))


def test_what_is_there_is_advised_on_while_the_rest_is_still_to_come() -> None:
    written = {
        "headword": "火锅",
        "pinyin": "huǒguō",
        "tagline": "",
        "senses": [{"meaning": "See 麻辣烫.", "register": "", "risk": "safe"}],
        "how_people_say_it": [{"zh": "真好吃。", "en": "", "situation": ""}],
    }
    assert draft(written).entry is None
    assert [remark.path for remark in advised(written)] == [
        ("senses", 0, "meaning"),
        ("senses", 0, "meaning"),
        ("how_people_say_it", 0, "zh"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"headword": "火锅"},
        {"headword": ["火锅"]},
        {"headword": "火锅", "senses": "x"},
        {"headword": "火锅", "senses": ["x", {}, {"cues": [{"near": 3}]}]},
        {"headword": "火锅", "senses": [sense("a")] * 7, "choose_by_situation": [{}, "x"]},
        {"headword": "火锅", "match": {"mode": "frame", "slots": {"x": 3}}, "origin": []},
        {"headword": "火锅", "variants": {"form": "x"}, "facts": [[]]},
    ],
)
def test_whatever_is_sent_gets_an_answer(written: dict[str, Any]) -> None:
    assert draft(written).entry is None
    assert draft(written).faults
    assert all(remark.path for remark in advised(written))


@pytest.mark.parametrize("text", TRAPS)
def test_a_text_that_looks_like_yaml_stays_a_text(text: str, tmp_path: Path) -> None:
    written = Entry.model_validate(HOTPOT | {"tagline": text, "not_here": [text, f"x\n{text}"]})
    folder = write_lexicon(tmp_path / "lexicon")
    (folder / DOMAIN / "火锅.yaml").write_text(entry_text(written), encoding="utf-8")
    loaded = load_lexicon([folder])
    assert loaded.complaints == []
    assert loaded.lexicon.entries["火锅"].entry == written


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    if has_control(text) or not text.strip() or len(text) > 60:
        return
    written = Entry.model_validate(HOTPOT | {"tagline": text, "pinyin_note": text})
    document = read_yaml(entry_text(written))
    assert document.faults == []
    assert Entry.model_validate(document.value) == written


def test_a_hand_written_entry_keeps_all_its_fields() -> None:
    whole = HOTPOT | {
        "variants": [{"form": "打边炉", "kind": "hongkong", "sense": "feast"}],
        "match": {"mode": "cue", "cues": ["吃", {"before": "涮"}], "unless": [{"after": "店"}]},
        "senses": [sense("pot"), sense("feast", cues=[{"whole_message": True}], since=1990)],
        "origin": {"text": "Old.", "certainty": "likely"},
    }
    written = Entry.model_validate(whole)
    assert Entry.model_validate(read_yaml(entry_text(written)).value) == written


def test_texts_of_several_lines_are_written_as_people_would() -> None:
    text = entry_text(Entry.model_validate(HOTPOT))
    assert "when_it_fits: |" in text
    assert "\n  - **At the table**: open the camera" in text
    assert text.startswith("headword: 火锅\npinyin: huǒguō\n")
