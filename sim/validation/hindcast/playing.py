"""Playing both runs, and keeping the worlds that the fitting window has not ruled out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from sim.ensemble import block_size, run
from sim.model.play import play
from sim.results.block import Block, join
from sim.scenario import load
from sim.validation.hindcast.outputs import FITTED, OUTPUTS, Output
from sim.validation.hindcast.record import observed, packages_dated
from sim.validation.statistics import Array

if TYPE_CHECKING:
    from collections.abc import Generator

RUNS = {"conditional": "hindcast-2022-dated", "free": "hindcast-2022"}
"""The runs and their scenarios: sanctions as they were dated, or as the actors choose."""
WORLDS, SEED = 2000, 1
KEPT = 0.2
"""Share of the open worlds that is kept: those nearest to the record at the end of the window."""
STANDING = 6
"""Last months of the window over which worlds are held against the record."""


@dataclass(frozen=True)
class Played:
    """One run: the kept worlds' values (months x worlds) by series, and what was played in all."""

    run: str
    values: dict[str, Array]
    worlds: int
    settled: int
    """Worlds with a deal signed, or over, within the fitting window: ruled out, for none was."""

    @property
    def kept(self) -> int:
        """Worlds kept."""
        return len(self.values["ceasefire"][0])

    def quantiles(self, output: Output) -> Array:
        """10 %, 50 % and 90 % of the kept worlds (3 x months); of a chance, the chance three times."""
        values = self.values[output.name]
        if output.name == "ceasefire":
            return np.repeat(values.mean(axis=1)[np.newaxis], 3, axis=0)
        found: Array = np.quantile(values, (0.1, 0.5, 0.9), axis=1)
        return found


def play_run(
    name: str,
    worlds: int = WORLDS,
    seed: int = SEED,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Played:
    """One run in so many worlds, of which a fifth of those still open is kept."""
    size = block_size(worlds, workers)
    parts = run(load(RUNS[name]), worlds, seed, play=play, workers=workers, block=size, progress=progress)
    with closing(cast("Generator[Block]", parts)) as blocks:
        block = join(list(blocks))
    values = {output.name: output.read(block) for output in OUTPUTS}
    if name == "conditional":
        dated = packages_dated(block.months)[:, np.newaxis]
        values["eu_packages"] = np.repeat(dated, block.count, axis=1)
    open_still = ~_ended(block)
    chosen = nearest(block, values, open_still)
    return Played(
        name, {what: found[:, chosen] for what, found in values.items()}, block.count, int((~open_still).sum())
    )


def nearest(block: Block, values: dict[str, Array], open_still: Array) -> Array:
    """Numbers of the open worlds nearest to the record over the last months of the window, in world order."""
    away = np.zeros(block.count)
    for output, held, seen in _standing(block, values):
        away = away + np.square((held - seen) / output.near)
    here = np.flatnonzero(open_still)
    first = np.argsort(away[here], kind="stable")[: max(1, round(KEPT * len(here)))]
    return np.sort(here[first])


def _standing(block: Block, values: dict[str, Array]) -> Iterator[tuple[Output, Array, float]]:
    """Each matched series: the mean of its last observed months in every world, and in the record."""
    for output in OUTPUTS:
        if output.near > 0.0:
            seen = observed(output)
            last = np.flatnonzero(np.isfinite(seen[FITTED - STANDING :])) + FITTED - STANDING
            own = output.smooth(block) if output.smooth else values[output.name]
            yield output, own[last].mean(axis=0), float(seen[last].mean())


def _ended(block: Block) -> Array:
    """Worlds in which a deal was signed, or which were over, within the fitting window."""
    signed, over = block.worlds["signed"], block.worlds["over"]
    ended: Array = ((signed >= 0) & (signed < FITTED)) | ((over >= 0) & (over < FITTED))
    return ended
