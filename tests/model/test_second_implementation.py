"""The engine and a second implementation, written from the description, play the same worlds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sim.chance.dice import Dice
from tests.model.second_implementation import Side, World
from tests.playing import label, played, story

WORLDS, SEED = 60, 5
VERIFIED = {
    "ceasefire": "ceasefire", "withdrawal": "withdrawal", "force reduction": "forces", "reform": "reform",
}  # fmt: skip


@cache
def second(world: int, **overrides: str) -> World:
    """One world of the bare bargain, played by the second implementation to its end or the horizon."""
    case = story("bare-bones", {path.replace("__", "."): value for path, value in overrides.items()})
    numbers = {path: quantity.likely for path, quantity in case.quantities.items()}
    issues = [issue for issue in case.issues if issue != "relief"]
    dice = Dice(SEED, 0, WORLDS)
    start = {
        path.rpartition(".")[2]: value
        for path, value in numbers.items()
        if path.startswith(("parameters.", "relief_plan."))
    }

    def of(actor: str) -> dict[str, float]:
        own = {path: value for path, value in numbers.items() if path.startswith(f"actors.{actor}.")}
        return {path.removeprefix(f"actors.{actor}."): value for path, value in own.items()}

    def side(actor: str) -> Side:
        own = of(actor)
        lines = {
            k: own[f"red_lines.{issue}"] for k, issue in enumerate(issues) if issue in case.actors[actor].red_lines
        }
        stances = {s: [own[f"{s}.{issue}"] for issue in issues] for s in ("saliences", "positions")}
        return Side(
            actor,
            SimpleNamespace(
                war_cost=own["war_cost"],
                spread=own["war_cost_spread"],
                optimism=own["optimism"],
                red_lines=lines,
                **stances,
            ),
        )

    league, target, defender = of("League"), of("North"), of("South")
    trade = {name: league[f"instruments.trade.{name}"] for name in ("coverage", "intensity", "enforcement")}
    shared = SimpleNamespace(
        **start,
        **{name: target[name] for name in ("pain", "face", "war_lobby", "war_rents", "sanction_rents", "weariness")},
        **{name: defender[name] for name in ("ratification_bar", "ratification_slope", "readiness_drift")},
        fading=target["mobilisation_fading"], trust=target["trust_in_relief"],
        trust_in_target=defender["trust_in_compliance"],
        phi=defender["conflict_expectation"], offered=league["offer_relief"],
        exposure=numbers["instruments.trade.exposure"], reach=float(np.prod(list(trade.values()))),
        arms=numbers["parameters.arms_from_relief"] * (1.0 - numbers["instruments.trade.civil"]),
    )  # fmt: skip
    kinds = [
        SimpleNamespace(
            **{
                name: numbers[f"issues.{issue}.{name}"]
                for name in ("status_quo", "force_decides", "binds", "fortified")
            }
        )
        for issue in issues
    ]
    steps = [
        (step.size, numbers[f"relief_plan.verify_{VERIFIED[step.condition]}"], step.order) for step in case.plan_steps
    ]
    named = [[package[issue] for issue in issues] for package in case.packages.values()]
    told = World(
        shared, kinds, named, steps, side("North"), side("South"),
        lambda *where: float(dice.uniform(*where)[world]), lambda *where: float(dice.normal(*where)[world]),
    )  # fmt: skip
    while told.month < case.months and told.events["over"] < 0:
        told.play_month()
    return told


CASES: dict[str, dict[str, str]] = {
    "as it stands": {},
    "deals that tempt": {
        "parameters.guarantee_weight": "0", "parameters.regroup": "0.06", "actors.North.pain": "0.08",
        "actors.North.war_cost": "0.06", "actors.South.trust_in_compliance": "0.7",
    },
    "no trust in relief": {
        "actors.North.trust_in_relief": "0.05", "relief_plan.lag": "1", "parameters.agenda": "0.8",
    },
    "war that wears out": {"actors.North.weariness": "3", "actors.South.weariness": "3",
                           "parameters.round_chance": "0.1"},
    "little to hide": {"actors.North.war_cost_spread": "0.01", "actors.South.war_cost_spread": "0.02",
                       "parameters.shock_size": "0.01", "parameters.survivors": "0"},
}  # fmt: skip
"""What each case changes, and together: every way a world of the bare bargain can go."""


@cache
def first(name: str) -> Any:
    """The same worlds by the engine."""
    own = replace(story("bare-bones", CASES[name]), root=None)  # private strengths are drawn under its own numbers
    return played(own, WORLDS, seed=SEED)


@pytest.mark.parametrize("name", CASES)
def test_both_play_the_same_worlds(name: str) -> None:
    block = first(name)
    worlds, ended = block.worlds, label(block, "dispute_ending")
    for number in range(WORLDS):
        own = second(number, **{path.replace(".", "__"): value for path, value in CASES[name].items()})
        for event in ("signed", "completed", "collapsed", "over"):
            assert own.events[event] == worlds[event][number], (number, event)
        if own.events["signed"] >= 0:
            terms = [worlds[f"terms.{issue}"][number] for issue in ("land", "forces", "money", "relief")]
            assert [*own.events["package"], own.events["relief"]] == pytest.approx(terms, abs=1e-9), number
        assert own.events.get("end", ended[number]) == ended[number], number
        last = own.month - 1
        assert own.hardship == pytest.approx(block.series["north.hardship"][last, number], abs=1e-6)
        assert own.T.m == pytest.approx(block.series["north.belief_mean"][last, number], abs=1e-6)
        assert own.held == pytest.approx(worlds["held"][number], abs=1e-9)


def test_the_cases_reach_every_way_a_world_can_go() -> None:
    seen = {ending for name in CASES for ending in label(first(name), "dispute_ending")}
    assert {"deal completed", "deal collapsed", "defender capitulates", "target capitulates", "none"} <= seen
