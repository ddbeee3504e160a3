"""The engine's own talks reach what theory works out by hand, on reduced scenarios."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from sim.equations.bargaining import acceptance_chance
from sim.equations.constants import FRONTIER_POINTS
from sim.model import talks
from sim.model.packages import frontier_of
from sim.model.sanctions_model import SanctionsModel
from sim.model.talks import hold_round, lay_out, zone
from tests.playing import played, story

WORLDS = 2000
FRONT, OWN_COST, MEAN_COST, LARGEST_COST = 0.55, 0.1, 0.2, 0.4
STEP = 1.0 / (FRONTIER_POINTS - 1) + 1e-9
"""One step along the frontier: with linear utilities on one issue, so much of the issue."""


def model_of(name: str, worlds: int = 1, **overrides: str) -> Any:
    """The model before its first month; two underscores stand for a dot."""
    return SanctionsModel(
        story(name, {key.replace("__", "."): value for key, value in overrides.items()}), worlds, 3, 0
    )


def give_strength(party: Any, strength: Any) -> None:
    """A private strength of our own instead of the drawn one."""
    party.private_edge, party.shock = strength, np.zeros(strength.shape)


def target_offers(model: Any) -> Any:
    """One round in which the target proposes in every world."""
    return hold_round(model, lay_out(model), np.ones(model.worlds, dtype=bool))


def test_the_zone_of_agreement_is_as_wide_as_both_costs_of_war() -> None:
    model = model_of("one-issue", parameters__private_information="0")
    low, high = zone(model)
    assert low[0] == pytest.approx(FRONT - OWN_COST)
    assert high[0] == pytest.approx(FRONT + MEAN_COST)


def test_a_demand_balances_risk_and_return_under_a_uniform_belief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fearon 1995: x* = p + (C - cT)/2 = .70, breakdown (1 - cT/C)/2 = .375."""

    def uniform(gain: Any, waiting: Any, *_: Any) -> Any:
        return np.clip((gain - waiting + MEAN_COST) / LARGEST_COST, 0.0, 1.0)

    monkeypatch.setattr(talks, "acceptance_chance", uniform)
    model = model_of("one-issue", WORLDS)
    costs = LARGEST_COST * (np.arange(WORLDS) + 0.5) / WORLDS
    give_strength(model.counterpart, MEAN_COST - costs)
    held = target_offers(model)
    assert np.unique(held.package[0]) == pytest.approx([0.70])
    assert 1.0 - held.accepted.mean() == pytest.approx(0.375, abs=0.002)


def test_a_demand_balances_risk_and_return_under_the_belief_of_the_engine() -> None:
    """The same with a normal belief: the demand meets its first-order condition, and refusals are as foreseen."""
    model = model_of("one-issue", WORLDS)
    spread = float(np.sqrt(model.counterpart.belief_variance[0]))
    give_strength(model.counterpart, spread * ndtri((np.arange(WORLDS) + 0.5) / WORLDS))
    held = target_offers(model)
    fine = np.linspace(FRONT, 1.0, 4501)
    best = fine[np.argmax((fine - FRONT + OWN_COST) * ndtr((FRONT + MEAN_COST - fine) / spread))]
    assert held.package[0, 0] == pytest.approx(best, abs=STEP / 2.0)
    foreseen = ndtr((FRONT + MEAN_COST - held.package[0, 0]) / spread)
    assert held.accepted.mean() == pytest.approx(foreseen, abs=0.002)


def test_an_offer_is_accepted_iff_it_beats_no_deal_when_nothing_is_hidden() -> None:
    model = model_of("one-issue", 5, parameters__private_information="0")
    held = target_offers(model)
    assert held.accepted.all()
    assert held.package[0, 0] == pytest.approx(FRONT + MEAN_COST, abs=STEP)


