"""The packages a proposer weighs: the efficient frontier and the scenario's named packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.equations.bargaining import efficient_point
from sim.equations.constants import LINEAR_BELOW, TINY
from sim.equations.words import Number, Worlds, Yes, total, where

if TYPE_CHECKING:
    from sim.model.sanctions_model import SanctionsModel


@dataclass
class Frontier:
    """Candidate packages, with what does not change about them from month to month (packages x worlds)."""

    packages: Worlds
    """Values: issues x packages x worlds."""
    target_worth: Worlds
    other_worth: Worlds
    guarantee: Worlds
    """How far the package binds the target afterwards, 0-1."""
    target_accepts: Yes
    """Whether it respects the target's red lines; ``other_accepts`` likewise those of its counterpart."""
    other_accepts: Yes


def frontier_of(model: SanctionsModel) -> Frontier:
    """All candidates: efficient packages from the counterpart's ideal to the target's, then the named ones."""
    target, other = model.target, model.counterpart
    weights = np.linspace(0.0, 1.0, model.frontier_points).reshape(-1, 1)
    linear = np.asarray(model.curvature) < LINEAR_BELOW
    bent = np.where(linear, 2.0, model.curvature)
    values = []
    for number, issue in enumerate(model.issues):
        sides = target.saliences[number], other.saliences[number], target.positions[number], other.positions[number]
        value: Number = efficient_point(*sides, weights, bent)
        if linear.any():
            value = where(linear, _walk(model, number, weights), value)
        value = _to_level(value + np.zeros(model.worlds), model.levels.get(issue, ()))
        named = [np.full((1, model.worlds), package[issue]) for package in model.named_packages.values()]
        values.append(np.concatenate([value, *named]))
    packages = np.stack(values)
    binds = total([model.binds[k] * (1.0 - packages[k]) for k in range(len(model.issues))])
    accepted = target.accepts_in_principle(packages), other.accepts_in_principle(packages)
    return Frontier(packages, target.worth(packages), other.worth(packages), binds, *accepted)


def _walk(model: SanctionsModel, issue: int, weights: Number) -> Number:
    """With linear utilities issues go to the target one by one, the one it values most against the other first."""
    keen, lengths = _keenness(model)
    before, whole = 0.0 * lengths[0], 0.0 * lengths[0]
    for rival, length in enumerate(lengths):
        ahead = (keen[rival] > keen[issue]) | ((keen[rival] == keen[issue]) & (rival < issue))
        before, whole = before + where(ahead, length, 0.0), whole + length
    start, length = before / whole, np.maximum(lengths[issue] / whole, TINY)
    share = np.minimum(1.0, np.maximum(0.0, (weights - start) / length))
    low, high = model.counterpart.positions[issue], model.target.positions[issue]
    return low + share * (high - low)


def _keenness(model: SanctionsModel) -> tuple[list[Number], list[Number]]:
    target, other = model.target.saliences, model.counterpart.saliences
    issues = range(len(model.issues))
    keen = [target[k] / np.maximum(other[k], TINY) for k in issues]
    return keen, [target[k] + other[k] + TINY for k in issues]


def _to_level(value: Number, levels: tuple[float, ...]) -> Number:
    """The nearest level of an indivisible issue."""
    if not levels:
        return value
    nearest = np.full(np.shape(value), levels[0])
    for level in levels[1:]:
        nearest = where(np.abs(value - level) < np.abs(value - nearest), level, nearest)
    return nearest
