"""Lexicon files that are broken, odd or hostile: complaints, never a traceback, never an end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from support.lexicons import DOMAIN, fields, write_lexicon
from yanwai.dictionary.reference import current_reference
from yanwai.engine.annotate import Annotator
from yanwai.lexicon.load import MOST_BYTES, Loaded, load_lexicon
from yanwai.lexicon.model import Entry, Match, Sense

if TYPE_CHECKING:
    from collections.abc import Callable

LEXICON = Path(__file__).parents[2] / "lexicon"
# One of each way to match: plain, framed, beside cues, whole messages.
MODELS = [
    (LEXICON / name).read_bytes()
    for name in (
        "digital_life/小程序.yaml",
        "etiquette_guanxi/改天请你吃饭.yaml",
        "codes_numbers/996.yaml",
        "codes_numbers/666.yaml",
    )
    if (LEXICON / name).is_file()
]
ODD_SCALARS = st.sampled_from(
    (
        *("", "~", "null", "no", "520", "-1", "1e999", ".inf", "12:30", "0x10", "=", "<<", "\\"),
        *("!!binary x", "\u202e倒", "e\u0301" * 50, "😀", "\ufeff", "\u2028", "(?:a+)+$"),
        *("{x}", "{", "…", "{}{}", "{x}" * 300, "**" * 300, "[a](b)" * 50, "> " * 200, "- " * 200),
        *("x" * 5_000, "字" * 5_000),
    )
)
TEXTS = ODD_SCALARS | st.text(max_size=40)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
FIELD_NAMES = sorted(
    {*Entry.model_fields, *Sense.model_fields, *Match.model_fields, "register", "as"}
)
LONGEST_COMPLAINT = 1_000
some = settings(deadline=None, max_examples=40)  # 1,500 found no more


class Trying:
    """A folder with one good entry, in which one other file at a time is tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = write_lexicon(folder, fields("小程序"))
        self.file = self.folder / DOMAIN / "坏.yaml"

    def load(self, content: bytes) -> Loaded:
        """Load the folder with this content of the file, and use what came of it."""
        self.file.write_bytes(content)
        return self.load_as_it_is()

    def load_as_it_is(self) -> Loaded:
        """Load the folder, annotate with it, and look at what is complained of."""
        loaded = load_lexicon([self.folder])
        assert "小程序" in loaded.lexicon.entries
        text = "打开小程序，坏，改天请你吃饭，主打一个坏，666。"
        Annotator(loaded.lexicon, current_reference().words).annotate(text)
        shown = [str(complaint) for complaint in loaded.complaints]
        assert [line[:200] for line in shown if len(line) > LONGEST_COMPLAINT] == []
        return loaded


@pytest.fixture(scope="module")
def trying(tmp_path_factory: pytest.TempPathFactory) -> Trying:
    """Return a folder to try files in."""
    return Trying(tmp_path_factory.mktemp("broken") / "lexicon")


@st.composite
def changed_files(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    """Yield files of the lexicon in which some bytes were lost, doubled, moved or written over."""
    content: bytes = draw(st.sampled_from(MODELS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        piece: bytes = draw(
            st.just(b"")
            | st.just(content[start:end] * 2)
            | st.binary(max_size=8)
            | TEXTS.map(lambda text: text.encode(errors="surrogatepass"))
            | st.sampled_from(
                [b"\n", b"\t", b": ", b"- ", b"&a ", b"*a", b"? ", b"|\n", b"{", b"["]
            )
        )
        content = content[:start] + piece + content[end:]
    return content


@some
@given(changed_files())
def test_a_file_with_damage_is_complained_of_or_whole(trying: Trying, content: bytes) -> None:
    trying.load(content)


@some
@given(st.dictionaries(st.sampled_from(FIELD_NAMES), VALUES, min_size=1, max_size=3))
def test_any_value_in_any_field_is_complained_of_or_taken(
    trying: Trying, odd: dict[str, Any]
) -> None:
    written = yaml.safe_dump(fields("坏") | odd, allow_unicode=True)
    trying.load(written.encode(errors="surrogatepass"))


@some
@given(
    st.sampled_from(["senses", "variants", "match", "origin", "facts", "related"]), VALUES, VALUES
)
def test_any_value_deeper_down_is_complained_of_or_taken(
    trying: Trying, field: str, key: Any, value: Any
) -> None:
    inner = {key if isinstance(key, str) else "mode": value}
    for shape in (inner, [inner], [inner, value]):
        written = yaml.safe_dump(fields("坏") | {field: shape}, allow_unicode=True)
        trying.load(written.encode(errors="surrogatepass"))


@some
@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode(errors="surrogatepass")))
def test_any_bytes_are_complained_of(trying: Trying, content: bytes) -> None:
    assert trying.load(content).complaints


def _laughs(levels: int, last: str) -> str:
    """Return YAML of a few lines that means nine to the power of its levels."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "\n".join([*lines, last.format(levels - 1)])


HOSTILE = {
    "lists in lists": "headword: " + "[" * 900 + "]" * 900,
    "more lists than YAML takes": "headword: " + "[" * 100_000,
    "mappings in mappings": "{a: " * 300 + "b" + "}" * 300,
    "indented without end": "".join(f"{' ' * i}a:\n" for i in range(900)),
    "lists in a key": "? " + "[" * 900 + "]" * 900 + "\n: x",
    "a billion laughs": _laughs(10, "b: *a{}"),
    "a billion laughs in a key": _laughs(10, "? *a{}\n: x"),
    "a list that holds itself": "&a [*a]",
    "a mapping whose key is itself": "&a {? *a : b}",
    "an object of Python": "headword: !!python/object/apply:os.system ['exit 1']",
    "a long key": f"{'x' * 900}: y",
    "many unknown fields": "\n".join(f"field{i}: x" for i in range(5_000)),
    "many repeated keys": "a: x\n" * 20_000,
    "many senses": "senses:\n" + "- id: x\n" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_complained_of(trying: Trying, text: str) -> None:
    assert trying.load(text.encode()).complaints


def test_a_huge_file_is_not_even_read(trying: Trying) -> None:
    with trying.file.open("wb") as file:
        file.truncate(100 * MOST_BYTES)
    [complaint] = trying.load_as_it_is().complaints
    assert f"{MOST_BYTES} is the most" in complaint.message


def test_a_folder_with_a_files_name_is_complained_of(tmp_path: Path) -> None:
    trying = Trying(tmp_path / "lexicon")
    trying.file.mkdir()
    [complaint] = trying.load_as_it_is().complaints
    assert "not a file" in complaint.message


def test_a_pipe_with_a_files_name_is_not_waited_for(tmp_path: Path) -> None:
    trying = Trying(tmp_path / "lexicon")
    os.mkfifo(trying.file)
    [complaint] = trying.load_as_it_is().complaints
    assert "not a file" in complaint.message


def test_what_an_editor_puts_beside_an_open_file_is_no_entry(tmp_path: Path) -> None:
    trying = Trying(tmp_path / "lexicon")
    trying.file.with_name(".#小程序.yaml").symlink_to("editor@machine.1234")  # as Emacs does
    assert trying.load_as_it_is().complaints == []
