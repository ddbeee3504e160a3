"""When things happen: SF8 hazard of concession, SF9 damage, SF16 end of old wars, SF20 sanctions and wars."""

from __future__ import annotations

import numpy as np

from sim.results.block import Block
from sim.validation.episodes import Episodes
from sim.validation.fact import ABOVE_ZERO, Fact, Finding
from sim.validation.facts.outcomes import WHOLE
from sim.validation.lab import Lab, Request
from sim.validation.population import Part
from sim.validation.statistics import Array, Estimate, hazard, resampled

EARLY, LATE = (0.0, 24.0), (60.0, 120.0)
"""Windows of SF8, months since imposition."""
BASELINE = Request("baseline")
AS_IN_2014 = Request("as-in-2014", share=0.5, series=("russia.hardship", "russia.hardship_untouched"))
FULL_LOSS = 10.0
"""Loss of output at which hardship is complete, % of GDP."""
ALIKE = Request(
    changes=(
        ("actors.Target.stake", "0.005"), ("actors.Target.pain", "0.3"), ("parameters.shock_persistence", "0"),
        ("parameters.shock_size", "0.6"), ("actors.Neighbour.capacity", "0"), ("parameters.adaptation_blunts", "0"),
        ("parameters.capacity_wear", "0"), ("parameters.hardship_speed", "0.5"),
        ("actors.Lead.instruments.finance.coverage", "0"), ("actors.Lead.cost_of_tightening", "0.05"),
        ("hypotheses.private_information", "off"),
    ),
    part=Part("trade", False), alike=True, share=3.0,
)  # fmt: skip
"""One dyad played over and over: one measure, no lasting differences, fresh shocks each month, nothing that wears off."""
NO_AID = (("actors.US.aid", "0"), ("actors.EU.aid", "0"))
ALONE, TIED = ((("actors.US.institution", str(inst)), ("actors.EU.institution", str(inst))) for inst in (0, 1))
CORNERS = {
    (sanctions, helped): Request(
        "baseline" if sanctions else "no-sanctions", TIED if helped else (*NO_AID, *ALONE), share=0.7
    )
    for sanctions in (False, True)
    for helped in (False, True)
}


def falling_hazard(lab: Lab, fact: Fact) -> list[Finding]:
    """SF8, TIES v4.1: the hazard of concession falls from .022 to .002 a month; ratio of two windows 6.1 (GSDB 1.5)."""
    every = lab.episodes(WHOLE)
    alike = lab.episodes([ALIKE])
    return [
        fact.judge("a", "H", "hazard of concession, months 0-24 over months 60-120", ratio(every), (1.3, 8.0)),
        fact.judge("b", "M", "the same among dyads that are all alike, nothing wearing off", ratio(alike), (0.7, 1.3)),
    ]


def ratio(every: Episodes) -> Estimate:
    """Early over late hazard of target concession (negotiated, partial or total) since imposition."""
    imposed = every.where(every.imposed)

    def one(rows: Array) -> float:
        ends, event, weights = imposed.months[rows], imposed.broad[rows], imposed.weights[rows]
        late = hazard(ends, event, *LATE, weights)
        return hazard(ends, event, *EARLY, weights) / late if late > 0.0 else float("nan")

    return resampled(one, len(imposed))


def damage(lab: Lab, fact: Fact) -> list[Finding]:
    """SF9: measures of the kind of 2014 cost 1 to 4 % of output in two years, half of five years' effect by then."""
    series = lab.block(AS_IN_2014).series
    lost = FULL_LOSS * (series["russia.hardship"] - series["russia.hardship_untouched"])

    def by_then(rows: Array) -> float:
        paths = lost[:, rows].mean(axis=1)
        return float(paths[23] / paths.max())

    worlds = lost.shape[1]
    return [
        fact.judge("a", "B", "output lost after 24 months, % of GDP", resampled(lambda rows: float(lost[23, rows].mean()), worlds), (1.0, 4.0)),
        fact.judge("b", "B", "share of the largest effect in five years reached by then", resampled(by_then, worlds), (0.5, 1.0)),
    ]  # fmt: skip


def old_wars(lab: Lab, fact: Fact) -> list[Finding]:
    """SF16, Correlates of War: of wars past two years 2 to 7 % end in a month; a mean of a decade gives .007."""
    return [
        fact.judge(
            "", "B", "hazard of any ending of the war, a month", ending_hazard(lab.block(BASELINE)), (0.007, 0.07)
        )
    ]


def ending_hazard(block: Block) -> Estimate:
    """Endings per month at risk, by signature or otherwise."""
    first, ended = first_end(block)
    months = np.minimum(first + 1, block.months)
    return resampled(lambda rows: float(ended[rows].sum() / months[rows].sum()), block.count)


def first_end(block: Block) -> tuple[Array, Array]:
    """Month of the first ending of the war (or the horizon), and whether there was one."""
    dates = [np.where(block.worlds[way] >= 0, block.worlds[way], block.months) for way in ("signed", "over")]
    first: Array = np.min(dates, axis=0).astype(int)
    return first, first < block.months


def sanctions_and_wars(lab: Lab, fact: Fact) -> list[Finding]:
    """SF20, Lektzian and Regan 2016: sanctions shorten wars with institutions and aid, not alone."""
    ends = {key: first_end(lab.block(request)) for key, request in CORNERS.items()}
    worlds = len(ends[True, True][0])

    def rate(key: tuple[bool, bool], rows: Array) -> float:
        first, ended = ends[key]
        return float(ended[rows].sum() / np.maximum(1, first[rows] + 1).sum())

    def alone(rows: Array) -> float:
        return rate((True, False), rows) / rate((False, False), rows)

    def interaction(rows: Array) -> float:
        return float(np.log(rate((True, True), rows) / rate((False, True), rows)) - np.log(alone(rows)))

    return [
        fact.judge("a", "O", "hazard ratio of sanctions alone", resampled(alone, worlds), (0.7, 2.0)),
        fact.judge(
            "b", "O", "log hazard ratio with aid and institution less alone", resampled(interaction, worlds), ABOVE_ZERO
        ),
    ]


SF8 = Fact(
    "SF8",
    "Falling hazard of concession",
    "TIES v4.1; Dorff and Minhas; GSDB 2019",
    (*WHOLE, ALIKE),
    falling_hazard,
    True,
)
SF9 = Fact("SF9", "Damage is front-loaded and modest", "Neuenkirch and Neumeier 2015; IMF", (AS_IN_2014,), damage)
SF16 = Fact("SF16", "Old wars end at 2 to 7 % a month", "Correlates of War", (BASELINE,), old_wars, True)
SF20 = Fact(
    "SF20",
    "Sanctions alone do not shorten wars",
    "Lektzian and Regan 2016",
    tuple(CORNERS.values()),
    sanctions_and_wars,
)
