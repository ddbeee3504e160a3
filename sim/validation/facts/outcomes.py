"""How threats and sanctions end: SF1, SF2, SF6, SF7, SF18."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from sim.validation.episodes import ISSUES, Episodes
from sim.validation.fact import ABOVE_ZERO, Fact, Finding
from sim.validation.lab import Lab, Request, population
from sim.validation.population import Part
from sim.validation.statistics import Estimate, difference, resampled, share

WHOLE = population()
_LAND = Part("territory", False)
LAND_WEIGHS = {
    weight: Request(
        changes=(
            ("actors.Target.saliences.demand", weight),
            ("actors.Target.saliences.side issue", f"{1 - float(weight):.1f}"),
        ),
        part=_LAND,
        share=2.0,
    )
    for weight in ("0.2", "0.6")
}
CONTRIBUTION = 1.0
"""Loss of output from which measures count as having contributed, % of GDP."""


def _rates(episodes: Episodes, what: str) -> Estimate:
    return share(getattr(episodes, what), episodes.weights)


def threats_and_imposition(lab: Lab, fact: Fact) -> list[Finding]:
    """SF1, TIES v4.1: over trade threats do better (narrow 41.7 against 32.6 %), over security they do not."""
    every = lab.episodes(WHOLE)
    trade = every.where(every.issue == ISSUES.index("trade"))
    other = every.where(every.issue != ISSUES.index("trade"))

    def gap(part: Episodes, what: str) -> Estimate:
        return difference(_rates(part.where(~part.imposed), what), _rates(part.where(part.imposed), what))

    reversal = gap(other, "broad")
    return [
        fact.judge("a", "B", "share of threats that are carried out", share(every.imposed, every.weights), (0.35, 0.60)),
        fact.judge("b", "O", "narrow success over trade, threat only less imposed", gap(trade, "narrow"), ABOVE_ZERO),
        fact.judge(
            "c", "O", "broad success over security, imposed less threat only",
            Estimate(-reversal.value, -reversal.high, -reversal.low), ABOVE_ZERO, soft=True,
        ),
    ]  # fmt: skip


def six_definitions(lab: Lab, fact: Fact) -> list[Finding]:
    """SF2: the rate of success is a definition; from the strictest to the loosest at least a factor of two."""
    every = lab.episodes(WHOLE)
    imposed = every.where(every.imposed)
    rates = [_rate(imposed, k) for k in range(len(definitions(imposed)))]
    ordered = all(one <= other + 1e-9 for one, other in pairwise(rates))
    factor = resampled(lambda rows: _factor(imposed.where(rows)), len(imposed))
    return [
        fact.judge("a", "H", "loosest over strictest of six rates of success", factor, (2.0, math.inf)),
        fact.judge(
            "b", "H", "1 if stricter definitions never give more: " + ", ".join(f"{rate:.0%}" for rate in rates),
            Estimate(float(ordered), float(ordered), float(ordered)), (1.0, 1.0),
        ),
    ]  # fmt: skip


def definitions(imposed: Episodes) -> list[np.ndarray]:
    """Success, from the strictest to the loosest."""
    contributed = imposed.felt >= CONTRIBUTION
    full, narrow = imposed.is_("total"), imposed.narrow
    return [full & contributed, full, narrow, imposed.broad, imposed.met >= 0.1, imposed.met > 0.0]


def _rate(imposed: Episodes, number: int) -> float:
    return share(definitions(imposed)[number], imposed.weights).value


def _factor(imposed: Episodes) -> float:
    strictest = _rate(imposed, 0)
    return _rate(imposed, 5) / strictest if strictest > 0.0 else 1e3


def land_is_hard(lab: Lab, fact: Fact) -> list[Finding]:
    """SF6, GSDB 2019: territory is conceded least (35.7 %), and settled by negotiation more often."""
    light, heavy = (lab.episodes([LAND_WEIGHS[weight]]) for weight in ("0.2", "0.6"))
    light, heavy = light.where(light.imposed), heavy.where(heavy.imposed)

    def of_broad(part: Episodes) -> Estimate:
        settled = part.where(part.broad)
        return share(settled.is_("negotiated"), settled.weights)

    return [
        fact.judge(
            "a", "O", "full and partial success, salience of land .2 less .6",
            difference(_rates(light, "narrow"), _rates(heavy, "narrow")), ABOVE_ZERO,
        ),
        fact.judge(
            "b", "O", "negotiated endings among successes, salience of land .6 less .2",
            difference(of_broad(heavy), of_broad(light)), ABOVE_ZERO,
        ),
    ]  # fmt: skip


def how_imposed_ones_end(lab: Lab, fact: Fact) -> list[Finding]:
    """SF7, TIES v4.1 (n = 540): sender gives up 29.6, negotiated 23.9, acquiescence 32.6, stalemate 13.1 %."""
    every = lab.episodes(WHOLE)
    imposed = every.where(every.imposed)

    def rate(*names: str) -> Estimate:
        return share(imposed.is_(*names), imposed.weights)

    return [
        fact.judge("a", "B", "sender gives up", rate("capitulation"), (0.20, 0.40)),
        fact.judge("b", "B", "negotiated settlement", rate("negotiated"), (0.15, 0.35)),
        fact.judge("c", "B", "partial or total acquiescence", rate("total", "partial"), (0.20, 0.45)),
    ]


def mostly_distributive(lab: Lab, fact: Fact) -> list[Finding]:
    """SF18, TIES v4.1 (n = 921): scores of sender and target correlate at -.78; their sum is 10.4 of 10."""
    every = lab.episodes(WHOLE)
    settled = every.where(~every.is_("stalemate"))

    def correlation(rows: np.ndarray) -> float:
        return float(np.corrcoef(settled.sender_worth[rows], settled.target_worth[rows])[0, 1])

    together = (settled.sender_worth + settled.target_worth) / compromise_sum(settled)
    return [
        fact.judge("a", "B", "correlation of both sides' worth over settlements", resampled(correlation, len(settled)), (-0.95, -0.5)),
        fact.judge(
            "b", "B", "mean sum of worths, the compromise solution = 1",
            resampled(lambda rows: float(together[rows].mean()), len(settled)), (0.95, 1.25),
        ),
    ]  # fmt: skip


def saliences(episodes: Episodes) -> list[tuple[np.ndarray, np.ndarray]]:
    """Saliences of target and lead for each issue, adding up to one each."""
    issues = ("demand", "side issue")
    both = []
    for actor in ("Target", "Lead"):
        raw = np.stack([episodes.inputs[f"input.actors.{actor}.saliences.{issue}"] for issue in issues])
        both.append(raw / raw.sum(axis=0))
    return list(zip(*both, strict=True))


def compromise_sum(episodes: Episodes) -> np.ndarray:
    """Sum of both sides' worth at the salience-weighted mean of their ideals (0 and 1), issue by issue."""
    total = np.zeros(len(episodes))
    for target, lead in saliences(episodes):
        value = target / (target + lead)
        total = total + target * value + lead * (1.0 - value)
    return total


SF1 = Fact("SF1", "Threats against imposition", "TIES v4.1", WHOLE, threats_and_imposition)
SF2 = Fact("SF2", "The rate of success is a definition", "Pape 1997; TIES v4.1; GSDB 2019", WHOLE, six_definitions)
SF6 = Fact("SF6", "Territory is hard", "GSDB 2019; TIES v4.1", tuple(LAND_WEIGHS.values()), land_is_hard)
SF7 = Fact("SF7", "How imposed episodes end", "TIES v4.1", WHOLE, how_imposed_ones_end)
SF18 = Fact("SF18", "Settlements are mostly distributive", "TIES v4.1", WHOLE, mostly_distributive)
