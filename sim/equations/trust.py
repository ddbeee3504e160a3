"""Trust: will relief be honoured, will the target comply, are threats carried out?"""

from __future__ import annotations

from scipy.special import ndtr

from sim.equations.words import Number


def belief(kept: Number, broken: Number) -> Number:
    """Mean of a Beta belief that a promise is kept.

    >>> float(belief(3.0, 3.0))
    0.5
    """
    return kept / (kept + broken)


def fresh_dealings(mean: Number, weight: Number) -> tuple[Number, Number]:
    """Counts of kept and broken promises that stand for a first belief of this mean and weight.

    >>> fresh_dealings(0.25, 8.0)
    (2.0, 6.0)
    """
    return mean * weight, (1.0 - mean) * weight


def tied_belief(kept: Number, broken: Number, institution: Number, tied: Number) -> Number:
    """Belief in relief that an institution ties to conditions: reasons to doubt it count for less.

    χ = kept / (kept + broken·(1 − tied·inst)): 0 where nothing speaks for it. Source: core model, MOVES; Martin 1992.

    >>> round(float(tied_belief(3.0, 3.0, 1.0, 0.5)), 3), float(tied_belief(0.0, 6.0, 1.0, 0.5))
    (0.667, 0.0)
    """
    return belief(kept, broken * (1.0 - tied * institution))


def gain_from_breaking(utility_after: Number, war_cost: Number, utility_kept: Number) -> Number:
    """What a side gains by breaking the deal and fighting on: [u(yB) − c] − u(y). Source: Powell 2006.

    >>> round(float(gain_from_breaking(0.7, 0.1, 0.5)), 2)
    0.1
    """
    return utility_after - war_cost - utility_kept


def shift_from_truce(
    regroup: Number, arms: Number, relief_given: Number, fortified: Number, land_ceded: Number
) -> Number:
    """How a truce moves the expected front for the one who breaks it: dp.

    Regrouping, relief turned into arms, and fortified land given up. Source: theory 2.2; S3.4.

    >>> round(float(shift_from_truce(0.02, 0.1, 0.5, 0.3, 0.2)), 3)
    0.13
    """
    return regroup + arms * relief_given + fortified * land_ceded


def stake_in_compliance(
    delay: Number,
    detection: Number,
    pain: Number,
    trust: Number,
    still_to_come: Number,
    snapback: Number,
    given: Number,
) -> Number:
    """What the target would lose by cheating at a stage: d^lag · q · kH(X_N − X_D) · [χ·to come + snap·given].

    ``pain`` is kH·(X_N − X_D(full)), ``delay`` is d^lag. Source: theory 6.2.

    >>> round(float(stake_in_compliance(1.0, 0.8, 0.05, 0.5, 0.5, 0.7, 0.5)), 4)
    0.024
    """
    return delay * detection * pain * (trust * still_to_come + snapback * given)


def guarantee_stake(weight: Number, strength: Number, binding: Number) -> Number:
    """What guarantees add to the stake: kG · G · (1 − y), ``binding`` = 1 − y. Source: Fortna 2003; Walter 2002.

    >>> round(float(guarantee_stake(0.3, 0.5, 0.6)), 3)
    0.09
    """
    return weight * strength * binding


def break_chance(distrust: Number, gain: Number, stake: Number, doubt: Number) -> Number:
    """Chance, in the counterpart's eyes, that the target breaks the deal: (1 − χ_C)·N((gain − stake)/doubt).

    >>> round(float(break_chance(0.6, 0.0, 0.0, 0.1)), 2)
    0.3
    """
    return distrust * ndtr((gain - stake) / doubt)
