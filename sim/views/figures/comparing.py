"""The figures of a comparison, one set for each scenario after the first."""

from __future__ import annotations

from pathlib import Path

from sim.analysis.comparison import Comparison
from sim.views.figures import differences, incidence
from sim.views.figures.writing import write


def draw_comparison(done: Comparison, folder: Path) -> list[Path]:
    """Differences and months of signature of each pair, as files in a folder; the paths written."""
    paths = []
    for place, name in enumerate(done.names[1:], start=1):
        end = f"-{name}" if len(done.names) > 2 else ""
        paths += write(f"differences{end}", differences.draw(done, place), folder)
        paths += write(f"incidence{end}", incidence.draw(done, place), folder)
    return paths
