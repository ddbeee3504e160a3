"""The factors of an experiment: what may differ between worlds, and the design that puts each where it is asked.

A factor lies between 0 and 1. For an uncertain input that is a place in its distribution; the levels of
a hypothesis are equal parts; the dice, and everything that is not asked about alone, are equal parts
too, one for each world of a fixed set whose luck is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.chance.dice import ChosenDice
from sim.ensemble import Design
from sim.scenario.catalogue import registered
from sim.scenario.hypotheses import Hypothesis, matches

if TYPE_CHECKING:
    from sim.scenario import Scenario

DICE, REST = "dice", "everything else"
WORLDS = 1024
"""Worlds of the fixed set whose luck the dice, and everything else, are taken from."""
_EDGE = 1e-6

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Factor:
    """One thing that differs between worlds: an ``input``, a ``hypothesis``, the ``dice``, or the ``rest``."""

    name: str
    kind: str
    meaning: str
    levels: tuple[str, ...] = ()


def factors_of(scenario: Scenario, hypotheses: bool = True) -> list[Factor]:
    """Every drawn number, then the hypotheses that the scenario leaves at their default, then the dice."""
    found = [Factor(path, "input", _meaning(scenario, path)) for path in drawn_keys(scenario)]
    if hypotheses:
        found += [Factor(h.name, "hypothesis", h.meaning, levels_of(h)) for h in open_hypotheses(scenario)]
    return [*found, Factor(DICE, "dice", "all luck: prices, shocks, who proposes, what is detected")]


def drawn_keys(scenario: Scenario) -> list[str]:
    """Keys under which numbers are drawn: paths, later values of a path (``path@0``), numbers of events."""
    keys = [path for path, quantity in scenario.quantities.items() if quantity.is_drawn]
    for path, quantity in scenario.quantities.items():
        keys += [f"{path}@{number}" for number, knot in enumerate(quantity.series) if knot.value.is_drawn]
    for event in scenario.events:
        for what, number in (("chance", event.chance), ("size", event.size)):
            if number is not None and number.is_drawn:
                keys.append(f"event {event.key} {what}")
    return list(dict.fromkeys(keys))


def open_hypotheses(scenario: Scenario) -> list[Hypothesis]:
    """Hypotheses at their default, with more than one level and some number of this scenario to set."""
    return [
        hypothesis
        for name, hypothesis in registered().hypotheses.items()
        if scenario.hypotheses.get(name) == hypothesis.default
        and len(levels_of(hypothesis)) > 1
        and any(_settings(scenario, hypothesis, level) for level in hypothesis.levels)
    ]


def levels_of(hypothesis: Hypothesis) -> tuple[str, ...]:
    """Its levels, the default first."""
    return tuple(dict.fromkeys([hypothesis.default, *hypothesis.levels]))


def place(points: Points, parts: int) -> NDArray[np.int64]:
    """Which of so many equal parts of 0-1 each point lies in.

    >>> place(np.array([0.0, 0.49, 0.5, 1.0]), 2).tolist()
    [0, 0, 1, 1]
    """
    return np.minimum((points * parts).astype(np.int64), parts - 1)


def design_of(
    scenario: Scenario, factors: Sequence[Factor], points: Points, seed: int, worlds: int = WORLDS, loose: bool = False
) -> Design:
    """The design that plays ``points`` (rows, factors): each factor where its column says.

    Inputs that are no factor take the draws of the world that ``everything else`` points to (world 0 if
    it is no factor); with ``loose`` so do the hypotheses that are none, else they stay at their default.
    """
    at = {factor.name: points[:, column] for column, factor in enumerate(factors)}
    nobody = np.zeros(len(points), dtype=np.int64)
    dice = place(at[DICE], worlds) if DICE in at else nobody
    inputs = place(at[REST], worlds) if REST in at else nobody
    rolls = {f.name: np.clip(at[f.name], _EDGE, 1.0 - _EDGE) for f in factors if f.kind == "input"}
    chosen = {factor.name: at[factor.name] for factor in factors if factor.kind == "hypothesis"}
    if loose:
        chosen = loose_levels(scenario, seed, inputs) | chosen
    return Design(dice, inputs, rolls, settings_of(scenario, chosen))


def loose_levels(scenario: Scenario, seed: int, numbers: NDArray[np.int64]) -> dict[str, Points]:
    """Where each open hypothesis lies (0-1) in the worlds of these numbers."""
    luck = ChosenDice(seed, numbers)
    return {hypothesis.name: luck.uniform("hypothesis", hypothesis.name, 0) for hypothesis in open_hypotheses(scenario)}


def settings_of(scenario: Scenario, chosen: Mapping[str, Points]) -> dict[str, Points]:
    """The numbers that hypotheses at these points set in each row, by path; NaN where they set none."""
    settings: dict[str, Points] = {}
    for name, hypothesis in registered().hypotheses.items():
        if name not in chosen:
            continue
        levels = levels_of(hypothesis)
        which = place(chosen[name], len(levels))
        for number, level in enumerate(levels):
            for path, value in _settings(scenario, hypothesis, level).items():
                column = settings.setdefault(path, np.full(len(which), np.nan))
                column[which == number] = value
    return settings


def _settings(scenario: Scenario, hypothesis: Hypothesis, level: str) -> dict[str, float]:
    """What a level sets in this scenario, by path, kept within the range of each number."""
    found = {}
    for pattern, value in hypothesis.settings(level).items():
        for path in scenario.quantities:
            if matches(pattern, path):
                parameter = scenario.parameters[path]
                found[path] = min(parameter.high, max(parameter.low, value))
    return found


def _meaning(scenario: Scenario, key: str) -> str:
    path = key.partition("@")[0]
    return scenario.parameter(path).meaning if path in scenario.parameters else "number of an event"
