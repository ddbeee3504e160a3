"""Pressure: what sanctions still weigh after gaps in the coalition, busting and adaptation."""

from __future__ import annotations

import numpy as np

from sim.equations.words import Number, within_unit


def reach(coverage: Number, intensity: Number, lifted: Number, enforcement: Number) -> Number:
    """Share of a flow that one sender really stops.

    reach = cov · S · (1 − l) · e. Shares 0–1. Source: core model; Bapat and Kwon 2015 for e.

    >>> round(float(reach(coverage=0.5, intensity=0.8, lifted=0.0, enforcement=0.7)), 3)
    0.28
    """
    return coverage * intensity * (1.0 - lifted) * enforcement


def left_over(busting_blunts: Number, busting: Number, adaptation_blunts: Number, adaptation: Number) -> Number:
    """Share of a measure's bite that busting by others and the target's own learning leave.

    (1 − rB·B)(1 − rA·A). Shares 0–1. Source: Early 2015; Chowdhry et al. 2022 for the size.

    >>> round(float(left_over(0.75, 0.4, 0.5, 0.2)), 3)
    0.63
    """
    return (1.0 - busting_blunts * busting) * (1.0 - adaptation_blunts * adaptation)


def next_adaptation(adaptation: Number, intensity: Number, rate: Number) -> Number:
    """The target learns to live with a measure, and forgets when it ends.

    A′ = A + a·(S − A). Share; a per month. Source: decay of discount shocks, 0.10–0.25 a month.

    >>> round(float(next_adaptation(0.2, 0.8, 0.15)), 3)
    0.29
    """
    return adaptation + rate * (intensity - adaptation)


def next_capacity(capacity: Number, adaptation: Number, wear: Number) -> Number:
    """Import substitution keeps things running and wears down what the economy could become.

    K′ = K·(1 − k·A). Index, 1 at the start. Source: S4.9.

    >>> round(float(next_capacity(1.0, 0.5, 0.004)), 3)
    0.998
    """
    return capacity * (1.0 - wear * adaptation)


def busting_aim(
    ceiling: Number, threshold: Number, profit: Number, affinity: Number, margin: Number, fear: Number, exposure: Number
) -> Number:
    """How far a third party would bust a measure, once its traders have found their way.

    B* = Bmax·sig(b0 + (π + α·aff)·gap − x·X): affinity counts only through the margin. Share 0–1.
    ``affinity`` is α·aff, ``profit`` π. Source: Early 2015; Early and Spice 2011; Drezner 2000.

    >>> round(float(busting_aim(0.8, -3.0, 5.0, 1.0, 0.5, 4.0, 0.0)), 3)
    0.4
    >>> float(busting_aim(0.8, -3.0, 5.0, 1.0, 0.5, 4.0, 0.5)) < 0.1
    True
    """
    return ceiling / (1.0 + np.exp(-(threshold + (profit + affinity) * margin - fear * exposure)))


def next_busting(busting: Number, aim: Number, rise: Number, fall: Number) -> Number:
    """Busting grows slowly, as routes must be built, and stops quickly.

    B′ = B + ν·(B* − B), ν = rise if B* > B, else fall; per month. Source: Early 2015.

    >>> round(float(next_busting(0.2, 0.6, 0.1, 0.4)), 3), round(float(next_busting(0.6, 0.1, 0.1, 0.4)), 3)
    (0.24, 0.4)
    """
    return busting + np.where(aim > busting, rise, fall) * (aim - busting)


def enforcement_chosen(gain: Number, lobby: Number, market_share: Number, effort_cost: Number) -> Number:
    """Enforcement that balances its gain against the sender's own firms and the cost of policing.

    e = argmax gain·e − κ·e·m² − c·e²/2 = (gain − κ·m²)/c, within 0–1. Source: Bapat and Kwon 2015.

    >>> round(float(enforcement_chosen(0.8, 2.0, 0.2, 1.0)), 3)
    0.72
    """
    return within_unit((gain - lobby * market_share * market_share) / effort_cost)


def common_enforcement(own: Number, institution: Number, common: Number) -> Number:
    """An institution takes up part of the slack that a sender alone would leave: e + inst·common·(1 − e).

    Source: core model, MOVES (inst raises e_s); Martin 1992; Bapat and Morgan 2009.

    >>> round(float(common_enforcement(0.7, 1.0, 0.3)), 2)
    0.79
    """
    return own + institution * common * (1.0 - own)


def next_alternative_payments(alternative: Number, use: Number, rate: Number) -> Number:
    """Payment routes outside the sender's currency grow with use and do not shrink back.

    D′ = D + r·use·(1 − D). Share of dealings beyond the sender's reach. Source: S4.5; theory 4.2.

    >>> round(float(next_alternative_payments(0.3, 0.5, 0.02)), 3)
    0.307
    """
    return alternative + rate * use * (1.0 - alternative)
