import pytest

from yanwai.lexicon.prose import Run, parse_prose


def test_markdown_becomes_blocks_of_plain_runs() -> None:
    paragraph, bullet = parse_prose("Go *now*.\n\n- **First**: pay\n  at once")
    assert paragraph.kind == "paragraph"
    assert paragraph.runs == (
        Run("Go ", False, False),
        Run("now", False, True),
        Run(".", False, False),
    )
    assert bullet.kind == "bullet"
    assert bullet.plain == "First: pay at once"


@pytest.mark.parametrize(
    "markdown",
    ["# heading", "[a](b)", "`code`", "<b>html</b>", "1. one", "> quote", "![x](y)", "---"],
)
def test_other_markdown_is_refused_by_name(markdown: str) -> None:
    with pytest.raises(ValueError, match="Markdown that entries do not use"):
        parse_prose(markdown)
