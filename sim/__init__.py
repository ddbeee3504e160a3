"""Sanctions Leverage: what bargaining leverage do sanctions, and the promise to lift them, give?

An agent-based simulation that plays one scenario in many worlds. It explores what follows from
assumptions; it says nothing of what will happen.

>>> import sim
>>> scenario = sim.load("baseline", {"actors.US.offer_relief": "0.8"})
>>> many = sim.run(scenario, worlds=20, seed=1)
>>> len(many.worlds), dict(many.months.sizes)
(20, {'month': 36, 'world': 20})
>>> sim.replay(scenario, seed=1, world=7).months[0].month
'2026-01'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from sim.analysis.attribution import Attribution
    from sim.analysis.comparison import Comparison
    from sim.analysis.orderings import Orderings
    from sim.ensemble import EnsembleError
    from sim.results.block import Block
    from sim.results.errors import RunError
    from sim.scenario import Fault, Scenario, ScenarioError
    from sim.views.narrate import Story

__all__ = [
    "Ensemble",
    "EnsembleError",
    "RunError",
    "Scenario",
    "ScenarioError",
    "Story",
    "attribute",
    "check",
    "compare",
    "library",
    "load",
    "orderings",
    "replay",
    "run",
]

_HOMES = {
    "EnsembleError": "sim.ensemble",
    "RunError": "sim.results.errors",
    "Scenario": "sim.scenario",
    "ScenarioError": "sim.scenario",
    "Story": "sim.views.narrate",
}
_AS_IT_IS: Mapping[str, str] = MappingProxyType({})


def __getattr__(name: str) -> Any:
    """Classes of other modules, imported when they are first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return list(__all__)


def library() -> list[tuple[str, str, str]]:
    """Name, title and question of every scenario that ships with the model."""
    from sim import scenario

    return scenario.library()


def load(name: str | Path, overrides: Mapping[str, str] = _AS_IT_IS) -> Scenario:
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
    from sim.ensemble import block_size
    from sim.ensemble import run as play_all
    from sim.model.play import play
    from sim.results.block import join

    case = _loaded(scenario)
    detail = "outcomes" if outcomes_only else "full"
    blocks = play_all(
        case, worlds, seed, play=play, workers=workers, cluster=cluster, detail=detail,
        block=block_size(worlds, workers), progress=progress,
    )  # fmt: skip
    return Ensemble(case, seed, join(list(blocks)))


def compare(
    *scenarios: Scenario | str | Path,
    worlds: int = 1000,
    seed: int = 1,
    workers: int = 1,
    settings: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Play scenarios on the same dice and inputs, and hold each against the first, world by world.

    ``settings`` replaces values in all of them, as ``load`` does. The result's ``differences`` is a table
    with a row for each outcome: means, their difference with its 95 % interval, and the shares of
    worlds that are better, worse and the same; ``parting`` says what first parts the worlds,
    ``changes`` what the scenarios say otherwise, ``worlds`` holds every outcome of every world.
    Raises ScenarioError, EnsembleError, and a ValueError where worlds cannot be paired.
    """
    from sim.analysis.comparison import compare as compared

    cases = [_loaded(scenario, settings) for scenario in scenarios]
    return compared(cases, worlds, seed, workers=workers, progress=progress)


def attribute(
    scenario: Scenario | str | Path,
    worlds: int = 500,
    seed: int = 1,
    measures: Sequence[str] | None = None,
    workers: int = 1,
    settings: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Attribution:
    """Share out what a scenario's measures achieve over its instruments and the promise of relief.

    Exact Shapley values over all sets of the ``measures`` (those in use, unless named), each set played
    in the same worlds. The result's ``values`` is a table with a row for each measure and outcome,
    with 95 % intervals; the price for senders and people stands beside. Raises ScenarioError,
    EnsembleError, and a ValueError for measures that the scenario does not have.
    """
    from sim.analysis.attribution import attribute as attributed

    return attributed(_loaded(scenario, settings), worlds, seed, measures, workers=workers, progress=progress)


def orderings(
    *scenarios: Scenario | str | Path,
    draws: int = 200,
    dice: int = 10,
    seed: int = 1,
    hypotheses: Sequence[str] | None = None,
    workers: int = 1,
    settings: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Orderings:
    """Which scenario is better on which outcome, in what share of the draws of the uncertain numbers.

    Each draw is played with several ``dice``, as the scenarios are and under every other level of the
    ``hypotheses``, one at a time. The result's ``table`` calls a scenario better only where it is so in
    80 % of the draws; ``robust()`` lists those orderings and where they fail. Raises ScenarioError,
    EnsembleError, and a ValueError where worlds cannot be paired.
    """
    from sim.analysis.orderings import USUAL
    from sim.analysis.orderings import orderings as ordered

    cases = [_loaded(scenario, settings) for scenario in scenarios]
    chosen = USUAL if hypotheses is None else hypotheses
    return ordered(cases, draws, dice, seed, chosen, workers=workers, progress=progress)


def replay(scenario: Scenario | str | Path, seed: int = 1, world: int = 0) -> Story:
    """Play one world of an ensemble again and tell why each actor moved as it did.

    The story's ``months`` hold news, moves with their reasons (in points of utility), talks and state;
    ``str()`` of it is plain text. Raises ScenarioError for a faulty scenario, ValueError for a
    negative seed or world.
    """
    from sim.views.narrate import tell

    if world < 0:
        raise ValueError(f"expected a world of 0 or more, not {world}")
    return tell(_loaded(scenario), seed, world)


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
        from sim.views.narrate import summary_of

        series = self.block.series.get(AS_LAND)
        land = None if series is None else land_of(series, self.worlds["over"])
        return summary_of(self.scenario, headline(self.scenario, self.worlds.__getitem__, land))

    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """Write a run folder; RunError if it exists or the disk refuses."""
        from sim.results.run_folder import Request, load_run, open_run

        detail = "full" if self.block.series else "outcomes"
        with open_run(Path(folder)) as kept:
            kept.begin(Request(self.scenario.text, self.seed, self.block.count, detail=detail))
            kept.add(self.block)
            path = kept.finish()
        if figures:
            from sim.views.figures import draw_all

            draw_all(load_run(path), path / "figures")
        return path


def _loaded(scenario: Scenario | str | Path, settings: Mapping[str, str] | None = None) -> Scenario:
    if isinstance(scenario, str | Path):
        return load(scenario, settings or _AS_IT_IS)
    if not settings:
        return scenario
    from sim.scenario import revised

    return revised(scenario, settings)
