"""Loading, playing and replaying scenarios."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from sim.results.block import Block
    from sim.scenario import Fault, Scenario
    from sim.views.narrate.story import Story

AS_IT_IS: Mapping[str, str] = MappingProxyType({})


def library() -> list[tuple[str, str, str]]:
    """Name, title and question of every scenario that ships with the model."""
    from sim import scenario

    return scenario.library()


def load(name: str | Path, overrides: Mapping[str, str] = AS_IT_IS) -> Scenario:
    """The scenario of a name (``baseline``) or the path of a YAML file.

    ``overrides`` replaces values by path, written as in YAML: ``{"months": "24",
    "actors.US.offer_relief": "0.8"}``. Raises ScenarioError, whose text names every fault with its
    file, line and column.
    """
    from sim import scenario

    return scenario.load(name, overrides)


def check(name: str | Path) -> list[Fault]:
    """Everything that is wrong with a scenario, each with its line; an empty list if it can be run."""
    from sim import scenario

    return scenario.check(name)


def run(
    scenario: Scenario | str | Path,
    worlds: int = 1000,
    seed: int = 1,
    workers: int = 1,
    *,
    cluster: str | None = None,
    outcomes_only: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Ensemble:
    """Play a scenario in many worlds, numbered from 0, and keep them in memory.

    A world draws its own uncertain inputs and dice; it is the same, to the bit, whatever ``worlds``,
    ``workers`` and ``cluster`` ("local", or the address of a Dask scheduler). ``seed`` is 0 or more.
    ``progress`` is told the worlds done and all worlds. Raises ScenarioError for a faulty scenario,
    EnsembleError for workers that die, ValueError for numbers out of range.

    With several workers a script must guard its start with ``if __name__ == "__main__":``.
    """
    from sim.ensemble import block_size, by_model
    from sim.ensemble import run as play_all
    from sim.results.block import join

    case = loaded(scenario)
    detail = "outcomes" if outcomes_only else "full"
    blocks = play_all(
        case, worlds, seed, play=by_model.play, workers=workers, cluster=cluster, detail=detail,
        block=block_size(worlds, workers, detail), progress=progress,
    )  # fmt: skip
    return Ensemble(case, seed, join(list(blocks)))


def replay(scenario: Scenario | str | Path, seed: int = 1, world: int = 0) -> Story:
    """Play one world of an ensemble again and tell why each actor moved as it did.

    The story's ``months`` hold news, moves with their reasons (in points of utility), talks and state;
    ``str()`` of it is plain text. Raises ScenarioError for a faulty scenario, ValueError for a
    negative seed or world.
    """
    from sim.views.narrate.story import tell

    if world < 0:
        raise ValueError(f"expected a world of 0 or more, not {world}")
    return tell(loaded(scenario), seed, world)


@dataclass(frozen=True, eq=False)
class Ensemble:
    """Many worlds of one scenario, in memory."""

    scenario: Scenario
    seed: int
    block: Block = field(repr=False)
    """The plain arrays behind the tables."""

    @cached_property
    def worlds(self) -> pd.DataFrame:
        """One row per world: endings, months of signature and the like, terms (0-1), utilities, costs, drawn inputs."""
        from sim.results.block import worlds_frame

        return worlds_frame(self.block)

    @cached_property
    def months(self) -> xr.Dataset:
        """Every monthly series, such as ``russia.hardship``, with the dimensions month and world."""
        from sim.results.block import series_dataset

        return series_dataset(self.block)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """One row per world, month and actor: move, instrument, what talks came to, margin over the runner-up."""
        from sim.results.block import moves_frame

        return moves_frame(self.block)

    def summary(self) -> str:
        """What happened, in plain words and natural frequencies."""
        from sim.analysis.headline import AS_LAND, headline, land_of
        from sim.views.narrate.summary import summary_of

        series = self.block.series.get(AS_LAND)
        land = None if series is None else land_of(series, self.worlds["over"])
        return summary_of(self.scenario, headline(self.scenario, self.worlds.__getitem__, land))

    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """Write a run folder; RunError if it exists or the disk refuses."""
        from sim.results.run_folder import Request, RunFolder, load_run

        detail = "full" if self.block.series else "outcomes"
        with RunFolder(Path(folder)) as kept:
            kept.begin(Request(self.scenario.text, self.seed, self.block.count, detail=detail))
            kept.add(self.block)
            path = kept.finish()
        if figures:
            from sim.views.figures.draw import draw_all

            draw_all(load_run(path), path / "figures")
        return path


def loaded(scenario: Scenario | str | Path, settings: Mapping[str, str] | None = None) -> Scenario:
    """A scenario, whether it is given as such or by name or path, with some values replaced."""
    if isinstance(scenario, str | Path):
        return load(scenario, settings or AS_IT_IS)
    if not settings:
        return scenario
    from sim.scenario import revised

    return revised(scenario, settings)
