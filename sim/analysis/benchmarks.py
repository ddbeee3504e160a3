"""Null models for the terms of a deal: what the two sides would sign by formula, without playing the months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.equations.constants import FRONTIER_POINTS
from sim.model.sanctions_model import SanctionsModel
from sim.model.talks import lay_out

if TYPE_CHECKING:
    from sim.scenario import Scenario

Numbers = NDArray[np.float64]
Pair = tuple[Numbers, Numbers]
"""Worth to the counterpart and to the target, 0-1."""


@dataclass(frozen=True, eq=False)
class Benchmarks:
    """Worth of packages to both sides in each world, under the inputs it drew.

    ``compromise`` is the mean of the two ideals issue by issue, weighed by how much each side cares;
    ``nash`` the efficient package with the largest product of both sides' gains over no deal at the
    start, as others can see them and with the best level of relief (NaN where none gains both).
    ``frontier`` has one row for each efficient package, ``named`` one for each of the scenario's.
    """

    frontier: Pair
    named: Pair
    status_quo: Pair
    compromise: Pair
    nash: Pair
    terms: Pair
    """Worth of the terms given, NaN in worlds without."""


def benchmarks(case: Scenario, worlds: int, seed: int, terms: Numbers) -> Benchmarks:
    """Both sides' worth of the frontier, of the null models and of ``terms`` (issues without relief x worlds)."""
    model = SanctionsModel(case, worlds, seed)
    target, other, frontier = model.target, model.counterpart, model.frontier
    table, points = lay_out(model), slice(0, FRONTIER_POINTS)
    product = np.maximum(0.0, table.target_gain[points]) * np.maximum(0.0, table.other_gain[points])
    best = product.max(axis=1)
    place, exists = best.argmax(axis=0), best.max(axis=0) > 0.0
    nash = tuple(
        np.where(exists, np.take_along_axis(worth, place[np.newaxis], axis=0)[0], np.nan)
        for worth in (frontier.other_worth, frontier.target_worth)
    )
    weights = target.saliences + other.saliences
    middle = (target.saliences * target.positions + other.saliences * other.positions) / np.maximum(weights, 1e-12)
    both = (other, target)
    return Benchmarks(
        frontier=(frontier.other_worth[points], frontier.target_worth[points]),
        named=(frontier.other_worth[FRONTIER_POINTS:], frontier.target_worth[FRONTIER_POINTS:]),
        status_quo=_pair(model.status_quo_now, both, worlds), compromise=_pair(middle, both, worlds),
        nash=(nash[0], nash[1]), terms=_pair(terms, both, worlds),
    )  # fmt: skip


def _pair(package: Numbers, sides: tuple[Any, Any], worlds: int) -> Pair:
    first, second = (np.broadcast_to(side.worth(package), (worlds,)) for side in sides)
    return first, second
