"""Every rule of the checker, each on one entry that breaks it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.lexicons import WHEN_IT_FITS, fields, sense, write_lexicon
from yanwai.authoring.check import Report, check_lexicon
from yanwai.lexicon.complaint import Severity

TODAY = date(2026, 11, 23)


def check(tmp_path: Path, *entries: dict[str, Any]) -> Report:
    return check_lexicon([write_lexicon(tmp_path / "lexicon", *entries)], TODAY)


def test_a_good_entry_has_no_complaint(tmp_path: Path) -> None:
    assert check(tmp_path, fields("小程序")).complaints == ()


ERRORS = {
    "a related term that is no entry": (
        {"related": [{"term": "扫一扫", "as": "leads_to"}]},
        "there is no entry 扫一扫",
    ),
    "a source that is none": (
        {"facts": [{"claim": "Free.", "as_of": "2026", "source": "nowhere"}]},
        "sources.yaml has no source nowhere",
    ),
    "a form given twice": (
        {"variants": [{"form": "小程序", "kind": "taiwan"}]},
        "stands here twice",
    ),
    "an example without its term": (
        {"how_people_say_it": [{"zh": "打开看看。", "en": "Open it.", "situation": "Shop"}]},
        "the engine does not find 小程序 in 打开看看。",
    ),
    "a chance meeting that is marked": (
        {"not_here": ["这个小程序很好用。"]},
        "the engine marks 小程序 in 这个小程序很好用。",
    ),
    "pinyin of another length": ({"pinyin": "xiǎo"}, "not one syllable for each"),
    "pinyin of another reading": ({"pinyin": "shǎo chéngxù"}, "小 is usually read xiǎo, not shǎo"),
    "Chinese in the tagline": ({"tagline": "Like 应用 but smaller."}, "holds Chinese beyond"),
    "Chinese in a translation": (
        {"how_people_say_it": [{"zh": "打开小程序。", "en": "Open 小程序.", "situation": "Shop"}]},
        "the translation holds Chinese",
    ),
    "a long run of Chinese in prose": (
        {"avoid": ["Never say 请问您能不能帮我打开一下这个小程序 to a waiter."]},
        "a run of Chinese is longer",
    ),
    "a meaning that points elsewhere": (
        {"senses": [sense("a", meaning="Variant of applet.")]},
        "must tell the meaning",
    ),
    "prose that is too short": ({"when_it_fits": "Short.\n\n- a\n- b"}, "60 to 180 fit"),
    "prose without bullets": ({"when_it_fits": "word " * 70}, "2 to 6 fit"),
    "a sum without a fact": (
        {"avoid": ["Paying 200 yuan for one."]},
        "'200 yuan' is dated by no line of facts",
    ),
    "a duration in words without a fact": (
        {"avoid": ["Waiting seven days for a refund."]},
        "'seven days' is dated by no line of facts",
    ),
    "a share without a fact": ({"avoid": ["Trusting the 90% who do."]}, "'90%' is dated by no"),
}


@pytest.mark.parametrize(("changes", "words"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_found_and_named(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    report = check(tmp_path, fields("小程序", **changes))
    errors = [str(c) for c in report.complaints if c.severity is Severity.ERROR]
    assert any(words in error for error in errors), report.complaints


WARNINGS = {
    "another tone": ({"pinyin": "xiǎo chéngxú"}, "序 is usually xù"),
    "a stock phrase": ({"tagline": "More than just an app."}, "'more than just' is a stock"),
    "an old review": ({"reviewed": "2024-10"}, "over two years ago"),
    "netspeak of no year": ({"senses": [sense("a", register="netspeak")]}, "since which year"),
}


@pytest.mark.parametrize(("changes", "words"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_is_given_but_is_no_error(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    report = check(tmp_path, fields("小程序", **changes))
    assert report.errors == 0
    assert any(words in str(complaint) for complaint in report.complaints), report.complaints


def test_a_figure_that_a_fact_dates_is_fine(tmp_path: Path) -> None:
    folder = write_lexicon(
        tmp_path / "lexicon",
        fields(
            "小程序",
            avoid=["Waiting seven days for a refund."],
            facts=[{"claim": "Refunds take 7 days.", "as_of": "2025-01", "source": "law"}],
        ),
    )
    source = "law: {title: A law, publisher: A ministry}\n"
    (folder / "sources.yaml").write_text(source, encoding="utf-8")
    assert check_lexicon([folder], TODAY).complaints == ()


def test_a_traditional_form_may_correct_the_derived_one(tmp_path: Path) -> None:
    variants = [{"form": "送鐘", "kind": "traditional"}, {"form": "送鍾", "kind": "homophone"}]
    report = check(tmp_path, fields("送钟", pinyin="sòng zhōng", variants=variants))
    assert [str(c).rpartition(": ")[2] for c in report.complaints if "twice" in str(c)] == [
        "the form 送钟 stands here twice (script, width and case are derived)"
    ]


def test_a_pinyin_note_explains_an_unusual_reading(tmp_path: Path) -> None:
    entry = fields("小程序", pinyin="xiǎo chéngxú", pinyin_note="Said so in the south.")
    assert check(tmp_path, entry).complaints == ()


@pytest.mark.parametrize(
    ("headword", "pinyin"), [("牛", "niú"), ("520", "wǔ èr líng"), ("nb", "nb")]
)
def test_what_stands_in_any_text_may_not_match_plainly(
    tmp_path: Path, headword: str, pinyin: str
) -> None:
    report = check(tmp_path, fields(headword, pinyin=pinyin))
    assert any("would match by chance" in str(complaint) for complaint in report.complaints)


@pytest.mark.parametrize(("sense", "warnings"), [(None, 1), ("basket", 0)])
def test_a_cue_inside_a_form_never_counts_for_it(
    tmp_path: Path, sense: str | None, warnings: int
) -> None:
    form = {"form": "清空小程序", "kind": "full_form", **({"sense": sense} if sense else {})}
    entry = fields(
        "小程序", variants=[form], match={"mode": "cue", "cues": ["扫码", "打开", "清空"]}
    )
    entry["senses"][0]["id"] = "basket"
    report = check(tmp_path, entry)
    said = (
        "the cue 清空 stands inside 清空小程序 and never counts for it: "
        "where the form needs no cue, name its sense"
    )
    found = [str(c).split(": ", 2)[2] for c in report.complaints if "清空" in str(c)]
    assert found == [said] * warnings


@pytest.mark.parametrize("place", ["match", "sense"])
def test_a_cue_around_the_term_never_counts_for_it(tmp_path: Path, place: str) -> None:
    cues = ["扫码", "微信小程序", "老程序"]
    entry = fields(
        "小程序",
        variants=[{"form": "老程序", "kind": "slang_spelling", "sense": "old"}],
        match={"mode": "cue", "cues": cues if place == "match" else ["扫码"]},
        senses=[sense("app"), sense("old", cues=cues if place == "sense" else ["扫码"])],
    )
    said = [str(c) for c in check(tmp_path, entry).complaints if "holds 小程序 itself" in str(c)]
    assert [": warning: 微信小程序 holds" in message for message in said] == [True]


def test_a_form_with_its_own_sense_misleads_as_a_cue(tmp_path: Path) -> None:
    entry = fields(
        "小程序",
        variants=[{"form": "老程序", "kind": "slang_spelling", "sense": "old"}],
        senses=[sense("app"), sense("old", cues=["老程序"])],
    )
    said = [str(c) for c in check(tmp_path, entry).complaints if "老程序 is a form" in str(c)]
    assert len(said) == 1
    entry["senses"] = [sense("app"), sense("old")]
    report = check(tmp_path / "again", entry)
    assert [str(c) for c in report.complaints if "老程序" in str(c) or "needs cues" in str(c)] == []


@pytest.mark.parametrize(("not_in", "warnings"), [([], 1), (["小程序员"], 0)])
def test_a_word_that_holds_the_term_belongs_under_not_in(
    tmp_path: Path, not_in: list[str], warnings: int
) -> None:
    match = {"unless": ["小程序员", "程序设计"], "not_in": not_in}
    report = check(tmp_path, fields("小程序", match=match))
    assert [str(c).split(": ", 2)[2] for c in report.complaints] == [
        "小程序员 holds 小程序 itself: put it under not_in as well"
    ] * warnings


@pytest.mark.parametrize(("word", "warnings"), [("程序员", 1), ("小程序员", 0), ("微信小程式", 0)])
def test_a_longer_word_must_hold_the_whole_term(tmp_path: Path, word: str, warnings: int) -> None:
    variants = [{"form": "小程式", "kind": "taiwan"}]
    report = check(tmp_path, fields("小程序", variants=variants, match={"not_in": [word]}))
    said = [str(c) for c in report.complaints if "keeps nothing out" in str(c)]
    assert len(said) == warnings


def test_one_form_may_not_belong_to_two_entries(tmp_path: Path) -> None:
    report = check(
        tmp_path,
        fields("小程序"),
        fields("程序", pinyin="chéngxù", variants=[{"form": "小程序", "kind": "full_form"}]),
    )
    assert any("belongs to" in str(complaint) for complaint in report.complaints)


def test_a_frame_must_hold_for_its_fillers(tmp_path: Path) -> None:
    slot = {"max_chars": 2, "fillers": ["真诚", "陪伴", "松弛感"]}
    entry = fields(
        "主打一个真诚",
        pinyin="zhǔdǎ yí gè zhēnchéng",
        match={"mode": "frame", "patterns": ["主打一个{what}吧"], "slots": {"what": slot}},
    )
    report = check(tmp_path, entry)
    assert ["松弛感" in str(c) for c in report.complaints if "does not find" in str(c)] == [True]


def test_a_run_of_words_in_three_entries_is_worn(tmp_path: Path) -> None:
    same = {"when_it_fits": WHEN_IT_FITS}
    report = check(
        tmp_path,
        fields("小程序", **same),
        fields("二维码", pinyin="èrwéimǎ", **same),
        fields("朋友圈", pinyin="péngyǒu quān", **same),
    )
    assert any("stands in 3 entries" in str(complaint) for complaint in report.complaints)
