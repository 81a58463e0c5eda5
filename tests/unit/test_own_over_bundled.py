"""The reader's own entries go before the lexicon's, wherever both would answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from support.lexicons import DOMAIN, fields, sense, write_lexicon
from yanwai.cli.common import folders
from yanwai.engine.document import Explainer
from yanwai.lexicon.load import Loaded, load_lexicon
from yanwai.lexicon.search import Query
from yanwai.paths import bundled as bundled_folder
from yanwai.paths import own_entries_folder
from yanwai.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from yanwai.engine.shapes import EntryPayload

VARIANT = [{"form": "小程式", "kind": "taiwan"}]


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Return a lexicon with two domains; the second comes later in every order."""
    folder = write_lexicon(tmp_path / "lexicon", fields("小程序", variants=VARIANT))
    domains = {name: {"title": name, "about": name} for name in ("a_first", DOMAIN, "z_last")}
    (folder / "domains.yaml").write_text(yaml.safe_dump(domains, sort_keys=False), encoding="utf-8")
    return folder


def write_own(folder: Path, domain: str, *entries: dict[str, Any]) -> Path:
    (folder / domain).mkdir(parents=True, exist_ok=True)
    for entry in entries:
        text = yaml.safe_dump(entry, allow_unicode=True)
        (folder / domain / f"{entry['headword']}.yaml").write_text(text, encoding="utf-8")
    return folder


def explained(loaded: Loaded, text: str) -> list[EntryPayload]:
    document = Explainer(loaded.lexicon).explain([("0", text)])
    return [document.entries[a.headword] for a in document.blocks[0].annotations]


@pytest.mark.parametrize("domain", ["a_first", DOMAIN, "z_last"])
def test_an_own_entry_stands_in_its_namesakes_place_whatever_its_domain(
    bundled: Path, tmp_path: Path, domain: str
) -> None:
    own = write_own(tmp_path / "own", domain, fields("小程序", tagline="Mine."))
    loaded = load_lexicon([bundled, own])
    assert len(loaded.lexicon.entries) == 1
    [entry] = explained(loaded, "打开小程序就行。")
    assert (entry.tagline, entry.domain, entry.is_own) == ("Mine.", domain, True)


@pytest.mark.parametrize("domain", ["a_first", "z_last"])
@pytest.mark.parametrize("form", ["小程序", "小程式"])
def test_a_form_that_both_have_is_marked_as_the_readers_own(
    bundled: Path, tmp_path: Path, domain: str, form: str
) -> None:
    claim = [{"form": form, "kind": "full_form"}]
    own = write_own(tmp_path / "own", domain, fields("程式", pinyin="chéngshì", variants=claim))
    [entry] = explained(load_lexicon([bundled, own]), f"打开{form}就行。")
    assert (entry.headword, entry.is_own) == ("程式", True)


def test_a_headword_of_the_lexicon_keeps_its_page_when_an_own_entry_has_it_as_a_form(
    bundled: Path, tmp_path: Path
) -> None:
    claims = [{"form": form, "kind": "full_form"} for form in ("小程序", "小程式")]
    own = write_own(tmp_path / "own", "z_last", fields("程式", pinyin="chéngshì", variants=claims))
    lexicon = load_lexicon([bundled, own]).lexicon
    found = {
        word: item.entry.headword for word in ("小程序", "小程式") if (item := lexicon.find(word))
    }
    assert found == {"小程序": "小程序", "小程式": "程式"}


def test_a_longer_term_of_the_lexicon_is_not_cut_by_an_own_entry(
    bundled: Path, tmp_path: Path
) -> None:
    own = write_own(tmp_path / "own", DOMAIN, fields("程序", pinyin="chéngxù"))
    [entry] = explained(load_lexicon([bundled, own]), "打开小程序就行。")
    assert (entry.headword, entry.is_own) == ("小程序", False)


def test_what_came_with_the_lexicon_is_nobodys_own(bundled: Path) -> None:
    assert not any(item.is_own for item in load_lexicon([bundled]).lexicon.entries.values())


def test_of_two_own_folders_the_later_goes_first(bundled: Path, tmp_path: Path) -> None:
    folders = [
        write_own(tmp_path / name, DOMAIN, fields("小程序", tagline=name))
        for name in ("one", "two")
    ]
    assert load_lexicon([bundled, *folders]).lexicon.entries["小程序"].entry.tagline == "two"


def test_an_entry_that_becomes_the_readers_own_makes_another_version(
    bundled: Path, tmp_path: Path
) -> None:
    same = fields("小程序", variants=VARIANT)
    versions = {
        load_lexicon([bundled, *folders]).lexicon.version
        for folders in (
            [],
            [write_own(tmp_path / "one", DOMAIN, same)],
            [write_own(tmp_path / "two", "z_last", same)],
        )
    }
    assert len(versions) == 3


def test_a_broken_own_file_does_not_speak_for_its_namesake_in_a_folder_of_the_same_name(
    bundled: Path, tmp_path: Path
) -> None:
    own = write_own(tmp_path / "data" / "lexicon", DOMAIN, fields("小程序", tagline="Mine."))
    first = load_lexicon([bundled, own])
    for folder in (bundled, own):
        (folder / DOMAIN / "小程序.yaml").write_text("headword: [", encoding="utf-8")
    again = load_lexicon([bundled, own], first)
    assert [item.is_own for item in again.lexicon.entries.values()] == [True]
    assert {complaint.file for complaint in again.complaints} == {
        f"lexicon/{DOMAIN}/小程序.yaml",
        str(own / DOMAIN / "小程序.yaml"),
    }


def test_a_control_character_is_a_fault_of_its_file(bundled: Path) -> None:
    file = bundled / DOMAIN / "小程序.yaml"
    text = file.read_text(encoding="utf-8").replace("say ah.", "say\\x07 ah.")
    line = next(line for line in text.splitlines() if "\\x07" in line)
    name, value = line.split(": ", 1)
    file.write_text(text.replace(line, f'{name}: "{value}"'), encoding="utf-8")
    own = write_own(bundled.parent / "own", DOMAIN, fields("火锅", senses=[sense("a")]))
    loaded = load_lexicon([bundled, own])
    assert list(loaded.lexicon.entries) == ["火锅"]
    assert "holds a control character" in str(loaded.complaints[0])


@pytest.mark.parametrize("pinyin", ["-", "x - '", "huǒ \u0301 guō", "。", "火锅"])
def test_an_own_entry_whose_pinyin_is_none_is_found_and_read(
    bundled: Path, tmp_path: Path, pinyin: str
) -> None:
    own = write_own(tmp_path / "own", DOMAIN, fields("火锅", pinyin=pinyin))
    explainer = Explainer(load_lexicon([bundled, own]).lexicon)
    [found] = explainer.search.find(Query("火锅")).entries
    assert explainer.entry(found.entry.headword).pinyin == pinyin


def test_the_data_folders_entries_go_over_the_bundled_and_named_ones_over_them(
    tmp_path: Path,
) -> None:
    named = tmp_path / "named"
    assert folders((named,), tmp_path) == (bundled_folder("lexicon"), named)
    own_entries_folder(tmp_path).mkdir()
    assert folders((named,), tmp_path) == (
        bundled_folder("lexicon"),
        own_entries_folder(tmp_path),
        named,
    )


def test_new_entries_go_into_the_data_folder_unless_another_is_named(tmp_path: Path) -> None:
    named = tmp_path / "named"
    assert Settings(data_folder=tmp_path).own_entries_folder == tmp_path / "lexicon"
    assert Settings(data_folder=tmp_path, own_entries=named).own_entries_folder == named
