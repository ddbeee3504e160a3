"""What raises success: SF3 cost, SF4 institutions, SF5 busting, SF10 regime, SF27 carrots."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from sim.validation.episodes import ISSUES, Episodes, joined
from sim.validation.fact import ABOVE_ZERO, Fact, Finding
from sim.validation.facts.outcomes import WHOLE
from sim.validation.lab import Lab, Request, population
from sim.validation.population import Part
from sim.validation.statistics import Array, Estimate, difference, odds_ratio, paired, resampled, share

MAIN = tuple(Part(issue, coalition) for coalition in (False, True) for issue in ("trade", "security"))
"""Parts of the population in which the dearer experiments are made."""
HITS = ("2", "8", "20")
"""Exposure of trade, % of GDP: the median target feels about .3, 1 and 3 % of GDP (finance half as much)."""
BY_HIT = tuple(
    population(
        ("instruments.trade.exposure", hit),
        ("instruments.finance.exposure", str(float(hit) / 2)),
        share=0.8,
        parts=MAIN,
    )
    for hit in HITS
)
WITHOUT, WITH = population(share=0.5, institution=0.0), population(share=0.5, institution=1.0)
BUSTERS = {
    (profit, friend): population(
        ("actors.Neighbour.profit", "8" if profit else "0"),
        ("actors.Neighbour.affinity", "3" if friend else "0"),
        ("actors.Neighbour.capacity", "0.8"),
        share=1.5,
        parts=MAIN[:1],
    )
    for profit in (False, True)
    for friend in (False, True)
}
CHINA = tuple(Request(name, series=("sanctions.loss",)) for name in ("baseline", "china-complies"))
CARROT, STICK = (
    population(("actors.Lead.offer_relief", offer), ("actors.Target.trust_in_relief", "0.8"), share=1.2, parts=MAIN[:2])
    for offer in ("1.0", "0.0")
)
SETTLED_IN = 12
"""Months after which China's new course is complete."""


def cost_to_the_target(lab: Lab, fact: Fact) -> list[Finding]:
    """SF3, TIES v4.1 (n = 486): odds ratio 1.82 a step of cost, from minor over major to severe; severe 76 %."""
    steps = [lab.episodes(requests) for requests in BY_HIT]
    imposed = [part.where(part.imposed) for part in steps]
    whole = joined(imposed)
    step = np.concatenate([np.full(len(part), k) for k, part in enumerate(imposed)])
    severe = share(imposed[-1].broad, imposed[-1].weights)
    return [
        fact.judge("a", "H", "odds ratio of success for a step of cost", gradient(whole, step), (1.3, 2.6)),
        fact.judge("b", "H", "success at severe cost", severe, (0.0, 0.95)),
    ]


def gradient(episodes: Episodes, step: Array) -> Estimate:
    """Odds ratio a step, with the controls of the data."""
    return odds_ratio(episodes.broad, controls(episodes, step), episodes.weights)


def controls(episodes: Episodes, first: Array) -> Array:
    """Columns of the regression: first the variable of interest."""
    high = episodes.issue != ISSUES.index("trade")
    return np.column_stack([first, episodes.coalition, episodes.institution, high])


def institutions(lab: Lab, fact: Fact) -> list[Finding]:
    """SF4, TIES v4.1: 49, 72, 60, 80 % for neither, institution, numbers, both; odds ratios 2.2 and 1.3."""
    both = joined([lab.episodes(WITHOUT), lab.episodes(WITH)])
    return institution_tests(fact, both.where(both.imposed))


def institution_tests(fact: Fact, imposed: Episodes) -> list[Finding]:
    """The tests of SF4, for any labels."""

    def rate(rows: Episodes, coalition: bool, institution: bool) -> float:
        here = rows.where((rows.coalition == coalition) & (rows.institution == institution))
        return share(here.broad, here.weights).value

    def margin(chosen: Array) -> float:
        rows = imposed.where(chosen)
        cells = {(c, i): rate(rows, c, i) for c in (False, True) for i in (False, True)}
        by_tie = cells[False, True] - cells[False, False] + cells[True, True] - cells[True, False]
        by_numbers = cells[True, False] - cells[False, False] + cells[True, True] - cells[False, True]
        return (by_tie - by_numbers) / 2.0

    def effect(chosen: Array) -> float:
        rows = imposed.where(chosen)
        return sum(rate(rows, c, True) - rate(rows, c, False) for c in (False, True)) / 2.0

    cells = [rate(imposed, *cell) for cell in ((True, True), (False, True), (True, False), (False, False))]
    ordered = float(all(one > other for one, other in pairwise(cells)))
    told = ", ".join(f"{cell:.0%}" for cell in cells)
    return [
        fact.judge("a", "O", "effect of an institution on success", resampled(effect, len(imposed)), ABOVE_ZERO),
        fact.judge("b", "O", "effect of an institution less that of numbers", resampled(margin, len(imposed)), ABOVE_ZERO),
        fact.judge(
            "c", "O", f"1 if both > institution > numbers > neither: {told}",
            Estimate(ordered, ordered, ordered), (1.0, 1.0), soft=True,
        ),
    ]  # fmt: skip


