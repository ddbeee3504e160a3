"""Which scenario is better on what, and how robustly: shares of parameter draws, under each level of the hypotheses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.analysis.bootstrap import mean
from sim.analysis.comparison import check_paired, names_of, shared_outcomes
from sim.analysis.errors import AnalysisError
from sim.analysis.outcomes import Outcome, values_of
from sim.analysis.playing import HERE, Playing
from sim.ensemble import Cases, Design
from sim.scenario import revised
from sim.scenario.catalogue import registered
from sim.scenario.faults import listing, nearest

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario

Numbers = NDArray[np.float64]

AS_THEY_ARE = "as they are"
"""The scenarios with their own hypotheses."""
USUAL = ("relief_credible", "rally", "rents", "busting", "constraint", "guarantees")
ROBUST = 0.8
"""Share of draws under which no scenario is called better."""


@dataclass(frozen=True)
class Supposition:
    """One level of one hypothesis, laid over every scenario; empty for the scenarios as they are."""

    hypothesis: str = ""
    level: str = ""

    def __str__(self) -> str:
        return f"{self.hypothesis}: {self.level}" if self.hypothesis else AS_THEY_ARE


@dataclass(frozen=True, eq=False)
class Orderings:
    """Scenarios held against each other, draw by draw of the uncertain numbers.

    In each draw the difference of a pair is the mean over its dice; for an outcome that only signed
    worlds have, over the dice with which both sign.
    """

    cases: tuple[Scenario, ...]
    names: tuple[str, ...]
    seed: int
    draws: int
    dice: int
    outcomes: tuple[Outcome, ...]
    suppositions: tuple[Supposition, ...]
    gains: dict[tuple[int, int], Numbers] = field(repr=False)
    """By pair of scenarios: how much better the second is (suppositions x outcomes x draws), NaN where untold."""

    @property
    def table(self) -> pd.DataFrame:
        """One row per pair, supposition and outcome: shares of draws in which either is better, and which is called so.

        ``better`` names the scenario that is better in at least 80 % of the draws, and is empty where none is.
        """
        import pandas as pd

        return pd.DataFrame(self.records())

    def records(self) -> list[dict[str, Any]]:
        """The rows of ``table`` as plain records."""
        return list(self._records)

    @cached_property
    def _records(self) -> list[dict[str, Any]]:
        return [
            self._record(pair, supposition, k, gains[place, k])
            for pair, gains in self.gains.items()
            for place, supposition in enumerate(self.suppositions)
            for k in range(len(self.outcomes))
        ]

    def _record(
        self, pair: tuple[int, int], supposition: Supposition, number: int, gain: Numbers
    ) -> dict[str, Any]:  # fmt: skip
        outcome, known = self.outcomes[number], gain[np.isfinite(gain)]
        first, second, same = (
            float(part.mean()) if known.size else float("nan") for part in (known < 0.0, known > 0.0, known == 0.0)
        )
        a, b = (self.names[k] for k in pair)
        return {
            "a": a, "b": b, "hypothesis": supposition.hypothesis, "level": supposition.level,
            "outcome": outcome.key, "label": outcome.label, "a_better": first, "b_better": second, "same": same,
            "draws": int(known.size), "better": a if first >= ROBUST else b if second >= ROBUST else "",
            "better_for": outcome.better_for, "better_means": outcome.better_means,
        }  # fmt: skip

    def robust(self) -> list[dict[str, Any]]:
        """The orderings that hold as the scenarios are, with the suppositions under which they no longer do.

        Each has ``a``, ``b``, ``outcome``, ``label``, ``better``, the share of draws, and ``fails`` and
        ``reverses``: the suppositions under which it falls below 80 %, and under which the other is better.
        """
        rows: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for record in self.records():
            rows.setdefault((record["a"], record["b"], record["outcome"]), []).append(record)
        found = []
        for first, *others in rows.values():
            if first["better"]:
                fails = [self._told(one) for one in others if one["better"] != first["better"]]
                turned = [self._told(one) for one in others if one["better"] not in ("", first["better"])]
                share = max(first["a_better"], first["b_better"])
                found.append(first | {"share": share, "fails": fails, "reverses": turned, "of": len(others)})
        return found

    def _told(self, record: dict[str, Any]) -> str:
        return str(Supposition(record["hypothesis"], record["level"]))


def orderings(
    cases: Sequence[Scenario],
    draws: int = 200,
    dice: int = 10,
    seed: int = 1,
    hypotheses: Sequence[str] = USUAL,
    playing: Playing = HERE,
) -> Orderings:
    """Play every draw of the uncertain numbers with several dice, under each level of the hypotheses in turn.

    Draw i has the inputs of world i, and dice of its own that are the same in every scenario and under
    every supposition. The fewer the dice, the nearer a share is to a half. AnalysisError for scenarios
    that cannot be paired, unknown hypotheses, or fewer than one draw or die.
    """
    check_paired(cases)
    if draws < 1 or dice < 1:
        raise AnalysisError(f"expected at least one draw and one die, not {draws} and {dice}")
    suppositions = suppositions_of(hypotheses)
    design = Design(np.arange(draws * dice), np.repeat(np.arange(draws), dice))
    laid = [revised(case, _setting(one)) for one in suppositions for case in cases]
    outcomes = shared_outcomes(cases)
    values: list[list[Numbers]] = [[] for _ in laid]
    for number, block in playing.members(Cases(tuple(laid)), draws * dice, seed, design=design):
        values[number].append(np.stack(list(values_of(block, outcomes).values())))
    shape = (len(suppositions), len(cases), len(outcomes), draws, dice)
    worlds = np.stack([np.concatenate(blocks, axis=-1) for blocks in values]).reshape(shape)
    gains = {pair: _gains(outcomes, worlds, pair) for pair in combinations(range(len(cases)), 2)}
    return Orderings(tuple(cases), names_of(cases), seed, draws, dice, outcomes, suppositions, gains)


def suppositions_of(hypotheses: Sequence[str]) -> tuple[Supposition, ...]:
    """The scenarios as they are, then each hypothesis at its other levels; AnalysisError for unknown ones."""
    known = registered().hypotheses
    for name in hypotheses:
        if name not in known:
            near = nearest(name, known)
            hint = f"; did you mean {near!r}?" if near else ""
            raise AnalysisError(f"no hypothesis {name!r}; expected one of: {listing(known, len(known))}{hint}")
    levels = [(name, level) for name in dict.fromkeys(hypotheses) for level in known[name].levels]
    return (Supposition(), *(Supposition(name, level) for name, level in levels if level != known[name].default))


def _setting(supposition: Supposition) -> dict[str, str]:
    if not supposition.hypothesis:
        return {}
    return {f"hypotheses.{supposition.hypothesis}": f'"{supposition.level}"'}


def _gains(outcomes: tuple[Outcome, ...], worlds: Numbers, pair: tuple[int, int]) -> Numbers:
    """How much better the second is, mean over the dice of each draw (suppositions x outcomes x draws)."""
    gap = mean(worlds[:, pair[1]] - worlds[:, pair[0]])
    signs = np.array([1.0 if outcome.higher else -1.0 for outcome in outcomes])
    answer: Numbers = gap * signs[:, np.newaxis]
    return answer
