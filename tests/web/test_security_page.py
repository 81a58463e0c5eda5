"""What docs/security.md says is shown by tests: they exist, and every threat has one."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))
THREATS = [line for line in PAGE.splitlines() if line.startswith("| ") and " | " in line][1:]


@pytest.mark.parametrize(("file", "test"), NAMED, ids=["::".join(named) for named in NAMED])
def test_every_test_that_the_page_names_exists(file: str, test: str) -> None:
    content = (ROOT / file).read_text(encoding="utf-8")
    assert not test or f"\ndef {test}(" in content


@pytest.mark.parametrize("threat", THREATS, ids=[threat[2:50] for threat in THREATS])
def test_every_threat_says_what_stops_it_and_names_a_test(threat: str) -> None:
    who, how, stopped_by, shown_by = (cell.strip() for cell in threat.strip("|").split(" | "))
    assert all((who, how, stopped_by))
    assert re.search(r"`tests/[\w/]+\.py::test_\w+`", shown_by)


def test_the_table_of_threats_is_there() -> None:
    assert len(THREATS) >= 10
