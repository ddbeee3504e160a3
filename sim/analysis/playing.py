"""Playing a design: one row of outcomes for each of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.analysis.measures import Measure
from sim.ensemble import block_size, run
from sim.ensemble.job import Design, Play

if TYPE_CHECKING:
    from sim.scenario import Scenario


@dataclass(frozen=True)
class Playing:
    """Who plays and how: it changes no result. ``progress`` is told the rows done and all rows."""

    play: Play
    workers: int = 1
    cluster: str | None = None
    progress: Callable[[int, int], None] | None = None
    block: int | None = None

    def outcomes(
        self, scenario: Scenario, design: Design, seed: int, measures: Sequence[Measure]
    ) -> dict[str, NDArray[np.float64]]:
        """One number a row for each measure, by its name; NaN or endless numbers raise ValueError."""
        rows = len(design.dice)
        played = run(
            scenario, rows, seed, play=self.play, workers=self.workers, cluster=self.cluster, detail="outcomes",
            block=self.block or block_size(rows, self.workers), progress=self.progress, design=design,
        )  # fmt: skip
        parts = [[measure.read(block) for measure in measures] for block in played]
        found = {
            measure.name: np.concatenate(part) for measure, part in zip(measures, zip(*parts, strict=True), strict=True)
        }
        for name, values in found.items():
            if not np.isfinite(values).all():
                raise ValueError(f"the outcome {name!r} is not a number in every world")
        return found
