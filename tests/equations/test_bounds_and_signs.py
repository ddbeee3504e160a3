"""Chances are chances, shares are shares, and every effect has the sign that theory gives it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.equations.bargaining import belief_after_refusal, efficient_point, utility
from sim.equations.choice import logit_chances, logit_choice
from tests.equations.drawing import EQUATIONS, named, one_set

UNIT = (
    "acceptance_chance",
    "break_chance",
    "belief",
    "exit_hazard",
    "busting_aim",
    "within_unit",
    "deliverable",
    "left_over",
    "hardship_aim",
    "enforcement_chosen",
    "next_held",
    "expected_share",
    "next_war_lobby",
    "next_fatigue",
    "reach",
    "next_adaptation",
    "next_hardship",
    "next_busting",
    "next_alternative_payments",
    "expected_hardship",
    "horizon_weight",
    "closing_aim",
    "next_closed",
    "closed_by_all",
)
"""Equations whose answer is a share or a chance when their arguments are."""

RISES = {
    "acceptance_chance": "gain",
    "break_chance": "gain distrust",
    "belief": "kept",
    "busting_aim": "margin affinity profit",
    "reach": "coverage intensity enforcement",
    "stake_in_compliance": "detection snapback trust delay",
    "guarantee_stake": "strength",
    "target_without_deal": "rally lobby",
    "defender_without_deal": "aid",
    "hardship_aim": "loss",
    "expected_hardship": "aim",
    "next_hardship": "aim",
    "horizon_weight": "patience speed",
    "deliverable": "law_chance",
    "enforcement_chosen": "gain",
    "front_movement": "effort_target",
    "war_weariness": "age",
    "effort_with_aid": "aid",
    "export_discount": "bite",
    "world_price": "barrels_lost",
    "price_burden": "price",
    "value_of_waiting": "round_chance best_prospect",
    "sender_with_deal": "prize",
    "gain_from_breaking": "utility_after",
    "shift_from_truce": "arms land_ceded",
    "support_for_leader": "scapegoat",
    "next_fatigue": "price_shock",
    "next_war_lobby": "pressure",
    "next_uncertainty": "shock",
    "average_price": "price price_before",
    "gas_price_fetched": "hub oil",
    "gas_receipts": "volume price",
    "coal_receipts": "normal gas",
    "closing_aim": "closes intensity ahead heed",
    "next_closed": "aim",
    "share_bought": "given_up drawn",
    "next_currency": "aim flows",
    "gas_duty": "share receipts rate",
    "policy_aim": "rate lean",
    "next_policy_rate": "aim",
    "next_delivered": "given",
    "next_belief": "mean",
}
"""Arguments that raise the answer of an equation, by its name."""
FALLS = {
    "acceptance_chance": "waiting mean",
    "break_chance": "stake",
    "belief": "broken",
    "busting_aim": "fear exposure",
    "left_over": "busting adaptation",
    "reach": "lifted",
    "target_without_deal": "war_cost hardship",
    "target_with_deal": "hardship face",
    "defender_without_deal": "war_cost",
    "deliverable": "codified",
    "exit_hazard": "support control",
    "enforcement_chosen": "market_share lobby",
    "front_movement": "effort_defender",
    "effort_under_constraint": "constraint",
    "export_volume": "bite",
    "sender_without_deal": "cost fatigue",
    "sender_with_deal": "precedent",
    "gain_from_breaking": "war_cost",
    "next_optimism": "bad_news",
    "next_war_lobby": "civil_relief",
    "support_for_leader": "punishment",
    "next_capacity": "adaptation",
    "average_price": "discount borne",
    "gas_receipts": "usd_per_eur",
    "share_bought": "closed",
    "policy_aim": "usual",
}
"""Arguments that lower it."""
SIGNS = [
    (name, argument, sign)
    for table, sign in ((RISES, 1.0), (FALLS, -1.0))
    for name, words in table.items()
    for argument in words.split()
]

shares = st.floats(0.0, 1.0)


@pytest.mark.parametrize("name", UNIT)
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_a_chance_or_a_share_stays_between_0_and_1(name: str, data: st.DataObject) -> None:
    full = next(one for one in EQUATIONS if one.endswith(f".{name}"))
    assert 0.0 <= float(named(name)(**data.draw(one_set(full)))) <= 1.0


@pytest.mark.parametrize(("name", "argument", "sign"), SIGNS)
@settings(max_examples=6, deadline=None)
@given(st.data())
def test_an_effect_has_the_sign_of_theory(name: str, argument: str, sign: float, data: st.DataObject) -> None:
    full = next(one for one in EQUATIONS if one.endswith(f".{name}"))
    less = data.draw(one_set(full))
    more = {**less, argument: less[argument] + data.draw(st.floats(0.0, 0.5)) * (1.0 - less[argument])}
    assert sign * (float(named(name)(**more)) - float(named(name)(**less))) >= -1e-12


@given(st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=8), st.floats(1.0, 3.0))
def test_a_utility_lies_between_0_and_1_when_saliences_sum_to_one(
    issues: list[tuple[float, float, float]], curvature: float
) -> None:
    raw = np.array([issue[0] for issue in issues]) + 1e-3
    saliences = list(raw / raw.sum())
    worth = utility(saliences, [i[1] for i in issues], [i[2] for i in issues], curvature)
    assert -1e-12 <= float(worth) <= 1.0 + 1e-12


@given(st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=14), st.floats(0.0, 400.0))
def test_chances_of_moves_sum_to_one_and_follow_their_appeal(appeals: list[float], precision: float) -> None:
    chances = [float(chance) for chance in logit_chances(appeals, precision)]
    assert abs(sum(chances) - 1.0) < 1e-9
    assert chances[int(np.argmax(appeals))] >= max(chances) - 1e-12


@given(st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=14), st.floats(0.1, 400.0), st.floats(1e-6, 1.0 - 1e-6))
def test_a_barred_move_is_never_chosen(appeals: list[float], precision: float, roll: float) -> None:
    barred = [-np.inf, *appeals, -np.inf]
    assert 1 <= int(logit_choice(barred, precision, roll)) <= len(appeals)


@pytest.mark.filterwarnings("ignore:invalid value")
def test_at_precision_zero_all_open_moves_are_equally_likely() -> None:
    assert [float(chance) for chance in logit_chances([0.3, -np.inf, 0.1], 0.0)] == [0.5, 0.0, 0.5]


@given(shares, shares, st.floats(1.1, 3.0), st.floats(0.05, 1.0), st.floats(0.05, 1.0))
def test_more_weight_for_the_target_moves_every_issue_its_way(
    low: float, more: float, curvature: float, salience_target: float, salience_other: float
) -> None:
    def at(weight: float) -> float:
        return float(efficient_point(salience_target, salience_other, 1.0, 0.0, weight, curvature))

    assert -1e-12 <= at(low) <= at(max(low, more)) + 1e-12 <= 1.0 + 2e-12


@given(st.floats(-0.5, 0.5), st.floats(1e-4, 0.2), st.floats(-1.0, 1.0))
def test_a_refusal_raises_the_belief_and_narrows_it(mean: float, variance: float, threshold: float) -> None:
    later, narrower = belief_after_refusal(mean, variance, threshold)
    assert float(later) >= mean
    assert -1e-12 <= float(narrower) <= variance + 1e-12
