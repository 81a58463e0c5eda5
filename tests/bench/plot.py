"""Timings in, a drawing of how they grow out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bench.timing import Timing


def plot_growth(by_length: Mapping[int, Timing], by_size: Mapping[int, Timing], file: Path) -> None:
    """Draw milliseconds against text length and lexicon size, ours and jieba's."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "yanwai"  # the same figures draw the same file
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    panels = (
        (axes[0], by_length, "characters on the page", "whole /v1/annotate"),
        (axes[1], by_size, "entries in the lexicon", "terms of 10,000 characters"),
    )
    for axis, timings, label, title in panels:
        sizes = list(timings)
        peers = [sorted(timing.peers)[len(timing.peers) // 2] for timing in timings.values()]
        axis.loglog(sizes, peers, "o--", color="#8a8178", label="jieba.lcut")
        axis.loglog(
            sizes, [t.median for t in timings.values()], "o-", color="#a8322a", label="ours"
        )
        axis.set(xlabel=label, ylabel="milliseconds", title=title)
        axis.grid(visible=True, which="major", alpha=0.3)
        axis.legend(frameon=False)
    figure.savefig(file, metadata={"Date": None})
