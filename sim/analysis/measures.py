"""What an experiment reads of each world: one number for each outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.analysis.asking import picked
from sim.model.endings import DISPUTE
from sim.model.series import key_of

if TYPE_CHECKING:
    from sim.results.block import Block
    from sim.scenario import Scenario

Reading = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """One outcome of a world as a number; an event is 1 where it happened and 0 where not."""

    name: str
    meaning: str
    unit: str
    read: Callable[[Block], Reading]

    @property
    def is_event(self) -> bool:
        """Whether it either happens in a world or does not."""
        return self.unit == "event"


def measures_of(scenario: Scenario) -> dict[str, Measure]:
    """What can be asked of a scenario's worlds; the first are those an analysis takes by itself."""
    return standard_measures(scenario) | {
        key: Measure(key, f"the ending is '{label}'", "event", _Ending(label))
        for key, label in ((key_of(label), label) for label in DISPUTE)
    }


def standard_measures(scenario: Scenario) -> dict[str, Measure]:
    """Deals, their timing, what both sides get, and the costs."""
    roles = {role: [name for name, actor in scenario.actors.items() if actor.role == role] for role in _PARTIES}
    target, other = roles["target"][0], (roles["defender"] or roles["sender"])[0]
    points, months = "points of utility", "months"
    measures = [
        Measure("signed", "a deal is signed by the horizon", "event", lambda block: _happened(block, "signed")),
        Measure("completed", "a deal is carried out in full by the horizon", "event",
                lambda block: _happened(block, "completed")),
        Measure("month_signed", "time until a deal is signed (the horizon where none is)", months, _month_signed),
        Measure("months_of_war", "length of the war", months, _Column("months_of_war")),
        Measure("counterpart_utility", f"what {other} gets in the end", points, _Column(f"utility.{key_of(other)}")),
        Measure("target_utility", f"what {target} gets in the end", points, _Column(f"utility.{key_of(target)}")),
        Measure("hardship", f"hardship in {target} (mean month)", "points (0-1)", _Column("hardship")),
        Measure("human_cost", "human cost (civilian harm times hardship, all months)", "points", _Column("human_cost")),
        Measure("sender_cost", "cost to the senders (all months)", points, _Column("sender_cost")),
        Measure("leverage", "standing leverage (mean month)", points, _Column("leverage")),
    ]  # fmt: skip
    if not roles["defender"]:
        measures = [measure for measure in measures if measure.name != "months_of_war"]
    return {measure.name: measure for measure in measures}


def chosen_measures(scenario: Scenario, names: Iterable[str] | None) -> list[Measure]:
    """The measures of these names, or the standard ones; AnalysisError for a name that is none."""
    if names is None:
        return list(standard_measures(scenario).values())
    known = measures_of(scenario)
    return [known[name] for name in picked([key_of(name).replace("-", "_") for name in names], known, "outcome")]


_PARTIES = ("target", "defender", "sender")


@dataclass(frozen=True)
class _Column:
    name: str

    def __call__(self, block: Block) -> Reading:
        return np.asarray(block.worlds[self.name], dtype=np.float64)


@dataclass(frozen=True)
class _Ending:
    label: str

    def __call__(self, block: Block) -> Reading:
        code = block.categories["dispute_ending"].index(self.label)
        return (block.worlds["dispute_ending"] == code).astype(np.float64)


def _happened(block: Any, column: str) -> Reading:
    return np.asarray(block.worlds[column] >= 0, dtype=np.float64)


def _month_signed(block: Block) -> Reading:
    """Months of the run that pass before the signature; all of them where there is none."""
    month = np.asarray(block.worlds["signed"], dtype=np.float64)
    return np.where(month < 0, float(block.months), month)
