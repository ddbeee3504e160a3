"""Scenario discovery: under which conditions do the worlds of interest come about?

One half of the worlds finds a box, the other half says what it is worth, so that a box that is only
chance is found out. Within the first half, inputs enter one by one, each time the one whose peeling
together with those already in gives the most valuable box, as long as chance does not explain it: peeled
all at once, dozens of inputs that do nothing would each take a slice.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom

from sim.analysis.correlations import correlations
from sim.analysis.errors import AnalysisError
from sim.analysis.factors import (
    Factor,
    drawn_keys,
    factors_of,
    levels_of,
    loose_levels,
    open_hypotheses,
    place,
    settings_of,
)
from sim.analysis.frequencies import Share, share_of
from sim.analysis.measures import Measure, chosen_measures
from sim.analysis.playing import Playing
from sim.analysis.prim import Box, peel, pruned, quasi_p, surplus
from sim.ensemble import Design

if TYPE_CHECKING:
    from sim.scenario import Scenario

FEWEST_WORLDS, FEWEST_EVENTS = 200, 20
"""Worlds in all, and worlds of interest (or not of interest) in each half, below which nothing is sought."""
DOUBT = 0.05
"""Chance of finding what is not there: for the box, and for all its restrictions together."""
MOST_CONDITIONS = 4
"""Restrictions of a box, so that it can be told in a sentence."""
_SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_NUMBER = re.compile(r"\s*(>=|<=|>|<)?\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*")

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Discovery:
    """The conditions under which the worlds of interest come about, if there are any better than chance.

    ``conditions`` has a row for each restriction: ``factor``, ``kind``, ``meaning``, ``low`` and ``high``
    (NaN where open), ``levels`` of a hypothesis, the range over all worlds, and ``quasi_p``. All shares
    are of the worlds kept aside to test the box: ``base`` of interest among all of them, ``inside`` and
    ``outside`` the box, ``coverage`` of those of interest that lie in the box. ``chance`` is how likely
    as many worlds drawn at random would hold as many of interest. ``correlations`` are the rank
    correlations of every input with the worlds of interest, one at a time. ``why_not`` says why nothing
    was found, else it is empty.
    """

    scenario: Scenario
    measure: Measure
    wanted: str
    worlds: int
    seed: int
    hypotheses: bool
    base: Share
    inside: Share | None
    outside: Share | None
    coverage: Share | None
    chance: float
    conditions: pd.DataFrame
    correlations: pd.DataFrame
    why_not: str = ""

    @property
    def found(self) -> bool:
        """Whether the box is better than the base rate."""
        return not self.why_not


def discover_in(
    scenario: Scenario, outcome: str, playing: Playing, *, worlds: int = 2000, seed: int = 1,
    threshold: str | float | None = None, density: float | None = None, hypotheses: bool = False,
) -> Discovery:  # fmt: skip
    """Find the box; see ``Discovery``.

    An event is of interest where it happens; a number where it passes ``threshold``, such as 0.3 or
    "<0.3", by default where it is among the highest quarter. With ``density`` the box is the one that
    covers most while that share of its worlds is of interest, else the one whose surplus over chance is
    largest. AnalysisError says what cannot be done as asked.
    """
    if worlds < FEWEST_WORLDS:
        raise AnalysisError(
            f"discovery needs at least {FEWEST_WORLDS} worlds, half to find and half to test, not {worlds}"
        )
    if density is not None and not 0.0 < density <= 1.0:
        raise AnalysisError(f"the density is a share, more than 0 and at most 1, not {density:g}")
    measure = chosen_measures(scenario, [outcome])[0]
    compare, value = _asked(threshold, measure)
    levels = loose_levels(scenario, seed, np.arange(worlds)) if hypotheses else {}
    numbers = np.arange(worlds)
    design = Design(numbers, numbers, settings=settings_of(scenario, levels))
    keys = [key for key in drawn_keys(scenario) if key in scenario.quantities]
    read = [measure, *(_input(key) for key in keys)]
    played = playing.outcomes(scenario, design, seed, read)
    if value is None:
        value = float(f"{np.quantile(played[measure.name], 0.75):.3g}")
    interesting = _SIGNS[compare](played[measure.name], value)
    wanted = _wanted(measure, compare, value, threshold is None)
    factors = [
        factor for factor in factors_of(scenario, hypotheses) if factor.name in keys or factor.kind == "hypothesis"
    ]
    columns = {factor.name: _column(factor, played, levels, scenario) for factor in factors}
    table = np.stack(list(columns.values()), axis=-1) if columns else np.zeros((worlds, 0))
    ranks = correlations({key: columns[key] for key in keys}, {measure.name: interesting.astype(np.float64)})
    told = _Told(scenario, measure, wanted, worlds, seed, hypotheses, factors, table, interesting, ranks)
    return told.discovery(density)


@dataclass(frozen=True, eq=False)
class _Told:
    """The worlds played, ready to be searched."""

    scenario: Scenario
    measure: Measure
    wanted: str
    worlds: int
    seed: int
    hypotheses: bool
    factors: list[Factor]
    table: Numbers
    happened: NDArray[np.bool_]
    ranks: pd.DataFrame

    def discovery(self, density: float | None) -> Discovery:
        half = self.worlds // 2
        seek, test = slice(0, half), slice(half, self.worlds)
        few = min(int(part.sum()) for part in (self.happened[seek], ~self.happened[seek], self.happened[test]))
        if few < FEWEST_EVENTS:
            count = int(self.happened.sum())
            return self._nothing(
                test, f"the worlds of interest are {count:,} of {self.worlds:,}: too few, or too few others"
            )
        box = self._box(self.table[seek], self.happened[seek], density)
        if not box.columns:
            return self._nothing(test, "no restriction of an input stands out of chance")
        return self._judged(box, test)

    def _box(self, table: Numbers, happened: NDArray[np.bool_], density: float | None) -> Box:
        """The box of the finding half, its limits rounded as they are told."""
        codes = [column for column, factor in enumerate(self.factors) if factor.kind == "hypothesis"]
        doubt = DOUBT / max(1, 2 * len(self.factors))

        def value(box: Box) -> float:
            inside = box.holds(table)
            if density is None or not inside.any() or happened[inside].mean() >= density:
                return surplus(box, table, happened) if density is None else float(happened[inside].sum())
            return float(happened[inside].mean()) - 1.0

        chosen: list[int] = []
        best = Box()
        while len(chosen) < MOST_CONDITIONS:
            fresh = best
            for column in (column for column in range(len(self.factors)) if column not in chosen):
                for box in sorted(peel(table, happened, codes, [*chosen, column]), key=value, reverse=True):
                    if value(box) <= value(fresh):
                        break
                    if column in box.columns and pruned(box, table, happened, doubt) == box:
                        fresh = box
                        break
            if fresh is best:
                break
            best, chosen = fresh, fresh.columns
        return _rounded(best, table)

    def _judged(self, box: Box, test: slice) -> Discovery:
        table, happened = self.table[test], self.happened[test]
        inside = box.holds(table)
        count, of, base = int(happened[inside].sum()), int(inside.sum()), float(happened.mean())
        chance = float(binom.sf(count - 1, of, base)) if of else 1.0
        shares = {
            "inside": share_of("of interest in the box", count, of) if of else None,
            "outside": share_of("elsewhere", int(happened[~inside].sum()), int((~inside).sum())),
            "coverage": share_of("covered", count, int(happened.sum())),
        }
        doubts = quasi_p(box, table, happened)
        rows = [self._condition(box, column, doubts[column]) for column in box.columns]
        why_not = (
            "" if chance < DOUBT else "the box found in one half of the worlds is no better than chance in the other"
        )
        return self._told(test, shares, chance, pd.DataFrame(rows), why_not)

    def _condition(self, box: Box, column: int, doubt: float) -> dict[str, Any]:
        factor, values = self.factors[column], self.table[:, column]
        low, high = box.numbers.get(column, (-np.inf, np.inf))
        left = [factor.levels[code] for code in sorted(box.levels.get(column, ()))]
        return {
            "factor": factor.name, "kind": factor.kind, "meaning": factor.meaning,
            "low": low if np.isfinite(low) else np.nan, "high": high if np.isfinite(high) else np.nan,
            "levels": ", ".join(left), "all_levels": ", ".join(factor.levels),
            "lowest": float(values.min()), "highest": float(values.max()), "quasi_p": doubt,
        }  # fmt: skip

    def _nothing(self, test: slice, why_not: str) -> Discovery:
        return self._told(test, {"inside": None, "outside": None, "coverage": None}, 1.0, pd.DataFrame(), why_not)

    def _told(
        self, test: slice, shares: dict[str, Share | None], chance: float, rows: pd.DataFrame, why: str
    ) -> Discovery:
        happened = self.happened[test]
        base = share_of("of interest", int(happened.sum()), len(happened))
        return Discovery(
            self.scenario, self.measure, self.wanted, self.worlds, self.seed, self.hypotheses, base, shares["inside"],
            shares["outside"], shares["coverage"], chance, rows, self.ranks, why,
        )  # fmt: skip


def _rounded(box: Box, table: Numbers) -> Box:
    """The box with limits as they are told: as short as the spread of the input allows, open where they cut nothing."""
    numbers = {}
    for column, limits in box.numbers.items():
        values = table[:, column]
        spread = float(values.max() - values.min())
        digits = int(np.ceil(-np.log10(spread / 50.0))) if spread > 0.0 else 6
        low, high = (round(limit, digits) if np.isfinite(limit) else limit for limit in limits)
        if (values < low).any() or (values > high).any():
            numbers[column] = (low, high)
    return Box(numbers, box.levels)


def _asked(threshold: str | float | None, measure: Measure) -> tuple[str, float | None]:
    if threshold is None:
        return (">=", 1.0) if measure.is_event else (">=", None)
    hit = _NUMBER.fullmatch(str(threshold))
    try:
        return (hit[1] or ">=", float(hit[2])) if hit else (_no_number(threshold), None)
    except ValueError:
        return _no_number(threshold), None


def _wanted(measure: Measure, compare: str, value: float, by_itself: bool) -> str:
    """The worlds of interest in words."""
    if measure.is_event and value in (0.5, 1.0):
        return measure.meaning if compare in (">=", ">") else f"it is not so that {measure.meaning}"
    words = {">=": "is {:g} or more", "<=": "is {:g} or less", ">": "is more than {:g}", "<": "is less than {:g}"}
    quarter = " (the highest quarter)" if by_itself else ""
    return f"{measure.meaning} {words[compare].format(value)}{quarter}"


def _no_number(threshold: object) -> str:
    raise AnalysisError(f"--threshold {threshold}: expected a number, such as 0.3 or '<0.3'")


def _input(key: str) -> Measure:
    return Measure(f"input.{key}", "", "", _Input(f"input.{key}"))


@dataclass(frozen=True)
class _Input:
    column: str

    def __call__(self, block: Any) -> Numbers:
        return np.asarray(block.worlds[self.column], dtype=np.float64)


def _column(factor: Factor, played: dict[str, Numbers], levels: dict[str, Numbers], scenario: Scenario) -> Numbers:
    if factor.kind == "input":
        return played[f"input.{factor.name}"]
    hypothesis = next(one for one in open_hypotheses(scenario) if one.name == factor.name)
    return place(levels[factor.name], len(levels_of(hypothesis))).astype(np.float64)
