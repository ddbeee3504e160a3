"""Closed forms: where theory gives the right number, the equations give it too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.equations.bargaining import (
    acceptance_chance,
    belief_after_refusal,
    concession,
    defender_without_deal,
    next_uncertainty,
    no_deal_package,
    target_with_deal,
    target_without_deal,
    utility,
)
from sim.equations.choice import logit_chances, logit_choice
from sim.equations.economy import expected_hardship, hardship_aim, horizon_weight, next_hardship
from sim.equations.pressure import enforcement_chosen
from sim.equations.trust import belief, fresh_dealings, stake_in_compliance
from sim.equations.words import Number

shares = st.floats(0.0, 1.0)
small = st.floats(0.0, 0.4)


def target_gain(demand: Number, front: float, war_cost: float) -> Number:
    """V - D of the target on one linear issue that fighting decides."""
    fights_for = utility([1.0], [no_deal_package(0.5, 1.0, front)], [1.0], 1.0)
    signs_for = target_with_deal(utility([1.0], [demand], [1.0], 1.0), 0.0, 0.0, 0.0, 0.0, 0.0)
    return signs_for - target_without_deal(fights_for, war_cost, 0.0, 0.0, 0.0, 0.0, 0.0)


def defender_gain(demand: Number, front: float, war_cost: Number) -> Number:
    """V - D of the defender on the same issue."""
    fights_for = utility([1.0], [no_deal_package(0.5, 1.0, front)], [0.0], 1.0)
    return utility([1.0], [demand], [0.0], 1.0) - defender_without_deal(fights_for, war_cost, 0.0, 0.0)


@given(st.floats(0.3, 0.7), st.floats(0.0, 0.2), st.floats(0.0, 0.2))
def test_the_bargaining_range_is_as_wide_as_both_costs_of_war(front: float, own: float, other: float) -> None:
    least, most = front - own, front + other
    assert abs(float(target_gain(least, front, own))) < 1e-12
    assert abs(float(defender_gain(most, front, other))) < 1e-12


def test_a_demand_balances_risk_and_return() -> None:
    demands = np.linspace(0.55, 0.95, 4001)
    front, own, largest = 0.55, 0.1, 0.4
    accepted = np.clip(defender_gain(demands, front, largest) / largest, 0.0, 1.0)
    best = int(np.argmax(accepted * target_gain(demands, front, own)))
    assert demands[best] == pytest.approx(front + (largest - own) / 2.0, abs=1e-4)
    assert 1.0 - accepted[best] == pytest.approx((1.0 - own / largest) / 2.0, abs=1e-3)


@given(shares, shares, st.floats(0.0, 9.0), shares, shares, small, small, shares)
def test_relief_is_worth_pain_spared_less_rents_lost(
    hardship: float, pressure: float, loss: float, speed: float, pain: float, lobby: float, rents: float, relief: float
) -> None:
    weight, breaking = horizon_weight(0.99, 0.01 + 0.4 * speed), 10.0

    def gain(relieved: float) -> float:
        ahead = expected_hardship(hardship, hardship_aim(loss * (1.0 - relieved), breaking), weight)
        return float(target_with_deal(0.6, pain, ahead, lobby, rents * pressure * (1.0 - relieved), 0.0))

    slope = pain * float(weight) * loss / breaking - lobby * rents * pressure
    assert gain(relief) - gain(0.0) == pytest.approx(relief * slope, abs=1e-12)


@given(st.floats(0.05, 1.0), st.floats(0.05, 1.0), shares, shares, st.floats(0.1, 8.0), shares, shares)
def test_without_a_war_a_demand_is_met_iff_the_relief_believed_in_outweighs_it(
    salience: float, asked: float, face: float, conflict: float, loss: float, trust: float, delivered: float
) -> None:
    pain, weight, status_quo = 0.16, horizon_weight(0.99, 0.08), 1.0
    offer = status_quo - asked * status_quo
    price = (face + conflict) * concession([salience], [status_quo], [offer])
    now, later = hardship_aim(loss, 10.0), hardship_aim(loss * (1.0 - trust * delivered), 10.0)
    signs = target_with_deal(salience * offer, pain, expected_hardship(0.2, later, weight), 0.0, 0.0, price)
    resists = target_without_deal(salience * status_quo, 0.0, pain, expected_hardship(0.2, now, weight), 0.0, 0.0, 0.0)
    given_up = salience * (status_quo - offer)
    known = pain * weight * loss / 10.0 * trust * delivered - given_up * (1.0 + face + conflict)
    assert float(signs - resists) == pytest.approx(float(known), abs=1e-12)


@given(shares, shares, st.floats(0.0, 0.3), shares, shares)
def test_snapback_binds_only_late_and_only_if_cheating_is_found(
    delay: float, detection: float, pain: float, trust: float, snapback: float
) -> None:
    first = stake_in_compliance(delay, detection, pain, trust, 1.0, snapback, 0.0)
    second = stake_in_compliance(delay, detection, pain, trust, 0.5, snapback, 0.5)
    assert float(first) == pytest.approx(delay * detection * pain * trust, abs=1e-12)
    assert float(second) == pytest.approx(delay * detection * pain * (trust + snapback) / 2.0, abs=1e-12)


@given(st.floats(-0.3, 0.3), st.floats(0.01, 0.3), st.floats(-4.0, 4.0))
def test_a_refusal_cuts_the_normal_from_below(mean: float, spread: float, depth: float) -> None:
    later, narrower = belief_after_refusal(mean, spread * spread, mean + depth * spread)
    cut = stats.truncnorm(depth, np.inf, loc=mean, scale=spread)
    assert float(later) == pytest.approx(float(cut.mean()), abs=1e-9)
    assert float(narrower) == pytest.approx(float(cut.var()), abs=1e-9)


@given(st.floats(0.05, 0.95), st.floats(1.0, 20.0), st.integers(0, 20), st.integers(0, 20))
def test_trust_is_the_mean_of_a_beta_belief(mean: float, weight: float, kept: int, broken: int) -> None:
    first_kept, first_broken = fresh_dealings(mean, weight)
    known = stats.beta(first_kept + kept, first_broken + broken).mean()
    assert float(belief(first_kept + kept, first_broken + broken)) == pytest.approx(float(known), abs=1e-12)


@given(st.floats(-0.3, 0.3), st.floats(0.01, 0.3), st.floats(-0.5, 0.5))
def test_acceptance_is_the_share_of_private_strengths_below_the_offer(mean: float, spread: float, gain: float) -> None:
    assert float(acceptance_chance(gain, 0.0, mean, spread * spread)) == pytest.approx(
        float(stats.norm.cdf(gain, mean, spread))
    )


@given(st.floats(0.5, 0.98), st.floats(0.01, 0.1), st.floats(0.0, 0.01))
def test_doubt_grows_back_to_where_it_began_and_no_further(persistence: float, shock: float, first: float) -> None:
    widest = first + shock * shock
    variance: Number = 0.0
    for _ in range(5_000):
        variance = next_uncertainty(variance, persistence, shock, widest)
    reached = 5_000 * (1.0 - persistence * persistence) * shock * shock
    assert float(variance) == pytest.approx(min(widest, reached))


@given(
    st.lists(st.floats(-1.0, 1.0), min_size=2, max_size=8),
    st.floats(0.1, 10.0),
    st.floats(0.1, 50.0),
    st.floats(0.01, 0.99),
)
def test_scaling_utilities_and_precision_together_changes_no_choice(
    appeals: list[float], scale: float, precision: float, roll: float
) -> None:
    scaled = [scale * appeal for appeal in appeals]
    before, after = logit_chances(appeals, precision), logit_chances(scaled, precision / scale)
    assert np.allclose(before, after, atol=1e-9)
    edges = np.cumsum(before)
    if np.min(np.abs(edges - roll)) > 1e-6:
        assert int(logit_choice(appeals, precision, roll)) == int(logit_choice(scaled, precision / scale, roll))


@given(st.floats(0.01, 0.4), st.floats(0.5, 0.99), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_expected_hardship_is_the_discounted_mean_of_its_path(
    speed: float, patience: float, now: float, aim: float
) -> None:
    path, hardship = 0.0, now
    for month in range(3_000):
        path += (1.0 - patience) * patience**month * hardship
        hardship = float(next_hardship(hardship, aim, speed))
    assert path == pytest.approx(float(expected_hardship(now, aim, horizon_weight(patience, speed))), abs=1e-6)


@given(st.floats(0.0, 2.0), st.floats(0.0, 5.0), shares, st.floats(0.2, 5.0))
def test_enforcement_is_what_the_sender_gains_most_from(
    gain: float, lobby: float, market: float, effort: float
) -> None:
    tried = np.linspace(0.0, 1.0, 2001)
    worth = gain * tried - lobby * tried * market * market - effort * tried * tried / 2.0
    assert float(enforcement_chosen(gain, lobby, market, effort)) == pytest.approx(
        tried[int(np.argmax(worth))], abs=6e-4
    )


@pytest.mark.parametrize("punishment", [0.4, 0.6, 0.9])
def test_heavier_sanctions_change_how_often_senders_punish_not_how_often_the_target_offends(punishment: float) -> None:
    """Tsebelis 1990: with adaptive players offences settle at cost over benefit of punishing."""
    temptation, cost, benefit, precision = 0.2, 0.15, 0.5, 200.0
    offends, punishes = 0.5, 0.5
    for played in range(1, 8_001):
        offence = float(logit_chances([temptation - punishment * punishes, 0.0], precision)[0])
        punished = float(logit_chances([benefit * offends - cost, 0.0], precision)[0])
        offends += (offence - offends) / (played + 1.0)
        punishes += (punished - punishes) / (played + 1.0)
    assert offends == pytest.approx(cost / benefit, abs=0.03)
    assert punishes == pytest.approx(temptation / punishment, abs=0.03)


@pytest.mark.parametrize(("prize", "cost"), [(0.5, 0.02), (0.2, 0.05), (1.0, 0.1)])
def test_attrition_leaves_a_side_indifferent_where_the_other_concedes_at_cost_over_prize(
    prize: float, cost: float
) -> None:
    """Smith 1995: holding on for a month pays h·v − c, giving in pays nothing; the balance is at h = c/v."""

    def chance_of_holding(hazard: float) -> float:
        return float(logit_chances([hazard * prize - cost, 0.0], 400.0)[0])

    balance = cost / prize
    assert chance_of_holding(balance) == pytest.approx(0.5)
    assert chance_of_holding(0.8 * balance) < 0.5 < chance_of_holding(1.2 * balance)
