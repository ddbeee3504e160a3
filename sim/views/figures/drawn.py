"""What a figure hands over, and the foot that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.views.figures.fan import FEWEST
from sim.views.figures.sheet import Sheet

if TYPE_CHECKING:
    from sim.scenario import Month, Scenario
    from sim.views.figures.source import Source

Cell = str | int | float


@dataclass(frozen=True)
class Drawn:
    """A figure: its sheet, its data as rows under a header, and what it shows in words."""

    sheet: Sheet
    header: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    words: str


def foot(source: Source, note: str) -> list[str]:
    """What a figure rests on: a note of its own, the run, and the kinds of uncertainty that are in."""
    return foot_of(source.scenario, source.worlds, source.seed, note, f"Scenario: {source.scenario.title}.")


def foot_of(
    case: Scenario, worlds: int, seed: int | None, note: str, what: str, known: Month | None = None
) -> list[str]:
    """The foot of a figure that is not of one run; ``what`` says which scenarios it shows.

    ``known`` is the last month of the data it rests on, if that is not the scenario's start.
    """
    kinds = "chance and drawn inputs"
    if not any(quantity.is_drawn for quantity in case.quantities.values()):
        kinds = "chance"
    spread = "one world, so no uncertainty is shown" if worlds == 1 else f"uncertainty shown: {kinds}"
    count = "1 world" if worlds == 1 else f"{worlds:,} worlds"
    told = f", seed {seed}" if seed is not None else ""
    return [note, f"{count}{told}; {spread}. {what}",
            f"Data as of {(known or case.start).label}. The model explores, it does not forecast."]  # fmt: skip


def open_worlds(source: Source) -> str:
    """Which worlds lines and bands are taken over, and how many those are at both ends."""
    if source.worlds == 1:
        return "Shown as long as the world is open: not over, and no deal in force."
    count = source.open.sum(axis=1)
    ends = f"{count[0]:,} in {source.month(0)}, {count[-1]:,} in {source.month(source.months - 1)}"
    few = f"; no band under {FEWEST}" if count[-1] < FEWEST and source.worlds >= FEWEST else ""
    return f"Taken over the worlds still open (not over, no deal in force): {ends}{few}."


def change(values: np.ndarray) -> tuple[float, float]:
    """First and last number of a line that has gaps; NaN twice if it has no number."""
    known = values[np.isfinite(values)]
    return (float(known[0]), float(known[-1])) if known.size else (np.nan, np.nan)
