"""New entries, statistics, and the schema that editors use."""

import json
from datetime import date
from pathlib import Path

import pytest

from support.lexicons import entry, lexicon_of, sense, write_lexicon
from yanwai.authoring.scaffold import EntryExistsError, skeleton, write_skeleton
from yanwai.authoring.schema import SCHEMA_FILE, schema_json
from yanwai.authoring.stats import lexicon_stats
from yanwai.authoring.traditional import traditional_json
from yanwai.lexicon.load import TRADITIONAL_FILE, Loaded
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
