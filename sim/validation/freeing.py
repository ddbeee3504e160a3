"""Every assumption set free: all numbers that rest on judgement are drawn, not only those a scenario draws itself.

Global sensitivity over the drawn inputs alone would call certain what was merely never varied.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from sim.analysis.factors import DICE, REST
from sim.analysis.playing import Playing
from sim.analysis.sensitivity import Sensitivity, sensitivity_of
from sim.model.play import play
from sim.scenario import Scenario, load
from sim.validation.lab import SEED
from sim.validation.scorecard import number

LEAST, MOST = 0.75, 1.25
"""A freed number lies anywhere between these parts of its value, within its registered range."""
OUTCOMES = ("signed", "completed", "month_signed", "counterpart_utility", "hardship", "leverage")
TRAJECTORIES, BASE = 50, 1024
SHOWN = 8
"""Factors shown of each outcome."""
PAGE = """# Global sensitivity

The baseline, with every number that rests on an assumption drawn between {least:.0%} and {most:.0%} of its value beside
those that it draws itself: {inputs} inputs, {hypotheses} hypotheses and the dice.

## Screening (Morris, {runs} trajectories, {worlds:,} worlds)

The mean size of the change (mu*) when a factor moves by half of its distribution, everything else the same.

| outcome | leading factors (mu* and its 95 % interval) | converged |
|---|---|---|"""
SPLIT = """
## Shares of variance (Sobol, {base:,} base points, {worlds:,} worlds with its screening)

Total index: the share of an outcome's variance over single worlds that is left if all else were known. For the dice it
is the irreducible share. Indices are estimates: a share just below nought is nought.

| outcome | irreducible (dice) | everything else together | leading factors (total index) | converged |
|---|---|---|---|---|"""


def is_free(case: Scenario, path: str) -> bool:
    """Whether a fixed number of the scenario is a judgement: no switch, not nought, and sourced as an assumption."""
    quantity, parameter = case.quantities[path], case.parameters[path]
    source = quantity.source or parameter.provenance
    fixed = not quantity.is_drawn and not quantity.series
    return fixed and parameter.unit != "switch" and quantity.likely != 0.0 and "assumption" in source


def freed(name: str) -> Scenario:
    """The scenario with each free number drawn evenly around its value."""
    case = load(name)
    changes = {}
    for path in case.quantities:
        if is_free(case, path):
            value, parameter = case.quantities[path].likely, case.parameters[path]
            low, high = sorted(np.clip([LEAST * value, MOST * value], parameter.low, parameter.high))
            changes[path] = f"{{low: {low:.6g}, high: {high:.6g}}}"
    return load(name, changes)


def screen_and_split(name: str, workers: int, trajectories: int = TRAJECTORIES, base: int = BASE) -> list[Sensitivity]:
    """Morris over all free factors and hypotheses, then Sobol over its survivors, the dice and everything else."""
    case = freed(name)
    playing = Playing(play, workers)
    screening = sensitivity_of(case, "morris", playing, runs=trajectories, outcomes=OUTCOMES, seed=SEED)
    return [screening, sensitivity_of(case, "sobol", playing, runs=base, outcomes=OUTCOMES, seed=SEED)]


def told_sensitivity(screening: Sensitivity, split: Sensitivity) -> str:
    """Both as a page in Markdown."""
    kinds = Counter(screening.factors["kind"])
    page = [
        PAGE.format(
            least=LEAST, most=MOST, inputs=kinds["input"], hypotheses=kinds["hypothesis"], runs=screening.runs,
            worlds=screening.evaluations,
        ),
        *(_row(outcome, _leading(screening, outcome, "mu_star"), _firm(screening, outcome)) for outcome in OUTCOMES),
        SPLIT.format(base=split.runs, worlds=split.evaluations),
    ]  # fmt: skip
    for outcome in OUTCOMES:
        own = split.indices[split.indices["outcome"] == outcome].set_index("factor")["total"]
        rest = number(own.get(REST, 0.0))
        page.append(_row(outcome, number(own[DICE]), rest, _leading(split, outcome, "total"), _firm(split, outcome)))
    return "\n".join(page) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _leading(found: Sensitivity, outcome: str, what: str) -> str:
    own = found.indices[(found.indices["outcome"] == outcome) & ~found.indices["factor"].isin([DICE, REST])]
    rows = own.head(SHOWN)
    return "; ".join(
        f"{row['factor']} {number(row[what])} ({number(row[f'{what}_low'])} to {number(row[f'{what}_high'])})"
        for _, row in rows.iterrows()
    )


def _firm(found: Sensitivity, outcome: str) -> str:
    row = found.convergence.set_index("outcome").loc[outcome]
    return "yes" if row["converged"] else "no"
