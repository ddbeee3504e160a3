"""Realised leverage and what earned it: Shapley values over the instruments and the promise of relief."""

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
from sim.analysis.playing import HERE, Playing
from sim.analysis.shapley import coalitions, shapley
from sim.model.series import key_of
from sim.scenario.faults import listing
from sim.scenario.without import measures_in_use, measures_of, without

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario

Numbers = NDArray[np.float64]

TOTAL = "all together"
MOST_MEASURES = 10
"""Measures beyond which 2**n coalitions are too many."""


@dataclass(frozen=True)
class Coalitions:
    """The scenario with each set of its measures; a set names those that stay, all others of ``measures`` go."""

    scenario: Scenario
    measures: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many sets there are."""
        return 2 ** len(self.measures)

    def case(self, number: int) -> Scenario:
        """The scenario with one of the sets: none first, all (the scenario itself) last."""
        kept = coalitions(len(self.measures))[number]
        return without(self.scenario, [m for place, m in enumerate(self.measures) if place not in kept])


@dataclass(frozen=True, eq=False)
class Attribution:
    """Realised leverage of a scenario's measures, with and without each of them on the same dice and inputs.

    ``worth`` is each outcome in each coalition and world (coalitions x outcomes x worlds), in the order
    of ``shapley.coalitions``; ``earned`` what each measure adds in each world, averaged over all orders
    (measures x outcomes x worlds). Both have the sign of the outcome: fewer months of war are negative.
    """

    scenario: Scenario
    seed: int
    measures: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    prices: tuple[Outcome, ...]
    """Outcomes that are the price of the others, for the senders and for people; the last of the axis."""
    worth: Numbers = field(repr=False)
    earned: Numbers = field(repr=False)

    @property
    def worlds(self) -> int:
        """How many worlds each coalition was played in."""
        return int(self.worth.shape[-1])

    @property
    def values(self) -> pd.DataFrame:
        """One row per measure and outcome: what it adds, with its 95 % interval over worlds; the last are totals.

        ``without_any`` is the mean with none of the measures, ``with_all`` that of the scenario itself.
        """
        import pandas as pd

        return pd.DataFrame(self.records())

    def records(self) -> list[dict[str, Any]]:
        """The rows of ``values`` as plain records."""
        return list(self._records)

    @cached_property
    def _records(self) -> list[dict[str, Any]]:
        together = self.worth[-1] - self.worth[0]
        rows = np.concatenate([self.earned, together[np.newaxis]])
        value, (low, high) = mean(rows), interval(rows, self.seed)
        none, whole = mean(self.worth[0]), mean(self.worth[-1])
        return [
            {
                "measure": measure, "outcome": outcome.key, "value": float(value[i, k]), "low": float(low[i, k]),
                "high": float(high[i, k]), "told_apart": not low[i, k] <= 0.0 <= high[i, k],
                "price": outcome in self.prices, "unit": outcome.unit, "better_for": outcome.better_for,
                "better_means": outcome.better_means, "without_any": float(none[k]), "with_all": float(whole[k]),
            }
            for k, outcome in enumerate((*self.outcomes, *self.prices))
            for i, measure in enumerate((*self.measures, TOTAL))
        ]  # fmt: skip


def attribute(
    scenario: Scenario,
    worlds: int = 500,
    seed: int = 1,
    measures: Sequence[str] | None = None,
    playing: Playing = HERE,
) -> Attribution:
    """Play all 2**n coalitions of the measures (those in use, unless named) and share out what they achieve.

    AnalysisError for a measure that the scenario does not have, for none, or for more than ten.
    """
    chosen = chosen_measures(scenario, measures)
    outcomes, prices = _measured(scenario)
    games = Coalitions(scenario, chosen)
    parts: list[list[Numbers]] = [[] for _ in range(games.count)]
    for number, block in playing.members(games, worlds, seed):
        parts[number].append(np.stack(list(values_of(block, (*outcomes, *prices)).values())))
    worth = np.stack([np.concatenate(blocks, axis=-1) for blocks in parts])
    return Attribution(scenario, seed, chosen, outcomes, prices, worth, shapley(worth, len(chosen)))


def chosen_measures(scenario: Scenario, measures: Sequence[str] | None) -> tuple[str, ...]:
    """The measures of these names in the order of the file, or those in use; AnalysisError as for ``attribute``."""
    if measures is None:
        chosen = measures_in_use(scenario)
    else:
        try:
            without(scenario, measures)
        except ValueError as error:
            raise AnalysisError(str(error)) from error
        chosen = tuple(measure for measure in measures_of(scenario) if measure in measures)
    if not chosen:
        raise AnalysisError(f"{scenario.name} uses no measure; expected one of: {listing(measures_of(scenario))}")
    if len(chosen) > MOST_MEASURES:
        raise AnalysisError(
            f"{len(chosen)} measures have {2 ** len(chosen):,} coalitions; name {MOST_MEASURES} at most"
        )
    return chosen


def _measured(scenario: Scenario) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """What counts as leverage, and what it costs."""
    roles = {actor.role: name for name, actor in reversed(scenario.actors.items())}
    other = key_of(roles.get("defender", roles["sender"]))
    known = {outcome.key: outcome for outcome in outcomes_of(scenario)}
    leverage = ("completed", "signed", f"utility.{other}", "months_of_war")
    prices = ("sender_cost", "human_cost", "hardship")
    first, last = ([known[key] for key in keys if key in known] for keys in (leverage, prices))
    return tuple(first), tuple(last)
