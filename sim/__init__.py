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

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from sim.analysis.asking import AnalysisError
    from sim.analysis.attribution import Attribution
    from sim.analysis.comparison import Comparison
    from sim.analysis.discovery import Discovery
    from sim.analysis.sensitivity import Sensitivity
    from sim.ensemble import EnsembleError
    from sim.results.block import Block
    from sim.results.errors import RunError
    from sim.scenario import Fault, Scenario, ScenarioError
    from sim.views.narrate import Story

__all__ = [
    "AnalysisError",
    "Ensemble",
    "EnsembleError",
    "RunError",
    "Scenario",
    "ScenarioError",
    "Story",
    "attribute",
    "check",
    "compare",
    "discover",
    "library",
    "load",
    "replay",
    "run",
    "sensitivity",
]

_HOMES = {
    "AnalysisError": "sim.analysis.asking",
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


def sensitivity(
    scenario: Scenario | str | Path,
    method: str = "morris",
    runs: int | None = None,
    outcomes: Iterable[str] | None = None,
    seed: int = 1,
    workers: int = 1,
    *,
    hypotheses: bool = True,
    factors: int | Sequence[str] | None = None,
    cluster: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Sensitivity:
    """What outcomes hang on: every uncertain input, the hypotheses and the dice, as tables (pandas).

    ``morris`` screens all factors with ``runs`` trajectories (50); ``sobol`` splits the variance with
    ``runs`` base points (1024, a power of two) over ``factors``: their names, or how many of those that
    lead a screening (12); all others are one factor more. The indices are the same whatever ``workers``
    and ``cluster``. Raises ScenarioError, and AnalysisError for what cannot be done as asked or without
    the extra ``analysis``; with several workers a script must guard its start, as for ``run``.
    """
    from sim.analysis.playing import Playing
    from sim.analysis.sensitivity import sensitivity_of
    from sim.model.play import play

    return sensitivity_of(
        _loaded(scenario), method, Playing(play, workers, cluster, progress),
        runs=runs, outcomes=outcomes, seed=seed, hypotheses=hypotheses, factors=factors,
    )  # fmt: skip


def discover(
    scenario: Scenario | str | Path,
    outcome: str,
    worlds: int = 2000,
    seed: int = 1,
    workers: int = 1,
    *,
    threshold: str | float | None = None,
    density: float | None = None,
    hypotheses: bool = False,
    cluster: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Discovery:
    """Under which conditions on the inputs an outcome comes about: a box (PRIM), tested on other worlds.

    Worlds of interest are those where an event happens, or where a number passes ``threshold`` (0.3,
    "<0.3"; by default it is among the highest quarter). ``density`` asks for the box that covers most
    while at least that share of its worlds is of interest. With ``hypotheses`` every world draws their
    levels as well; without, they are the worlds of ``run``. Raises ScenarioError and AnalysisError.
    """
    from sim.analysis.discovery import discover_in
    from sim.analysis.playing import Playing
    from sim.model.play import play

    return discover_in(
        _loaded(scenario), outcome, Playing(play, workers, cluster, progress),
        worlds=worlds, seed=seed, threshold=threshold, density=density, hypotheses=hypotheses,
    )  # fmt: skip


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
