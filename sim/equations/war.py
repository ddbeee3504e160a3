"""The war: effort, the front and what fighting on is expected to bring."""

from __future__ import annotations

import numpy as np

from sim.equations.words import Number, within_unit


def effort_under_constraint(mobilisation: Number, constraint: Number) -> Number:
    """Effort the target can sustain when revenue and technology are lost (the constraint channel).

    >>> round(float(effort_under_constraint(1.2, 0.1)), 2)
    1.08
    """
    return mobilisation * (1.0 - constraint)


def effort_with_aid(mobilisation: Number, own_share: Number, aid: Number, need: Number, most: Number) -> Number:
    """Effort the defender can sustain: its own part, and a part that rests on aid (EUR bn/month).

    Aid above the need still helps, up to ``most`` times the need.

    >>> round(float(effort_with_aid(1.0, 0.5, 6.0, 8.0, 1.25)), 3)
    0.875
    """
    return mobilisation * (own_share + (1.0 - own_share) * np.minimum(most, aid / need))


def next_delivered(delivered: Number, given: Number, speed: Number) -> Number:
    """Aid that reaches the front moves part of the way to what is given: laws come before deliveries.

    >>> float(next_delivered(6.0, 4.0, 0.25))
    5.5
    """
    return delivered + speed * (given - delivered)


def front_movement(pace: Number, effort_target: Number, effort_defender: Number, advantage: Number) -> Number:
    """Land taken by the target, km2/month (negative: lost), before the fog of war.

    pace · (effort_T − effort_C + advantage). Source: S3.7; DeepState series for the magnitude.

    >>> round(float(front_movement(600.0, 1.0, 0.95, 0.1)), 1)
    90.0
    """
    return pace * (effort_target - effort_defender + advantage)


def next_held(held: Number, km2: Number, contested: Number) -> Number:
    """Share of the contested land that the target holds.

    >>> round(float(next_held(0.53, 113.0, 11300.0)), 3)
    0.54
    """
    return within_unit(held + km2 / contested)


def expected_share(held: Number, km2_per_month: Number, contested: Number, horizon: Number) -> Number:
    """Share of the contested land expected at the planning horizon: p.

    >>> round(float(expected_share(0.53, 60.0, 11300.0, 24.0)), 3)
    0.657
    """
    return within_unit(held + horizon * km2_per_month / contested)


def war_weariness(growth: Number, age: Number, span: Number) -> Number:
    """How a month of war costs more as the war ages: 1 + f·(1 − exp(−age/span)).

    >>> round(float(war_weariness(0.5, 24.0, 24.0)), 3)
    1.316
    """
    return 1.0 + growth * (1.0 - np.exp(-age / span))


def next_optimism(optimism: Number, fading: Number, bad_news: Number) -> Number:
    """Optimism about the front fades, faster when the front disappoints. Source: Slantchev 2004.

    >>> round(float(next_optimism(0.05, 0.985, 0.01)), 4)
    0.0393
    """
    return np.maximum(0.0, optimism * fading - bad_news)
