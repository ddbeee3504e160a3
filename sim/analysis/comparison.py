"""Scenarios played on the same dice and inputs, and compared world by world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.analysis.bootstrap import interval, mean
from sim.analysis.errors import AnalysisError
from sim.analysis.outcomes import Outcome, outcomes_of, values_of
from sim.analysis.parting import Parting, join_partings, part
from sim.analysis.playing import HERE, Playing
from sim.ensemble import Cases
from sim.scenario.changes import Change, changes

if TYPE_CHECKING:
    import pandas as pd

    from sim.results.block import Block
    from sim.scenario import Scenario

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """One outcome in scenario ``b`` against scenario ``a``, over the ``pairs`` worlds that have it in both.

    ``better``, ``worse`` and ``same`` are shares of the pairs, counted for ``better_for`` in the sense
    of ``better_means``. ``low`` and ``high`` are the 95 % interval of the difference of the means;
    where it covers zero the two cannot be told apart. NaN where no world has the outcome in both.
    """

    a: str
    b: str
    outcome: str
    label: str
    unit: str
    mean_a: float
    mean_b: float
    difference: float
    low: float
    high: float
    better: float
    worse: float
    same: float
    pairs: int
    better_for: str
    better_means: str
    told_apart: bool


@dataclass(frozen=True, eq=False)
class Comparison:
    """Several scenarios on the same luck; the first is the one that all others are held against."""

    cases: tuple[Scenario, ...]
    names: tuple[str, ...]
    seed: int
    outcomes: tuple[Outcome, ...]
    values: tuple[dict[str, Numbers], ...] = field(repr=False)
    """For each scenario, each outcome in each world; NaN where it has none."""
    partings: tuple[Parting, ...] = field(repr=False)
    """For each scenario after the first, where its worlds part from those of the first."""

    @property
    def count(self) -> int:
        """How many worlds each scenario was played in."""
        return len(next(iter(self.values[0].values())))

    @cached_property
    def differences(self) -> pd.DataFrame:
        """One row per outcome and scenario after the first; the columns are those of ``Difference``."""
        import pandas as pd

        return pd.DataFrame(self.records())

    @cached_property
    def worlds(self) -> pd.DataFrame:
        """One row per world; the columns are scenario and outcome."""
        import pandas as pd

        frames = [pd.DataFrame(values) for values in self.values]
        return pd.concat(frames, axis=1, keys=self.names, names=["scenario", "outcome"]).rename_axis(index="world")

    @cached_property
    def parting(self) -> pd.DataFrame:
        """What first parts each scenario's worlds from the first one's, with counts and months of the calendar."""
        import pandas as pd

        frames = [parting.frame(self.cases[0].start) for parting in self.partings]
        for name, frame in zip(self.names[1:], frames, strict=True):
            frame.insert(0, "b", name)
        return pd.concat(frames, ignore_index=True)

    @cached_property
    def changes(self) -> dict[str, list[Change]]:
        """What each scenario says otherwise than the first."""
        return {name: changes(self.cases[0], case) for name, case in zip(self.names[1:], self.cases[1:], strict=True)}

    def records(self) -> list[dict[str, Any]]:
        """The rows of ``differences`` as plain records."""
        return [vars(one) for one in self.all_differences]

    @cached_property
    def all_differences(self) -> list[Difference]:
        """Every difference, scenario by scenario."""
        return [one for place in range(1, len(self.cases)) for one in self._against_first(place)]

    def _against_first(self, place: int) -> list[Difference]:
        keys = [outcome.key for outcome in self.outcomes]
        a, b = (np.stack([self.values[k][key] for key in keys]) for k in (0, place))
        gap = b - a
        low, high = interval(gap, self.seed)
        return [
            _difference(outcome, self.names[0], self.names[place], (a[k], b[k]), (float(low[k]), float(high[k])))
            for k, outcome in enumerate(self.outcomes)
        ]


def compare(
    cases: Sequence[Scenario],
    worlds: int = 1000,
    seed: int = 1,
    playing: Playing = HERE,
) -> Comparison:
    """Play two or more scenarios on the same dice and inputs.

    AnalysisError for fewer than two, or for scenarios whose months or target differ, so that nothing can be paired.
    """
    check_paired(cases)
    outcomes = shared_outcomes(cases)
    values: list[list[dict[str, Numbers]]] = [[] for _ in cases]
    parts: list[list[Parting]] = [[] for _ in cases]
    first: Block | None = None
    for number, block in playing.members(Cases(tuple(cases)), worlds, seed, detail="moves"):
        values[number].append(values_of(block, outcomes))
        if number == 0:
            first = block
        elif first is not None:
            parts[number].append(part(cases[0], cases[number], (first, block), seed))
    joined = tuple({key: np.concatenate([one[key] for one in blocks]) for key in blocks[0]} for blocks in values)
    partings = tuple(join_partings(blocks) for blocks in parts[1:])
    return Comparison(tuple(cases), names_of(cases), seed, outcomes, joined, partings)


def check_paired(cases: Sequence[Scenario]) -> None:
    """AnalysisError for fewer than two scenarios, or for such as have other months or belligerents."""
    if len(cases) < 2:
        raise AnalysisError("expected at least two scenarios to compare")
    first = cases[0]
    for case in cases[1:]:
        if (case.start, case.months) != (first.start, first.months):
            spans = [f"{one.name} has {one.months} months from {one.start}" for one in (first, case)]
            raise AnalysisError(f"worlds cannot be paired: {', '.join(spans)}; {_same_months(first, case)}")
        if _belligerents(case) != _belligerents(first):
            names = f"{first.name} and {case.name}"
            raise AnalysisError(
                f"worlds cannot be paired: {names} have another target or defender; expected scenarios of one dispute"
            )


def _same_months(*cases: Scenario) -> str:
    """How the months they have in common can be compared."""
    start = max(case.start for case in cases)
    months = min(case.start.later(case.months).since(start) for case in cases)
    if months < 1:
        return "they have no month in common; expected scenarios of the same time"
    options = [f"--set months={months}"]
    if any(case.start != start for case in cases):
        options.insert(0, f"--set start={start}")
    return f"compare the months they share with {' '.join(options)}"


def _belligerents(case: Scenario) -> set[tuple[str, str]]:
    return {(name, actor.role) for name, actor in case.actors.items() if actor.role in ("target", "defender")}


def shared_outcomes(cases: Sequence[Scenario]) -> tuple[Outcome, ...]:
    """Outcomes that all scenarios have."""
    others = [{outcome.key for outcome in outcomes_of(case)} for case in cases[1:]]
    return tuple(outcome for outcome in outcomes_of(cases[0]) if all(outcome.key in keys for keys in others))


def names_of(cases: Sequence[Scenario]) -> tuple[str, ...]:
    """The scenarios' names; one that comes again is numbered."""
    seen: list[str] = []
    for case in cases:
        taken, number = case.name, 1
        while taken in seen:
            number += 1
            taken = f"{case.name} ({number})"
        seen.append(taken)
    return tuple(seen)


def _difference(
    outcome: Outcome, a: str, b: str, values: tuple[Numbers, Numbers], ends: tuple[float, float]
) -> Difference:
    here, there = values
    both = np.isfinite(here) & np.isfinite(there)
    gain, pairs = outcome.gain(there[both] - here[both]), int(both.sum())
    better, worse, same = (
        float(part.mean()) if pairs else float("nan") for part in (gain > 0.0, gain < 0.0, gain == 0.0)
    )
    mean_a, mean_b = (float(mean(np.where(both, side, np.nan))) for side in values)
    low, high = ends
    return Difference(
        a=a, b=b, outcome=outcome.key, label=outcome.label, unit=outcome.unit, mean_a=mean_a, mean_b=mean_b,
        difference=float(mean(there - here)), low=low, high=high, better=better, worse=worse, same=same, pairs=pairs,
        better_for=outcome.better_for, better_means=outcome.better_means, told_apart=low > 0.0 or high < 0.0,
    )  # fmt: skip