def busting(lab: Lab, fact: Fact) -> list[Finding]:
    """SF5, Early and Spice 2011: affinity alone does little, with profit much; China adds a fifth to the loss."""
    felt = {key: lab.episodes(requests) for key, requests in BUSTERS.items()}

    def saved(rows: Array, key: tuple[bool, bool]) -> float:
        before, after = felt[False, False], felt[key]
        here = before.imposed[rows] & after.imposed[rows]
        return 1.0 - float(after.felt[rows][here].mean() / before.felt[rows][here].mean())

    def ratio(rows: Array) -> float:
        return saved(rows, (False, True)) / max(1e-9, saved(rows, (True, False)))

    def together(rows: Array) -> float:
        return saved(rows, (True, True)) - saved(rows, (True, False)) - saved(rows, (False, True))

    count = len(felt[False, False])
    base, joins = (lab.block(request).series["sanctions.loss"][SETTLED_IN:].mean(axis=0) for request in CHINA)
    gain = resampled(lambda rows: float(joins[rows].mean() / base[rows].mean() - 1.0), len(base))
    return [
        fact.judge("a", "M", "loss spared by affinity alone over loss spared by profit", resampled(ratio, count), (-math.inf, 1 / 3)),
        fact.judge("b", "O", "loss spared by both beyond their sum", resampled(together, count), ABOVE_ZERO, soft=True),
        fact.judge("c", "O", "rise of the target's loss when China complies", gain, (0.10, 0.40)),
    ]  # fmt: skip


def regime(lab: Lab, fact: Fact) -> list[Finding]:
    """SF10, Dorff and Minhas: no clean effect of regime type; reported, not asserted."""
    every = lab.episodes(WHOLE)
    imposed = every.where(every.imposed)
    closed = imposed.inputs["input.actors.Target.control"] > 0.5
    ratio = odds_ratio(imposed.broad, controls(imposed, closed), imposed.weights)
    return [
        fact.judge("", "M", "odds ratio of success, closed against open targets (reported)", ratio, (0.0, math.inf))
    ]


def carrots(lab: Lab, fact: Fact) -> list[Finding]:
    """SF27, TIES v4.1 (39 cases): a credible carrot on top of sticks does no harm."""
    offered, withheld = lab.episodes(CARROT), lab.episodes(STICK)
    both = offered.imposed & withheld.imposed
    effect = paired(offered.broad[both], withheld.broad[both])
    hostile = both & (offered.issue != ISSUES.index("trade"))
    there = difference(share(offered.broad[hostile], offered.weights[hostile]),
                       share(withheld.broad[hostile], withheld.weights[hostile]))  # fmt: skip
    return [
        fact.judge("a", "O", "mean effect of credible relief on success", effect, (-0.02, math.inf)),
        fact.judge("b", "O", "the same over security and land", there, (-0.02, math.inf), soft=True),
    ]


SF3 = Fact(
    "SF3",
    "Cost to the target raises success",
    "TIES v4.1; Bapat et al. 2013",
    sum(BY_HIT, ()),
    cost_to_the_target,
    True,
)
SF4 = Fact("SF4", "Institutions beat numbers", "TIES v4.1; Bapat and Morgan 2009", (*WITHOUT, *WITH), institutions)
SF5 = Fact(
    "SF5",
    "Busting for profit and for politics",
    "Early and Spice 2011; Chowdhry et al. 2022",
    (*sum(BUSTERS.values(), ()), *CHINA),
    busting,
)
SF10 = Fact("SF10", "No clean effect of regime type", "Dorff and Minhas", WHOLE, regime)
SF27 = Fact("SF27", "Carrots on top of sticks", "TIES v4.1", (*CARROT, *STICK), carrots)
