"""Which drawn inputs go with an outcome: a first look, one input at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True)
class InputColumns(Mapping[str, NDArray[np.float64]]):
    """The drawn inputs by path, each read only when it is asked for."""

    paths: Sequence[str]
    column: Callable[[str], Any]

    def __getitem__(self, path: str) -> NDArray[np.float64]:
        return np.asarray(self.column(f"input.{path}"), dtype=np.float64)

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def drivers_of(
    scenario: Scenario, column: Callable[[str], Any], happened: NDArray[np.bool_], most: int = 3
) -> tuple[list[Driver], Driver | None]:
    """The assumed inputs whose rank correlation with the event is largest, and the strongest of all inputs.

    Nothing where it cannot be told: in a few worlds, or where the event came in all worlds or none.
    """
    if len(happened) < FEWEST_WORLDS or happened.all() or not happened.any():
        return [], None
    from sim.analysis.correlations import correlations

    inputs = InputColumns(drawn_inputs(scenario), column)
    found = correlations(inputs, {"event": happened.astype(float)}).set_index("factor")
    assumed = [path for path in found.index if kind_of(scenario.quantities[path].source) == ASSUMPTION][:most]
    drivers = {
        path: _driver(scenario, path, inputs[path], happened, found.loc[path]) for path in [*assumed, *found.index[:1]]
    }
    return [drivers[path] for path in assumed], drivers[found.index[0]] if len(found) else None


def _driver(
    scenario: Scenario, path: str, values: NDArray[np.float64], happened: NDArray[np.bool_], found: Any
) -> Driver:
    order = np.argsort(values, kind="stable")
    third = len(order) // 3
    lowest, highest = (int(happened[part].sum()) for part in (order[:third], order[-third:]))
    meaning = scenario.parameter(path).meaning
    return Driver(
        path,
        meaning,
        kind_of(scenario.quantities[path].source),
        float(found.correlation),
        bool(found.clear),
        share_of("lowest", lowest, third),
        share_of("highest", highest, third),
    )
