"""Drawing the figures of a sensitivity analysis or a discovery into a folder."""

from __future__ import annotations

from pathlib import Path

from sim.analysis.discovery import Discovery
from sim.analysis.sensitivity import Sensitivity
from sim.views.figures import boxes, indices, screening, tornado
from sim.views.figures.drawn import Drawn
from sim.views.figures.writing import write


def draw_sensitivity(found: Sensitivity, folder: Path) -> list[Path]:
    """For each outcome a figure of its indices, and for Sobol a tornado; the paths written."""
    return [path for name, drawn in figures_of_sensitivity(found).items() for path in write(name, drawn, folder)]


def draw_discovery(found: Discovery, folder: Path) -> list[Path]:
    """The box if there is one, and a tornado of all inputs; the paths written."""
    return [path for name, drawn in figures_of_discovery(found).items() for path in write(name, drawn, folder)]


def figures_of_sensitivity(found: Sensitivity) -> dict[str, Drawn]:
    """The figures before they are written, by name."""
    name, draw = ("screening", screening.draw) if found.method == "morris" else ("indices", indices.draw)
    figures = {f"{name}-{measure.name}": draw(found, measure) for measure in found.measures}
    if found.correlations is not None and len(found.correlations):
        also = "; hypotheses vary too" if found.hypotheses else ""
        run = f"{2 * found.runs:,} independent worlds, seed {found.seed}{also}."
        for measure in found.measures:
            own = found.correlations[found.correlations["outcome"] == measure.name]
            figures[f"tornado-{measure.name}"] = tornado.draw(found.scenario, own, measure.meaning, run)
    return figures


def figures_of_discovery(found: Discovery) -> dict[str, Drawn]:
    """The figures before they are written, by name."""
    figures = {"box": boxes.draw(found)} if len(found.conditions) else {}
    if len(found.correlations):
        run = f"{found.worlds:,} worlds, seed {found.seed}."
        figures["tornado"] = tornado.draw(found.scenario, found.correlations, found.wanted, run)
    return figures
