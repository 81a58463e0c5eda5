from pathlib import Path

import pytest

from support.lexicons import fields, sense, write_entry, write_lexicon
from yanwai.errors import LexiconUnusableError, MissingFolderError
from yanwai.lexicon.load import load_lexicon


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_lexicon(tmp_path / "lexicon", fields("小程序"), fields("二维码", pinyin="èrwéimǎ"))


def complaints(folder: Path) -> list[str]:
    return [str(complaint) for complaint in load_lexicon([folder]).complaints]


def test_a_whole_lexicon_loads_without_complaint(folder: Path) -> None:
    assert complaints(folder) == []


def test_a_broken_file_is_left_out_and_the_others_stay(folder: Path) -> None:
    (folder / "digital_life" / "坏.yaml").write_text("headword: [", encoding="utf-8")
    assert sorted(load_lexicon([folder]).lexicon.entries) == ["二维码", "小程序"]


def test_every_fault_of_a_file_is_reported_in_one_run(folder: Path) -> None:
    broken = fields("坏", tagline="x" * 91, senses=[sense("a", register="loud")])
    del broken["reviewed"]
    write_entry(folder, broken)
    messages = complaints(folder)
    assert len(messages) == 3
    assert all(message.startswith("lexicon/digital_life/坏.yaml:") for message in messages)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"taglin": "x"}, "did you mean tagline?"),
        (
            {"variants": [{"form": "坏人", "kind": "taiwan", "region": "taiwan"}]},
            "no such field here; the fields are form, kind, sense",
        ),
        (
            {"match": {"mode": "frame", "patterns": ["{x}吧"], "slots": {"x": {"max_char": 3}}}},
            "did you mean max_chars?",
        ),
        ({"tagline": "x" * 91}, "has 91 characters; 90 is the most"),
        ({"senses": []}, "has 0 items; 1 is the least"),
        ({"senses": [sense("a", risk="dangerous")]}, "is not one of safe, know_your_audience"),
        ({"senses": [sense("a", risk="recognise_only")]}, "needs a risk_note"),
        ({"senses": [sense("a", register="slur")]}, "never safe"),
        ({"senses": [sense("a"), sense("b")]}, "sense b needs cues"),
        ({"senses": [sense("a"), sense("a", cues=["x"])]}, "the same id"),
        ({"match": {"mode": "cue"}}, "mode cue needs cues"),
        ({"match": {"mode": "frame", "patterns": ["{x}吧"]}}, "differ in: x"),
        ({"match": {"mode": "frame", "patterns": ["{x}"]}}, "nothing but slots"),
        (
            {"variants": [{"form": "坏人", "kind": "full_form", "sense": "other"}]},
            "坏人 has the sense other, which is not here",
        ),
        ({"match": {"gap": ["了"]}}, "belong to the modes split and cue"),
        ({"when_it_fits": "# A heading"}, "Markdown that entries do not use (heading)"),
        ({"origin": {"text": "Old.", "certainty": "documented"}}, "needs its source"),
        ({"reviewed": "November"}, "has not the form"),
    ],
)
def test_a_fault_is_named_with_what_would_be_right(
    folder: Path, changes: dict[str, object], words: str
) -> None:
    write_entry(folder, fields("坏", **changes))
    assert any(words in message for message in complaints(folder)), complaints(folder)


def test_a_complaint_points_at_the_line_of_its_fault(folder: Path) -> None:
    file = folder / "digital_life" / "小程序.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    row = next(i for i, line in enumerate(lines) if "register:" in line)
    lines[row] = lines[row].replace("spoken_neutral", "shouted")
    file.write_text("\n".join(lines), encoding="utf-8")
    column = lines[row].index("register") + 1
    assert complaints(folder)[0].startswith(
        f"lexicon/digital_life/小程序.yaml:{row + 1}:{column}: senses.0.register"
    )


def test_a_headword_must_be_its_files_name(folder: Path) -> None:
    file = folder / "digital_life" / "小程序.yaml"
    file.rename(file.with_name("大程序.yaml"))
    assert "rename the file to 小程序.yaml" in complaints(folder)[0]


def test_a_folder_must_be_a_domain(folder: Path) -> None:
    (folder / "digital_life").rename(folder / "digital")
    with pytest.raises(LexiconUnusableError, match="lexicon check"):
        load_lexicon([folder])


def test_a_file_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / "digital_life" / "坏.yaml").write_bytes("headword: 坏".encode("gb18030"))
    assert "is not UTF-8" in complaints(folder)[0]


def test_a_missing_folder_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(MissingFolderError, match="there is no folder"):
        load_lexicon([tmp_path / "nowhere"])


def test_the_readers_own_folder_goes_over_the_bundled_one(folder: Path, tmp_path: Path) -> None:
    own = write_lexicon(tmp_path / "own", fields("小程序", tagline="Mine."))
    assert load_lexicon([folder, own]).lexicon.entries["小程序"].entry.tagline == "Mine."


def test_equal_files_have_equal_versions_wherever_they_stand(folder: Path, tmp_path: Path) -> None:
    other = write_lexicon(
        tmp_path / "elsewhere", fields("小程序"), fields("二维码", pinyin="èrwéimǎ")
    )
    assert load_lexicon([folder]).lexicon.version == load_lexicon([other]).lexicon.version


def test_a_changed_entry_changes_the_version(folder: Path) -> None:
    before = load_lexicon([folder]).lexicon.version
    write_entry(folder, fields("小程序", tagline="Another line."))
    assert load_lexicon([folder]).lexicon.version != before


def test_a_file_that_breaks_keeps_its_last_good_entry(folder: Path) -> None:
    good = load_lexicon([folder])
    (folder / "digital_life" / "小程序.yaml").write_text("headword: [", encoding="utf-8")
    after = load_lexicon([folder], last_good=good)
    assert after.lexicon.entries["小程序"].entry == good.lexicon.entries["小程序"].entry
    assert "not YAML" in str(after.complaints[0])


def test_a_deleted_file_takes_its_entry_with_it(folder: Path) -> None:
    good = load_lexicon([folder])
    (folder / "digital_life" / "小程序.yaml").unlink()
    assert list(load_lexicon([folder], last_good=good).lexicon.entries) == ["二维码"]
