"""Draws how often the commonest terms were met, by month, from what `yanwai bulk` has written.

python -m bench.months FOLDER.parquet FILE.svg
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import duckdb

TERMS = 5
_QUERY = """
WITH met AS (
  SELECT a.headword AS headword, date[:7] AS month
  FROM (SELECT date, unnest(annotations) AS a FROM '{0}/*.parquet' WHERE error IS NULL)
), commonest AS (
  SELECT headword FROM met GROUP BY headword ORDER BY count(*) DESC, headword LIMIT {1}
)
SELECT headword, month, count(*) FROM met JOIN commonest USING (headword)
GROUP BY ALL ORDER BY headword, month
"""


def by_month(folder: Path, terms: int = TERMS) -> dict[str, dict[str, int]]:
    """Return how often each of the commonest terms was met in each month."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with duckdb.connect() as connection:
        for headword, month, number in connection.execute(_QUERY.format(folder, terms)).fetchall():
            found[headword][month] = number
    return dict(found)


def plot_months(found: dict[str, dict[str, int]], file: Path) -> None:
    """Draw a line for each term."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "yanwai"  # the same figures draw the same file
    mpl.rcParams["font.family"] = ["Noto Sans CJK SC", "Noto Sans CJK JP", "sans-serif"]
    months = sorted({month for line in found.values() for month in line})
    figure, axis = plt.subplots(figsize=(8, 3.4), layout="constrained")
    for headword, line in found.items():
        axis.plot(months, [line.get(month, 0) for month in months], "o-", label=headword)
    axis.set(ylabel="times met", ylim=(0, None))
    axis.tick_params(axis="x", rotation=45)
    axis.legend(frameon=False, ncols=len(found), loc="lower center", bbox_to_anchor=(0.5, 1))
    axis.grid(visible=True, alpha=0.3)
    figure.savefig(file, metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    plot_months(by_month(arguments.folder), arguments.file)
