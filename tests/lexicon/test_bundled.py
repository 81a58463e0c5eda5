"""The lexicon that ships: every entry passes every rule, and every domain has its share."""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median

from yanwai.authoring.check import check_lexicon
from yanwai.authoring.second_reading import read_by_a_second
from yanwai.engine.document import Explainer
from yanwai.lexicon.complaint import Severity
from yanwai.lexicon.load import Loaded

MIN_ENTRIES = 600
MIN_IN_EACH_DOMAIN = 30
DOMAINS = 20
AXES = ["clarity", "neutrality", "scope", "accuracy", "completeness", "usefulness", "safety"]
LEAST_ON_ACCURACY_AND_SAFETY = 4
LEAST_MEDIAN = 4.3


def test_the_bundled_lexicon_has_no_errors(bundled_folder: Path) -> None:
    report = check_lexicon([bundled_folder], datetime.now(tz=UTC))
    assert [str(c) for c in report.complaints if c.severity is Severity.ERROR] == []


def test_every_domain_has_entries(bundled: Loaded) -> None:
    counts = bundled.lexicon.count_by_domain()
    assert len(counts) == DOMAINS
    assert {name: n for name, n in counts.items() if n < MIN_IN_EACH_DOMAIN} == {}
    assert sum(counts.values()) >= MIN_ENTRIES


def test_every_entry_has_a_second_reader_and_final_scores(
    bundled_folder: Path, bundled: Loaded
) -> None:
    headwords = set(bundled.lexicon.entries)
    assert headwords - (read_by_a_second(bundled_folder) or frozenset()) == set()
    scores = final_scores(bundled_folder)
    assert headwords - scores.keys() == set()
    assert [
        headword
        for headword, of in scores.items()
        if min(of["accuracy"], of["safety"]) < LEAST_ON_ACCURACY_AND_SAFETY
    ] == []
    assert median(mean(of.values()) for of in scores.values()) >= LEAST_MEDIAN


def final_scores(folder: Path) -> dict[str, dict[str, int]]:
    """Return the scores on each axis by headword."""
    [table] = (folder / "review").glob("*-final-scores.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["headword"]: {axis: int(row[axis]) for axis in AXES} for row in rows}


def test_every_entry_makes_a_payload(explainer: Explainer) -> None:
    for headword in explainer.lexicon.entries:
        payload = explainer.entry(headword)
        assert payload.zhuyin
        assert all(example.pinyin for example in payload.how_people_say_it)


def test_no_two_taglines_begin_alike(bundled: Loaded) -> None:
    openings = Counter(
        " ".join(item.entry.tagline.lower().split()[:3])
        for item in bundled.lexicon.entries.values()
    )
    assert [opening for opening, count in openings.items() if count > 1] == []


def test_the_guide_quotes_an_entry_as_it_stands(bundled_folder: Path) -> None:
    guide = (bundled_folder / "README.md").read_text(encoding="utf-8")
    part = guide.partition("## One entry, line by line")[2].partition("\n## ")[0]
    quoted = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
    text = (bundled_folder / "shopping_delivery" / "驿站.yaml").read_text(encoding="utf-8")
    assert len(quoted) > 5
    assert [block for block in quoted if block not in text] == []
