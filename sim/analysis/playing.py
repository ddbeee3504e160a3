"""Who plays the worlds of an analysis, and how: it changes no result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.analysis.measures import Measure
from sim.ensemble import Members, block_size, by_model, play_members, run
from sim.ensemble.job import Design, Play

if TYPE_CHECKING:
    from sim.results.block import Block
    from sim.scenario import Scenario


@dataclass(frozen=True)
class Playing:
    """Who plays and how: it changes no result.

    ``cluster`` is "local" or the address of a Dask scheduler; ``progress`` is told the worlds done and all
    worlds; finished blocks are kept in the folder ``keep`` and not played again. Blocks are cut for so
    many workers as ``cut`` says, or else for those that play.
    """

    play: Play = by_model.play
    workers: int = 1
    cluster: str | None = None
    progress: Callable[[int, int], None] | None = None
    keep: Path | None = None
    cut: int = 0

    def outcomes(
        self, scenario: Scenario, design: Design, seed: int, measures: Sequence[Measure]
    ) -> dict[str, NDArray[np.float64]]:
        """One number a row of the design for each measure, by its name; NaN or endless numbers raise ValueError."""
        rows, detail = len(design.dice), "outcomes"
        played = run(
            scenario, rows, seed, play=self.play, workers=self.workers, cluster=self.cluster, detail=detail,
            block=block_size(rows, self.cut or self.workers, detail), progress=self.progress, keep=self.keep,
            design=design,
        )  # fmt: skip
        parts = [[measure.read(block) for measure in measures] for block in played]
        found = {
            measure.name: np.concatenate(part) for measure, part in zip(measures, zip(*parts, strict=True), strict=True)
        }
        for name, values in found.items():
            if not np.isfinite(values).all():
                raise ValueError(f"the outcome {name!r} is not a number in every world")
        return found

    def members(
        self, members: Members, worlds: int, seed: int, detail: str = "outcomes", design: Design | None = None
    ) -> Iterator[tuple[int, Block]]:
        """Every member in the same worlds: its number with each block of its worlds, as ``play_members`` tells."""
        return play_members(
            members, worlds, seed, play=self.play, workers=self.workers, cluster=self.cluster, detail=detail,
            cut=self.cut or self.workers, progress=self.progress, keep=self.keep, design=design,
        )  # fmt: skip


HERE = Playing()
"""In this process, one block after another."""
