"""Skill and coverage on the fitting window: the model against naive forecasts of the same months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.validation.hindcast.naive import NAIVE
from sim.validation.hindcast.outputs import FITTED, OUTPUTS, Output
from sim.validation.hindcast.playing import Played
from sim.validation.hindcast.record import observed
from sim.validation.statistics import Array

ORIGIN = 11
"""Months that a naive forecast has seen (to December 2022) before it foretells the twelve of 2023."""


@dataclass(frozen=True)
class Line:
    """How a run fares on one series: mean absolute errors over 2023, and the interval's coverage over the window."""

    output: Output
    run: str
    error: float
    naive: dict[str, float]
    coverage: float
    months: int
    """Observed months of the window, over which coverage is counted."""

    @property
    def best(self) -> tuple[str, float]:
        """The naive forecast that came nearest, and its error; no name if there is none."""
        return min(self.naive.items(), key=lambda one: one[1], default=("", np.nan))

    @property
    def record(self) -> dict[str, Any]:
        """The line as a record for JSON; what is not known is None."""
        name, error = self.best
        numbers = {"error": self.error, "naive_error": error, "skill": self.skill, "coverage": self.coverage}
        known = {key: value if np.isfinite(value) else None for key, value in numbers.items()}
        words = {"series": self.output.name, "unit": self.output.unit, "judged": self.output.judged, "run": self.run}
        return words | known | {"naive": name or None, "months": self.months}

    @property
    def skill(self) -> float:
        """1 - error / error of the best naive forecast."""
        return 1.0 - self.error / self.best[1]


def lines_of(played: Played) -> list[Line]:
    """Every series of a run that has a record."""
    return [line(played, output) for output in OUTPUTS if output.record]


def line(played: Played, output: Output) -> Line:
    """One series of a run against its record and against what naive forecasts make of 2022."""
    seen = observed(output)
    low, middle, high = played.quantiles(output)[:, :FITTED]
    known = np.isfinite(seen)
    inside = (seen >= low) & (seen <= high)
    return Line(
        output, played.run, _error(middle[ORIGIN:], seen[ORIGIN:]), naive_errors(seen),
        float(inside[known].mean()), int(known.sum()),
    )  # fmt: skip


def naive_errors(seen: Array) -> dict[str, float]:
    """Mean absolute error over 2023 of each naive forecast made at the end of 2022; none if nothing was seen."""
    past, later = seen[:ORIGIN], seen[ORIGIN:]
    if not np.isfinite(past).any():
        return {}
    return {name: _error(foretell(past, len(later)), later) for name, foretell in NAIVE.items()}


def _error(told: Array, seen: Array) -> float:
    return float(np.nanmean(np.abs(told - seen)))
