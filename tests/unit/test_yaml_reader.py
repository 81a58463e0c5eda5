import pytest

from yanwai.lexicon.yaml_reader import Position, read_yaml


@pytest.mark.parametrize("scalar", ["no", "520", "12:30", "1e3", "2026-11", "~", "0x10"])
def test_every_scalar_stays_the_string_it_is(scalar: str) -> None:
    assert read_yaml(f"a: {scalar}").value == {"a": scalar}


def test_values_know_their_line_and_column() -> None:
    document = read_yaml("a: 1\nb:\n  - x: y\n")
    assert document.position(("b", 0, "x")) == Position(3, 5)


def test_a_missing_value_is_placed_at_what_surrounds_it() -> None:
    document = read_yaml("a: 1\nb:\n  c: d\n")
    assert document.position(("b", "missing", 3)) == Position(2, 1)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\na: 2\n", Position(2, 1), "a second time"),
        ("a: &x 1\nb: *x\n", Position(1, 4), "anchors"),
        ("a: [1\nb: 2\n", Position(2, 2), "not YAML"),
        ("a: b: c\n", Position(1, 5), "not YAML"),
        ("", Position(1, 1), "empty"),
        ("a: \x07\n", Position(1, 1), "not YAML"),
    ],
    ids=["repeated key", "alias", "open bracket", "stray colon", "empty file", "control character"],
)
def test_what_is_not_the_lexicons_yaml_is_named_with_its_place(
    text: str, place: Position, words: str
) -> None:
    fault = read_yaml(text).faults[0]
    assert fault.position == place
    assert words in fault.message


def test_every_repeated_key_is_reported_at_once() -> None:
    assert len(read_yaml("a: 1\na: 2\nb: 1\nb: 2\n").faults) == 2
