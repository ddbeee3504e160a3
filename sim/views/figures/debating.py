"""The figures of a debate, one heat map for each pair of scenarios."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from sim.analysis.orderings import Orderings
from sim.views.figures import orderings
from sim.views.figures.writing import write


def draw_orderings(done: Orderings, folder: Path) -> list[Path]:
    """A heat map of every pair, as files in a folder; the paths written."""
    paths = []
    for pair in combinations(range(len(done.names)), 2):
        end = "" if len(done.names) == 2 else "-" + "-".join(done.names[k] for k in pair)
        paths += write(f"orderings{end}", orderings.draw(done, pair), folder)
    return paths
