"""Comparing scenarios, and asking what their results hang on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.face.playing import loaded

if TYPE_CHECKING:
    from sim.analysis.attribution import Attribution
    from sim.analysis.comparison import Comparison
    from sim.analysis.discovery import Discovery
    from sim.analysis.orderings import Orderings
    from sim.analysis.sensitivity import Sensitivity
    from sim.scenario import Scenario


def compare(
    *scenarios: Scenario | str | Path,
    worlds: int = 1000,
    seed: int = 1,
    workers: int = 1,
    cluster: str | None = None,
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
    from sim.analysis.playing import Playing

    cases = [loaded(scenario, settings) for scenario in scenarios]
    return compared(cases, worlds, seed, Playing(workers=workers, cluster=cluster, progress=progress))


def attribute(
    scenario: Scenario | str | Path,
    worlds: int = 500,
    seed: int = 1,
    measures: Sequence[str] | None = None,
    workers: int = 1,
    cluster: str | None = None,
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
    from sim.analysis.playing import Playing

    playing = Playing(workers=workers, cluster=cluster, progress=progress)
    return attributed(loaded(scenario, settings), worlds, seed, measures, playing)


def orderings(
    *scenarios: Scenario | str | Path,
    draws: int = 200,
    dice: int = 10,
    seed: int = 1,
    hypotheses: Sequence[str] | None = None,
    workers: int = 1,
    cluster: str | None = None,
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
    from sim.analysis.playing import Playing

    cases = [loaded(scenario, settings) for scenario in scenarios]
    chosen = USUAL if hypotheses is None else hypotheses
    return ordered(cases, draws, dice, seed, chosen, Playing(workers=workers, cluster=cluster, progress=progress))


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

    return sensitivity_of(
        loaded(scenario), method, Playing(workers=workers, cluster=cluster, progress=progress),
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

    return discover_in(
        loaded(scenario), outcome, Playing(workers=workers, cluster=cluster, progress=progress),
        worlds=worlds, seed=seed, threshold=threshold, density=density, hypotheses=hypotheses,
    )  # fmt: skip


def report(*runs: str | Path, out: str | Path) -> Path:
    """Write one self-contained HTML page that tells one or several folders of runs and analyses; its path.

    Several runs on the same dice are compared world by world. Raises RunError for a folder that holds
    nothing finished, and for a page that exists already.
    """
    from sim.views.report import write_report

    return write_report([Path(run) for run in runs], Path(out))
