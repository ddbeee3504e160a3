"""Drawing the figures of a run and writing them into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sim.results.run_folder import Run
from sim.views.figures import drivers, endings, frontier, leverage, moves, pressure, terms, timing, zone
from sim.views.figures.drawn import Drawn
from sim.views.figures.source import Source
from sim.views.figures.writing import write

FIGURES: dict[str, tuple[Callable[[Source], Drawn], str]] = {
    "endings": (endings.draw, "worlds"),
    "pressure": (pressure.draw, "months"),
    "leverage": (leverage.draw, "months"),
    "terms": (terms.draw, "worlds"),
    "moves": (moves.draw, "moves"),
    "zone": (zone.draw, "months"),
    "timing": (timing.draw, "worlds"),
    "frontier": (frontier.draw, "worlds"),
    "drivers": (drivers.draw, "worlds"),
}
"""How each figure is drawn, and the table it needs."""
NAMES = tuple(FIGURES)
"""Names of the figures, in the order in which to read them."""


def draw_all(run: Run, folder: Path) -> list[Path]:
    """Every figure that the run has data for, as SVG, PNG, CSV and text in ``folder``; the paths written."""
    source = Source(run)
    names = [name for name, (_, table) in FIGURES.items() if source.has(table)]
    return [path for name in names for path in write(name, FIGURES[name][0](source), folder)]


def draw_one(name: str, run: Run, folder: Path) -> list[Path]:
    """One figure; KeyError if there is none of that name, RunError if the run kept no data for it."""
    if name not in FIGURES:
        raise KeyError(f"no figure {name!r}; there are {', '.join(NAMES)}")
    return write(name, FIGURES[name][0](Source(run)), folder)
