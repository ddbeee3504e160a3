"""Which drawn inputs go with an outcome: a first look, one input at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from sim.analysis.frequencies import Share, share_of
from sim.analysis.grounds import drawn_inputs
from sim.scenario.ledger import ASSUMPTION
from sim.scenario.sources import kind_of

if TYPE_CHECKING:
    from sim.scenario import Scenario

FEWEST_WORLDS = 30
"""Worlds below which nothing is said of inputs."""


@dataclass(frozen=True)
class Driver:
    """A drawn input, the kind of its support, and its rank correlation with an event.

    ``lowest`` and ``highest`` count the event in the third of the worlds in which the input is
    smallest and largest. ``clear`` says whether the correlation stands out of what chance alone
    gives the largest of so many inputs (95 %, Bonferroni).
    """

    path: str
    meaning: str
    kind: str
    correlation: float
    clear: bool
    lowest: Share
    highest: Share


def drivers_of(
    scenario: Scenario, column: Callable[[str], Any], happened: NDArray[np.bool_], most: int = 3
) -> tuple[list[Driver], Driver | None]:
    """The assumed inputs whose rank correlation with the event is largest, and the strongest of all inputs.

    Nothing where it cannot be told: in a few worlds, or where the event came in all worlds or none.
    """
    if len(happened) < FEWEST_WORLDS or happened.all() or not happened.any():
        return [], None
    paths = drawn_inputs(scenario)
    found = {path: _correlation(np.asarray(column(f"input.{path}"), dtype=float), happened) for path in paths}
    order = sorted(found, key=lambda path: (-abs(found[path]), path))
    chance = -ndtri(0.025 / max(1, len(paths))) / np.sqrt(len(happened))
    assumed = [path for path in order if _kind(scenario, path) == ASSUMPTION][:most]
    drivers = {path: _driver(scenario, column, happened, path, found[path], chance) for path in [*assumed, *order[:1]]}
    return [drivers[path] for path in assumed], drivers[order[0]] if order else None


def _kind(scenario: Scenario, path: str) -> str:
    return kind_of(scenario.quantities[path].source)


def _correlation(values: NDArray[np.float64], happened: NDArray[np.bool_]) -> float:
    if values.min() == values.max():
        return 0.0
    import pandas as pd

    return float(np.corrcoef(pd.Series(values).rank(), happened)[0, 1])


def _driver(
    scenario: Scenario, column: Callable[[str], Any], happened: NDArray[np.bool_], path: str, rank: float, chance: float
) -> Driver:
    order = np.argsort(np.asarray(column(f"input.{path}"), dtype=float), kind="stable")
    third = len(order) // 3
    lowest, highest = (int(happened[part].sum()) for part in (order[:third], order[-third:]))
    meaning = scenario.parameter(path).meaning
    return Driver(
        path,
        meaning,
        _kind(scenario, path),
        rank,
        bool(abs(rank) > chance),
        share_of("lowest", lowest, third),
        share_of("highest", highest, third),
    )
