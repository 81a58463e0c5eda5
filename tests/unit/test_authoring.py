"""New entries, statistics, and the schema that editors use."""

import json
from datetime import date
from pathlib import Path

import pytest

from support.lexicons import DOMAIN, entry, fields, lexicon_of, sense, write_lexicon
from yanwai.authoring.coverage import read_words, word_coverage
from yanwai.authoring.due import entries_due
from yanwai.authoring.scaffold import EntryExistsError, skeleton, write_skeleton
from yanwai.authoring.schema import SCHEMA_FILE, schema_json
from yanwai.authoring.second_reading import read_by_a_second
from yanwai.authoring.stats import lexicon_stats
from yanwai.authoring.stats_plot import CannotPlotError, plot_stats
from yanwai.authoring.traditional import traditional_json
from yanwai.authoring.wanted import WANTED_FILE, WantedUnreadableError, missing_headwords
from yanwai.lexicon.load import TRADITIONAL_FILE, Loaded, load_lexicon
from yanwai.lexicon.yaml_reader import read_yaml

TODAY = date(2026, 11, 23)


def test_a_skeleton_has_pinyin_and_the_traditional_form_filled_in() -> None:
    text = skeleton("开发票", TODAY)
    assert "pinyin: kāifāpiào " in text
    assert "開發票" in text
    assert "reviewed: 2026-11" in text


def test_a_skeleton_is_yaml_that_only_lacks_its_words() -> None:
    document = read_yaml(skeleton("打call", TODAY))
    assert document.faults == []
    assert isinstance(document.value, dict)
    assert document.value["pinyin"] == "dǎ call"


@pytest.mark.parametrize(
    ("headword", "traditional"),
    [("内卷", "內卷"), ("免签", "免簽"), ("丈母娘", "丈母娘"), ("发票", "發票")],
)
def test_a_traditional_form_is_the_dictionarys_where_it_has_one(
    headword: str, traditional: str
) -> None:
    assert json.loads(traditional_json(lexicon_of(entry(headword)))) == {headword: traditional}


