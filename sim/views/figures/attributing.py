"""The figures of an attribution, one for each outcome that counts as leverage."""

from __future__ import annotations

from pathlib import Path

from sim.analysis.attribution import Attribution
from sim.views.figures import waterfall
from sim.views.figures.writing import write


def draw_attribution(done: Attribution, folder: Path) -> list[Path]:
    """A waterfall of each outcome with its price beside, as files in a folder; the paths written."""
    names = {outcome.key: f"attribution-{outcome.key.replace('.', '-')}" for outcome in done.outcomes}
    return [path for key, name in names.items() for path in write(name, waterfall.draw(done, key), folder)]