def test_linear_issues_go_to_the_side_that_values_them_more_first() -> None:
    """Theory 7.1: the issue with the higher ratio of saliences goes to the target before the other moves."""
    harbour, border = frontier_of(model_of("two-issues")).packages[:, :FRONTIER_POINTS, 0]
    assert ((harbour == 1.0) | (border == 0.0)).all()
    assert (np.diff(harbour) >= 0.0).all()
    assert (np.diff(border) >= 0.0).all()
    assert (harbour[0], border[0], harbour[-1], border[-1]) == (0.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize("outside", [0.0, 0.2])
def test_the_nash_solution_splits_evenly_what_is_above_no_deal(outside: float) -> None:
    """Theory 10.4: on u_T + u_C = 1 it is a half; raising the target's value of no deal by d gives it d/2 more."""
    frontier = frontier_of(model_of("one-issue"))
    product = np.maximum(0.0, frontier.target_worth - outside) * frontier.other_worth
    best = int(np.argmax(product[:, 0]))
    assert frontier.target_worth[best, 0] == pytest.approx(0.5 + outside / 2.0, abs=STEP / 2.0)


@pytest.mark.parametrize("curvature", ["1", "1.5", "2", "3"])
@pytest.mark.parametrize("least", [0.3, 0.5])
def test_the_frontier_reaches_99_percent_of_the_best_of_all_packages(curvature: str, least: float) -> None:
    model = model_of("two-issues", parameters__curvature=curvature)
    frontier, fine = frontier_of(model), np.linspace(0.0, 1.0, 201)
    everything = np.stack(np.meshgrid(fine, fine)).reshape(2, -1, 1)

    def prospect(target_worth: Any, other_worth: Any) -> float:
        return float(np.max(acceptance_chance(other_worth - least, 0.0, 0.0, 0.006) * (target_worth - 0.2)))

    best = prospect(model.target.worth(everything), model.counterpart.worth(everything))
    assert prospect(frontier.target_worth, frontier.other_worth) >= 0.99 * best


def test_every_candidate_beats_or_equals_the_grid_on_the_frontier() -> None:
    """No package gives one side more without giving the other less."""
    model = model_of("two-issues", parameters__curvature="2")
    frontier, fine = frontier_of(model), np.linspace(0.0, 1.0, 51)
    everything = np.stack(np.meshgrid(fine, fine)).reshape(2, -1, 1)
    theirs, ours = model.target.worth(everything)[:, 0], model.counterpart.worth(everything)[:, 0]
    for target, other in zip(frontier.target_worth[:, 0], frontier.other_worth[:, 0], strict=True):
        assert not ((theirs > target + 1e-9) & (ours > other + 1e-9)).any()


def test_who_sets_the_agenda_puts_every_proposal() -> None:
    for agenda, by_target in (("0", 0.0), ("1", 1.0)):
        block = played(
            story("strait", {"parameters.agenda": agenda, "actors.Coast.stake": "0.05", "actors.Coast.pain": "0.8"}), 40
        )
        signed = block.worlds["signed"] >= 0
        assert signed.any() and (block.worlds["proposed_by_target"][signed] == by_target).all()


def test_short_of_war_what_is_private_is_a_share_of_the_stake() -> None:
    one, other = (model_of("strait", 50, actors__Coast__stake=stake) for stake in ("0.1", "0.2"))
    assert other.target.strength == pytest.approx(2.0 * one.target.strength)
    assert (one.counterpart.strength == other.counterpart.strength).all()


def test_what_was_learnt_of_a_passing_shock_is_forgotten_and_of_a_lasting_edge_is_not() -> None:
    for spread, kept in (("0", 0.0), ("0.4", 1.0)):
        shock = "0.2" if spread == "0" else "0"
        model = model_of(
            "strait", 10, actors__Coast__resolve_spread=spread, parameters__shock_size=shock,
            parameters__shock_persistence="0",
        )  # fmt: skip
        model.target.belief_mean = np.full(10, 0.1)
        model.target.private_life()
        assert model.target.belief_mean == pytest.approx(np.full(10, 0.1 * kept))


@pytest.mark.parametrize(("threatened", "at_stake"), [("0.9", True), ("0", False)])
def test_a_deal_made_under_threat_alone_has_the_threat_at_stake(threatened: str, at_stake: bool) -> None:
    """The core's X_N counts announced measures, also in what breaking a deal would bring back."""
    quiet = {f"actors__Union__instruments__{name}__intensity": "0" for name in ("trade", "finance")}
    loud = {f"actors__Union__instruments__{name}__threatened": threatened for name in ("trade", "finance")}
    model = model_of("strait", 50, **quiet, **loud)
    assert (model.economy.loss == 0.0).all()
    assert ((model.economy.threat_loss > 0.0) == at_stake).all()
    nothing_lifted = np.zeros((1, 50))
    assert ((model.most_tempting_step(nothing_lifted) < 0.0) == at_stake).all()
