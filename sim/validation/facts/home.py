"""Publics and lobbies: SF11 rally, SF21 acceptable terms, SF22 who gets the relief."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sim.model.sanctions_model import SanctionsModel
from sim.scenario import Scenario, load
from sim.validation.fact import ABOVE_ZERO, Fact, Finding
from sim.validation.lab import SEED, Lab, Request
from sim.validation.statistics import Array, Estimate, paired, resampled

_SUPPORT = ("russia.support",)
PLAIN, PACKAGE, WAR = (Request(name, series=_SUPPORT) for name in ("baseline", "new-package", "war-event"))
MONTH = 3
"""Month in which the news is felt: it comes in the third, new measures bite in the next."""
POINTS = 100.0
TERMS = {
    "freeze with guarantees": {"territory": 0.53, "security": 0.25},
    "freeze": {"territory": 0.53, "security": 0.55},
    "withdrawal from held Donbas": {"territory": 1.0, "security": 0.55},
    "recognition": {"territory": 1.0, "security": 0.9},
}
"""Terms that were put to the public, as far as the issues can say it; the other issues stay where they are."""
INSTRUMENTS = ("energy", "finance", "technology", "individuals", "assets", "secondary")
BUSINESS, STATE = (
    Request(
        "easing-card", tuple((f"instruments.{name}.civil", share) for name in INSTRUMENTS), share=1.0,
        series=("russia.war_lobby", "front.held"),
    )
    for share in ("1", "0")
)  # fmt: skip


def rallies(lab: Lab, fact: Fact) -> list[Finding]:
    """SF11, Frye 2019 and Levada: sanctions move support by 3 points at most, war by 5 to 15, half gone in a year."""
    plain, package, war = (lab.block(request).series["russia.support"] for request in (PLAIN, PACKAGE, WAR))
    moved = POINTS * (package - plain)[MONTH]
    rallied = POINTS * (war - plain)

    def half_life(rows: Array) -> float:
        path = rallied[MONTH - 1 :, rows].mean(axis=1)
        peak = int(np.argmax(path[:6]))
        below = np.flatnonzero(path[peak:] <= path[peak] / 2.0)
        return float(below[0]) if below.size else float(len(path))

    case = load("baseline")
    slope = _likely(case, "scapegoat") / _likely(case, "punishment")
    worlds = len(moved)
    return [
        fact.judge("a", "B", "shift of support after new sanctions, points", resampled(lambda rows: float(moved[rows].mean()), worlds), (-3.0, 3.0)),
        fact.judge(
            "b", "B", "shift of support after an escalation of the war, points",
            resampled(lambda rows: float(rallied[MONTH - 1, rows].mean()), worlds), (5.0, 15.0),
        ),
        fact.judge("c", "B", "months until half of it is gone", resampled(half_life, worlds), (6.0, 12.0)),
        fact.judge("d", "B", "share of lost support averted by blaming the senders", Estimate(slope, slope, slope), (0.0, 0.5)),
    ]  # fmt: skip


def _likely(case: Scenario, name: str) -> float:
    return float(case.quantities[f"actors.Russia.{name}"].likely)


def acceptable_terms(lab: Lab, fact: Fact) -> list[Finding]:
    """SF21, KIIS 2025: freeze with guarantees > freeze > withdrawal from held Donbas > recognition; slow drift."""
    model = SanctionsModel(load("baseline"), 400, SEED)
    defender = model.defender
    assert defender is not None
    chances = {
        name: defender.chance_of_passing(defender.worth(_package(model, terms))) for name, terms in TERMS.items()
    }
    values = list(chances.values())
    gaps = [paired(one, other) for one, other in pairwise(values)]
    least = min(gaps, key=lambda gap: gap.value)
    drift = float(np.mean(defender.readiness_drift))
    told = ", ".join(f"{name} {float(np.mean(chance)):.0%}" for name, chance in chances.items())
    return [
        fact.judge("a", "O", f"smallest step down in the chance of ratification: {told}", least, ABOVE_ZERO),
        fact.judge(
            "b", "O", "monthly drift of readiness, standard deviations", Estimate(drift, drift, drift), (1e-6, 0.05)
        ),
    ]


def _package(model: SanctionsModel, terms: dict[str, float]) -> Array:
    now = np.broadcast_to(model.status_quo_now, (len(model.issues), model.worlds))
    rows = [np.full(model.worlds, terms[issue]) if issue in terms else now[k] for k, issue in enumerate(model.issues)]
    return np.stack(rows)


def who_gets_relief(lab: Lab, fact: Fact) -> list[Finding]:
    """SF22: relief to civil business shrinks the war lobby and holds deals; relief to the state fills the war chest."""
    business, state = lab.block(BUSINESS), lab.block(STATE)
    signed = (business.worlds["signed"] >= 0) & (state.worlds["signed"] >= 0)
    lobby = state.series["russia.war_lobby"][-1] - business.series["russia.war_lobby"][-1]
    done = paired(business.worlds["completed"][signed] >= 0, state.worlds["completed"][signed] >= 0)
    broken = paired(state.worlds["collapsed"] >= 0, business.worlds["collapsed"] >= 0)
    return [
        fact.judge("a", "M", "war lobby, relief to the state less relief to business", paired(lobby[signed], 0.0 * lobby[signed]), ABOVE_ZERO),
        fact.judge("b", "M", "completed among signed deals, business less state", done, ABOVE_ZERO),
        fact.judge("c", "M", "deals broken after regrouping, state less business", broken, ABOVE_ZERO),
    ]  # fmt: skip


SF11 = Fact("SF11", "Rally is weak for sanctions, strong for war", "Frye 2019; Levada", (PLAIN, PACKAGE, WAR), rallies)
SF21 = Fact("SF21", "Terms the public accepts", "KIIS 2025", (), acceptable_terms)
SF22 = Fact("SF22", "Who gets the relief matters", "theory 5.2", (BUSINESS, STATE), who_gets_relief)
