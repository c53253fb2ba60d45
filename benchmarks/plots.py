"""Plots of the measurements, as SVG."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot

OURS, OTHERS = "#f16e00", "#8f8f8f"
# Text stays text, and the same figures give the same bytes.
mpl.rcParams.update(
    {"svg.fonttype": "none", "svg.hashsalt": "evolution-iaas", "font.size": 9, "font.family": "sans-serif"}
)


def calls(found: Mapping[str, Any], target: Path) -> None:
    """Draw what one small read costs, beside peers."""
    ordered = sorted(found.items(), key=lambda one: one[1]["processor"], reverse=True)
    names = [name.replace("`", "").replace("**", "") for name, _ in ordered]
    figure, axes = pyplot.subplots(figsize=(7.5, 0.32 * len(names) + 0.9), layout="constrained")
    colours = [OURS if "evolution-iaas" in name else OTHERS for name in names]
    bars = axes.barh(names, [one["processor"] * 1e6 for _, one in ordered], color=colours)
    axes.bar_label(bars, fmt="%.0f", padding=3)
    axes.set_xlabel("processor time of one small read, µs")
    _save(figure, axes, target)


def waits(found: Mapping[str, tuple[int, int]], target: Path) -> None:
    """Draw how many requests waiting takes, against the number of jobs."""
    jobs = [int(number) for number in found]
    figure, axes = pyplot.subplots(figsize=(7.5, 3.6), layout="constrained")
    for index, (label, colour) in enumerate((("jobs.get for each unfinished job", OTHERS), ("jobs.wait_many", OURS))):
        axes.plot(jobs, [pair[index] for pair in found.values()], marker="o", label=label, color=colour)
    axes.set(xscale="log", yscale="log", xlabel="jobs that finish over 20 polls", ylabel="requests")
    axes.set_xticks(jobs, [f"{number:,}" for number in jobs])
    axes.legend(frameon=False)
    _save(figure, axes, target)


def _save(figure: Any, axes: Any, target: Path) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    target.parent.mkdir(exist_ok=True)
    figure.savefig(target, metadata={"Date": None})
    pyplot.close(figure)
