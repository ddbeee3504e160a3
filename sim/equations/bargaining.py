"""Bargaining: what a package is worth, what no deal is worth, and what the other side will take.

Stacks have issues first. T is the target, C its counterpart. Sources: Fearon 1995; Powell 2006;
Slantchev 2003; Drezner 1998; the core model.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from sim.equations.constants import DEEPEST, SMALLEST_RELIEF, SMALLEST_SPREAD, VANISHING
from sim.equations.words import Number, beside, raised, total


def utility(salience: Number, package: Number, ideal: Number, curvature: Number) -> Number:
    """Worth of a package: u = Σ w·(1 − |y − θ|^a), 0–1 when saliences sum to one.

    >>> float(utility([0.5, 0.5], [1.0, 0.0], [1.0, 1.0], 1.0))
    0.5
    """
    distance = np.abs(package - beside(ideal, package))
    return total(beside(salience, package) * (1.0 - raised(distance, curvature)))


def no_deal_package(status_quo: Number, force_decides: Number, share: Number) -> Number:
    """What each issue comes to without a deal: y0 + force·(x − y0), x the share of land expected.

    >>> round(float(no_deal_package(0.4, 0.5, 0.8)), 3)
    0.6
    """
    return status_quo + force_decides * (share - status_quo)


def efficient_point(
    salience_target: Number,
    salience_other: Number,
    ideal_target: Number,
    ideal_other: Number,
    weight: Number,
    curvature: Number,
) -> Number:
    """Value of one issue at the efficient package that gives the target this weight (curvature above 1).

    Maximises α·u_T + β·u_C issue by issue; at a = 2 it is the weighted mean (αw_Tθ_T + βw_Cθ_C)/(αw_T + βw_C).

    >>> round(float(efficient_point(0.6, 0.2, 1.0, 0.0, 0.5, 2.0)), 3)
    0.75
    """
    power = 1.0 / (curvature - 1.0)
    pull_target = np.power(weight * salience_target, power)
    pull_other = np.power((1.0 - weight) * salience_other, power)
    share = pull_target / np.maximum(pull_target + pull_other, VANISHING)
    return ideal_other + share * (ideal_target - ideal_other)


def concession(salience: Number, status_quo: Number, package: Number) -> Number:
    """How much the target gives up against the status quo: Σ w_T·max(0, y0 − y).

    >>> round(float(concession([0.5, 0.5], [0.6, 0.2], [0.4, 0.3])), 3)
    0.1
    """
    return total(beside(salience, package) * np.maximum(0.0, beside(status_quo, package) - package))


def deliverable(relief: Number, codified: Number, law_chance: Number) -> Number:
    """Share of a promised relief that a sender can deliver, given what is locked by law.

    d = min(1, (1 − L + L·π)/l) where l > 1 − L, else 1. Source: theory 5.4 (a codified sanction cannot be traded).

    >>> float(deliverable(1.0, 0.5, 0.4)), float(deliverable(0.4, 0.5, 0.0))
    (0.7, 1.0)
    """
    within_reach = np.minimum(1.0, (1.0 - codified + codified * law_chance) / np.maximum(relief, SMALLEST_RELIEF))
    return np.where(relief > 1.0 - codified, within_reach, 1.0)


def target_without_deal(
    worth: Number, war_cost: Number, weight: Number, hardship: Number, lobby: Number, rents: Number, rally: Number
) -> Number:
    """What fighting on (or holding out) is worth to the target: D_T, without its private part.

    D_T = u_T(yN) − c̄·fat − kH·X_N + ω·(b_war + b_S·press) + Rally; ``rents`` is the bracket.

    >>> round(float(target_without_deal(0.8, 0.12, 0.16, 0.4, 0.25, 0.11, 0.01)), 4)
    0.6535
    """
    return worth - war_cost - weight * hardship + lobby * rents + rally


def target_with_deal(
    worth: Number, weight: Number, hardship: Number, lobby: Number, rents: Number, face: Number
) -> Number:
    """What a deal is worth to the target: V_T = u_T(y) − kH·X_D + ω·b_S·press·(1 − f) − face cost.

    >>> round(float(target_with_deal(0.7, 0.16, 0.2, 0.25, 0.02, 0.01)), 3)
    0.663
    """
    return worth - weight * hardship + lobby * rents - face


def defender_without_deal(worth: Number, war_cost: Number, aid_weight: Number, aid: Number) -> Number:
    """What fighting on is worth to the defender: D_C = u_C(yN) − c̄·fat + k·aid.

    >>> round(float(defender_without_deal(0.4, 0.18, 0.02, 1.0)), 3)
    0.24
    """
    return worth - war_cost + aid_weight * aid


def deal_that_may_break(breaks: Number, kept: Number, broken: Number) -> Number:
    """Worth of a deal that the other side may break: (1 − b)·kept + b·broken.

    >>> round(float(deal_that_may_break(0.2, 0.6, 0.1)), 3)
    0.5
    """
    return kept + breaks * (broken - kept)


def acceptance_chance(gain: Number, waiting: Number, mean: Number, variance: Number) -> Number:
    """Chance, in the proposer's eyes, that the other accepts: N((G − Wait − m)/√v).

    >>> round(float(acceptance_chance(0.05, 0.0, 0.05, 0.01)), 2)
    0.5
    """
    return ndtr((gain - waiting - mean) / np.maximum(np.sqrt(variance), SMALLEST_SPREAD))


def value_of_waiting(patience: Number, round_chance: Number, proposes_next: Number, best_prospect: Number) -> Number:
    """What it is worth to refuse today and propose later: d·rec·π·max(0, best prospect).

    >>> round(float(value_of_waiting(0.99, 0.5, 0.5, 0.1)), 5)
    0.02475
    """
    return patience * round_chance * proposes_next * np.maximum(0.0, best_prospect)


def belief_after_refusal(mean: Number, variance: Number, threshold: Number) -> tuple[Number, Number]:
    """What a refusal teaches about the other's private strength: the normal, cut from below.

    ``threshold`` is G − Wait, the strength at which it would just have accepted. Source: core model, BELIEF.

    >>> m, v = belief_after_refusal(0.0, 1.0, 0.0)
    >>> round(float(m), 4), round(float(v), 4)
    (0.7979, 0.3634)
    """
    spread = np.maximum(np.sqrt(variance), SMALLEST_SPREAD)
    depth = np.minimum(DEEPEST, (threshold - mean) / spread)
    density = np.exp(-depth * depth / 2.0) / np.sqrt(2.0 * np.pi)
    ratio = density / ndtr(-depth)
    return mean + spread * ratio, variance * np.maximum(0.0, 1.0 + depth * ratio - ratio * ratio)


def next_belief(mean: Number, lasting: Number, persistence: Number) -> Number:
    """What was learnt fades as far as it was about passing shocks: m ← m·(L + (1 − L)·ρ).

    ``lasting`` is L, the lasting part of the first variance. The forecast of a constant plus an AR(1).

    >>> float(next_belief(0.1, 0.5, 0.0)), float(next_belief(0.1, 1.0, 0.0))
    (0.05, 0.1)
    """
    return mean * (lasting + (1.0 - lasting) * persistence)


def next_uncertainty(variance: Number, persistence: Number, shock: Number, first: Number) -> Number:
    """Beliefs blur again as private circumstances change: v ← min(v + (1 − ρ²)·s², v0).

    >>> round(float(next_uncertainty(0.001, 0.92, 0.05, 0.0089)), 6)
    0.001384
    """
    return np.minimum(variance + (1.0 - persistence * persistence) * shock * shock, first)


def sender_without_deal(stake: Number, worth: Number, cost: Number, aid_cost: Number, fatigue: Number) -> Number:
    """What no deal is worth to a sender: D_s = v·u_s(yN) − Cost(S) − aid − F.

    >>> round(float(sender_without_deal(0.5, 0.4, 0.02, 0.01, 0.03)), 3)
    0.14
    """
    return stake * worth - cost - aid_cost - fatigue


def sender_with_deal(stake: Number, worth: Number, prize: Number, cost: Number, precedent: Number) -> Number:
    """What a deal is worth to a sender: V_s = v·u_s(y) + prize − Cost(S·(1 − l)) − precedent.

    >>> round(float(sender_with_deal(0.5, 0.5, 0.05, 0.005, 0.01)), 3)
    0.285
    """
    return stake * worth + prize - cost - precedent