def test_a_new_entry_is_written_into_its_domain(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon")
    file = write_skeleton(folder, "food_drink", "火锅", TODAY)
    assert file == folder / "food_drink" / "火锅.yaml"
    assert file.read_text(encoding="utf-8").startswith("headword: 火锅\n")


def test_a_headword_that_is_there_already_is_not_overwritten(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon")
    file = write_skeleton(folder, "food_drink", "火锅", TODAY)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(EntryExistsError, match="is there already"):
        write_skeleton(folder, "digital_life", "火锅", TODAY)
    assert file.read_text(encoding="utf-8") == "mine"


def test_statistics_count_entries_senses_and_forms() -> None:
    stats = lexicon_stats(
        lexicon_of(
            entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
            entry("上头", senses=[sense("a"), sense("b", cues=["歌"])]),
        )
    )
    assert (stats.entries, stats.senses, stats.forms) == (2, 3, 3)
    assert stats.registers == {"spoken_neutral": 3}


def test_the_schema_in_the_lexicon_is_the_models(bundled_folder: Path) -> None:
    written = (bundled_folder / SCHEMA_FILE).read_text(encoding="utf-8")
    assert written == schema_json(), "run `make derived`"


def test_the_traditional_forms_in_the_lexicon_are_its_headwords(
    bundled: Loaded, bundled_folder: Path
) -> None:
    written = (bundled_folder / TRADITIONAL_FILE).read_text(encoding="utf-8")
    assert written == traditional_json(bundled.lexicon), "run `make derived`"


def test_the_schema_lets_a_cue_be_a_plain_word() -> None:
    cue = json.loads(schema_json())["$defs"]["Cue"]
    assert {"type": "string", "minLength": 1} in cue["anyOf"]


def test_wanted_headwords_count_as_written_by_their_variants_too(tmp_path: Path) -> None:
    folder = write_lexicon(
        tmp_path / "lexicon", fields("小程序", variants=[{"form": "小程式", "kind": "taiwan"}])
    )
    (folder / WANTED_FILE).write_text(f"{DOMAIN}: [小程式, 二维码, 小程序]\n", encoding="utf-8")
    assert missing_headwords(folder, load_lexicon([folder]).lexicon) == {DOMAIN: ["二维码"]}


def test_a_folder_without_a_list_wants_nothing(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"))
    assert missing_headwords(folder, load_lexicon([folder]).lexicon) == {}


@pytest.mark.parametrize("text", ["- 小程序", "digital_life: 小程序", "a: [x]\na: [y]", "{"])
def test_a_list_that_is_none_is_refused_by_name(tmp_path: Path, text: str) -> None:
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序"))
    (folder / WANTED_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(WantedUnreadableError, match="must hold lists of headwords"):
        missing_headwords(folder, load_lexicon([folder]).lexicon)


def test_the_bundled_list_names_only_domains_and_no_word_twice(
    bundled: Loaded, bundled_folder: Path
) -> None:
    value = read_yaml((bundled_folder / WANTED_FILE).read_text(encoding="utf-8")).value
    assert isinstance(value, dict)
    assert list(value) == list(bundled.lexicon.domains)
    words = [word for of in value.values() for word in of]
    assert len(set(words)) == len(words) >= 600


@pytest.mark.parametrize(
    ("reviewed", "changes", "reason"),
    [
        ("2024-10", {}, "not read for 25 months"),
        ("2025-10", {"facts": [{"claim": "x", "as_of": "2025", "source": "s"}]}, "its facts"),
        ("2025-10", {"senses": [sense("a", register="netspeak")]}, "netspeak may have moved on"),
        ("2025-10", {}, None),
        ("2026-01", {"senses": [sense("a", register="netspeak")]}, None),
    ],
)
def test_what_changes_fast_is_due_sooner(
    reviewed: str, changes: dict[str, object], reason: str | None
) -> None:
    due = entries_due(lexicon_of(entry("小程序", reviewed=reviewed, **changes)), TODAY)
    assert [one.reason.startswith(reason or "?") for one in due] == ([True] if reason else [])


def test_the_longest_unread_is_due_first() -> None:
    items = [entry("甲", reviewed="2023-05"), entry("乙", reviewed="2022-05")]
    assert [due.headword for due in entries_due(lexicon_of(*items), TODAY)] == ["乙", "甲"]


def test_what_only_its_writer_has_read_is_due(tmp_path: Path) -> None:
    lexicon = lexicon_of(entry("甲"), entry("乙"))
    assert read_by_a_second(tmp_path) is None
    assert entries_due(lexicon, TODAY, None) == []
    (tmp_path / "review").mkdir()
    rows = 'headword\tclarity\tchanged\n甲\t4\t"so" it said\n'
    (tmp_path / "review" / "2026-11.tsv").write_text(rows, encoding="utf-8")
    due = entries_due(lexicon, TODAY, read_by_a_second(tmp_path))
    assert [(one.headword, one.reason) for one in due] == [
        ("乙", "nobody but its writer has read it")
    ]


def test_a_word_list_is_read_by_its_first_column() -> None:
    text = "\ufeff小程序\tmini app\n\n# a note\n你好\n小程序\n"
    assert read_words(text) == ["小程序", "你好"]


def test_coverage_takes_variants_and_other_scripts() -> None:
    covered = word_coverage(
        ["小程序", "小程序員", "ＹＹＤＳ", "小程式"],
        lexicon_of(
            entry("小程序", variants=[{"form": "小程式", "kind": "taiwan"}]),
            entry("yyds", pinyin="yyds"),
        ),
    )
    assert covered.missing == ("小程序員",)
    assert covered.share == 0.75


def test_no_words_are_covered_by_nothing() -> None:
    assert word_coverage([], lexicon_of(entry("小程序"))).share == 0


def test_a_drawing_of_the_counts_is_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    counted = lexicon_stats(lexicon_of(entry("小程序")))
    files = [plot_stats(counted, {DOMAIN: 3}, tmp_path / f"{n}.svg") for n in (1, 2)]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert b"<svg" in files[0].read_bytes()


def test_a_drawing_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotPlotError, match=r"must end in \.svg"):
        plot_stats(lexicon_stats(lexicon_of(entry("小程序"))), {}, tmp_path / "stats.doc")
