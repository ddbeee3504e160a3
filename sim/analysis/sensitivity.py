"""Sensitivity: which inputs, hypotheses and luck the outcomes of a scenario hang on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.analysis import morris, sobol
from sim.analysis.asking import picked
from sim.analysis.correlations import correlations
from sim.analysis.errors import AnalysisError
from sim.analysis.factors import DICE, REST, Factor, design_of, factors_of
from sim.analysis.measures import Measure, chosen_measures
from sim.analysis.playing import Playing

if TYPE_CHECKING:
    from sim.scenario import Scenario

METHODS = ("morris", "sobol")
SURVIVORS, SCREENING = 12, 20
"""Factors that Sobol takes apart beside the dice and everything else, and trajectories of the screening
that finds them: with 1,024 runs that makes 2**14 worlds."""


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """What the outcomes of a scenario hang on.

    ``indices`` has a row for each outcome and factor, the leading factor first: for Morris ``mu``,
    ``mu_star`` and ``sigma`` in units of the outcome, for Sobol ``first`` and ``total`` as shares of
    variance, each with ``_low`` and ``_high`` (95 %). ``convergence`` has a row for each outcome and says
    whether its leading factors can be trusted. ``factors`` tells kind and meaning of each factor, and
    ``correlations`` the rank correlation of each input with each outcome (Sobol alone, one at a time).
    ``screening`` is the Morris screening that chose Sobol's factors, if one did.
    """

    scenario: Scenario
    method: str
    runs: int
    seed: int
    evaluations: int
    hypotheses: bool
    measures: tuple[Measure, ...]
    factors: pd.DataFrame
    indices: pd.DataFrame
    convergence: pd.DataFrame
    correlations: pd.DataFrame | None = None
    screening: Sensitivity | None = None


def sensitivity_of(
    scenario: Scenario,
    method: str,
    playing: Playing,
    *,
    runs: int | None = None,
    outcomes: Iterable[str] | None = None,
    seed: int = 1,
    hypotheses: bool = True,
    factors: int | Sequence[str] | None = None,
) -> Sensitivity:
    """Screen all factors by Morris, or take some apart by Sobol; see the modules of these names.

    ``runs`` are Morris' trajectories or Sobol's base points. ``factors`` are Sobol's: names, or how many
    of those that lead a Morris screening; all others move together as one factor, ``everything else``.
    AnalysisError says what cannot be done as asked.
    """
    picked([method], METHODS, "method")
    measures = chosen_measures(scenario, outcomes)
    every = factors_of(scenario, hypotheses)
    if method == "morris":
        if factors is not None:
            raise AnalysisError("Morris screens all factors; to choose some is for Sobol")
        count = usual_runs(method) if runs is None else runs
        return _by_morris(scenario, every, measures, playing, count, seed, hypotheses)
    base = usual_runs(method) if runs is None else runs
    sobol.sample(every[-1:], base, seed)  # a wrong number is told before any world is played
    screening = None
    if factors is None or isinstance(factors, int):
        most = SURVIVORS if factors is None else factors
        if most < 1:
            raise AnalysisError(f"Sobol needs at least one factor beside the dice, not {most}")
        if len(every) - 1 > most:
            screening = _by_morris(scenario, every, measures, playing, SCREENING, seed, hypotheses)
        names = leading(screening, most) if screening else [factor.name for factor in every]
    else:
        names = picked(factors, [factor.name for factor in every], "factor")
    return _by_sobol(scenario, every, names, measures, playing, base, seed, hypotheses, screening)


def usual_runs(method: str) -> int:
    """Trajectories or base points unless told otherwise; AnalysisError for a method there is not."""
    picked([method], METHODS, "method")
    return morris.TRAJECTORIES if method == "morris" else sobol.BASE


def leading(screening: Sensitivity, most: int) -> list[str]:
    """The factors, but the dice, that lead a screening: by their largest part of any outcome's largest mu*."""
    own = screening.indices[screening.indices["kind"] != DICE]
    largest = own.groupby("outcome")["mu_star"].transform("max")
    part = (own["mu_star"] / largest.where(largest > 0.0)).fillna(0.0).groupby(own["factor"]).max()
    table = part.rename("part").reset_index().sort_values(["part", "factor"], ascending=[False, True])
    return [str(name) for name in table["factor"].head(most)]


def _by_morris(
    scenario: Scenario, factors: list[Factor], measures: list[Measure], playing: Playing, runs: int, seed: int,
    hypotheses: bool,
) -> Sensitivity:  # fmt: skip
    levels, points = morris.sample(factors, runs, seed)
    design = design_of(scenario, factors, points, seed, worlds=morris.LEVELS * runs)
    outcomes = playing.outcomes(scenario, design, seed, measures)
    found = morris.indices(factors, levels, outcomes, seed)
    firm = morris.convergence(factors, levels, outcomes, found)
    return Sensitivity(
        scenario, "morris", runs, seed, len(points), hypotheses, tuple(measures), _table(factors), found, firm
    )


def _by_sobol(
    scenario: Scenario, every: list[Factor], names: list[str], measures: list[Measure], playing: Playing, base: int,
    seed: int, hypotheses: bool, screening: Sensitivity | None,
) -> Sensitivity:  # fmt: skip
    chosen = [factor for factor in every if factor.name in (*names, DICE)]
    others = len(every) - len(chosen)
    if others:
        chosen.append(Factor(REST, "rest", f"{others} other inputs and hypotheses, all at once"))
    points = sobol.sample(chosen, base, seed)
    design = design_of(scenario, chosen, points, seed, loose=bool(others) and hypotheses)
    outcomes = playing.outcomes(scenario, design, seed, measures)
    found = sobol.indices(chosen, outcomes, seed)
    firm = sobol.convergence(chosen, outcomes, found, seed)
    apart = sobol.independent_rows(chosen, len(points))
    inputs = [column for column, factor in enumerate(chosen) if factor.kind == "input"]
    ranks = correlations(
        {chosen[column].name: points[apart, column] for column in inputs},
        {name: values[apart] for name, values in outcomes.items()},
    )
    played = len(points) + (screening.evaluations if screening else 0)
    return Sensitivity(
        scenario,
        "sobol",
        base,
        seed,
        played,
        hypotheses,
        tuple(measures),
        _table(chosen),
        found,
        firm,
        ranks,
        screening,
    )


def _table(factors: list[Factor]) -> pd.DataFrame:
    levels = [", ".join(factor.levels) for factor in factors]
    return pd.DataFrame({
        "factor": [factor.name for factor in factors], "kind": [factor.kind for factor in factors],
        "meaning": [factor.meaning for factor in factors], "levels": np.array(levels, dtype=object),
    })  # fmt: skip
