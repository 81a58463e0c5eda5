"""Counts of a lexicon in, a drawing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yanwai.errors import YanwaiError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yanwai.authoring.stats import LexiconStats

_WRITTEN, _WANTED = "#a8322a", "#e3d9cf"
_FORMATS = (".svg", ".png", ".pdf")


class CannotPlotError(YanwaiError):
    """Raised when a drawing cannot be made."""


def plot_stats(stats: LexiconStats, missing: Mapping[str, int], file: Path) -> Path:
    """Draw entries and missing headwords by domain, and senses by register and risk.

    Raises:
        CannotPlotError: matplotlib is not installed, or the file's name has another ending.
    """
    if file.suffix not in _FORMATS:
        raise CannotPlotError(f"{file} must end in {', '.join(_FORMATS)}")
    try:
        import matplotlib as mpl
        from matplotlib import pyplot as plt
    except ImportError:
        raise CannotPlotError("drawing needs matplotlib: `pip install matplotlib`") from None
    mpl.rcParams["svg.hashsalt"] = "yanwai"  # the same counts draw the same file
    figure, axes = plt.subplots(1, 3, figsize=(12, 5), layout="constrained", width_ratios=(2, 1, 1))
    domains = list(stats.domains)[::-1]
    written = [stats.domains[name] for name in domains]
    axes[0].barh(domains, written, color=_WRITTEN, label="written")
    wanted = [missing.get(name, 0) for name in domains]
    axes[0].barh(domains, wanted, left=written, color=_WANTED, label="still wanted")
    axes[0].set(title=f"{stats.entries} entries")
    axes[0].legend(frameon=False, ncols=2, loc="upper left", bbox_to_anchor=(0, -0.05))
    for axis, counts, title in (
        (axes[1], stats.registers, "senses by register"),
        (axes[2], stats.risks, "may I say it?"),
    ):
        axis.barh(list(counts)[::-1], list(counts.values())[::-1], color=_WRITTEN)
        axis.set(title=title)
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)
    plt.close(figure)
    return file
