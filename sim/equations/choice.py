"""Choice: the better a move looks, the likelier it is (quantal response). Options come first, worlds last."""

from __future__ import annotations

import numpy as np

from sim.equations.words import Number

FARTHEST = -1e6
"""Utility behind the best option beyond which an option weighs nothing at any precision."""
FAINTEST = -700.0
"""Exponent of a weight too small to count beside 1; numpy is slow at exponents far below."""


def logit_weights(appeals: Number, precision: Number) -> Number:
    """Running sum of the weights exp(λ·appeal) of the options, scaled so that the best one weighs 1.

    −inf bars an option. Source: McKelvey and Palfrey 1995.

    >>> [round(float(w), 3) for w in logit_weights([0.1, 0.0], 12.0)]
    [1.0, 1.301]
    """
    stack = np.asarray(appeals, dtype=float)
    behind = stack - np.max(stack, axis=0)
    weights = np.exp(np.maximum(precision * np.maximum(behind, FARTHEST), FAINTEST))
    weights = np.where(np.isneginf(behind), 0.0, weights)
    reached = np.empty_like(weights)
    reached[0] = weights[0]
    for row in range(1, len(weights)):
        np.add(reached[row - 1], weights[row], out=reached[row])
    return reached


def logit_chances(appeals: Number, precision: Number) -> Number:
    """Chance of each option: Pr ∝ exp(λ·appeal).

    >>> [round(float(p), 3) for p in logit_chances([0.1, 0.0], 12.0)]
    [0.769, 0.231]
    """
    reached = logit_weights(appeals, precision)
    return np.diff(reached, axis=0, prepend=0.0 * reached[:1]) / reached[-1]


def logit_choice(appeals: Number, precision: Number, roll: Number) -> Number:
    """Number of the option chosen, one uniform roll for each world.

    >>> int(logit_choice([0.1, 0.0], 12.0, 0.5)), int(logit_choice([0.1, 0.0], 12.0, 0.9))
    (0, 1)
    """
    reached = logit_weights(appeals, precision)
    return np.count_nonzero(roll * reached[-1] >= reached[:-1], axis=0)


def margin(appeals: Number, chosen: Number) -> Number:
    """By how much the chosen option appeals more than the best of the others (negative: an upset).

    >>> round(float(margin([0.1, 0.0, 0.05], 0)), 3)
    0.05
    """
    stack = np.asarray(appeals, dtype=float)
    options = np.arange(len(stack)).reshape(-1, *[1] * (stack.ndim - 1))
    taken = options == chosen
    return np.max(np.where(taken, stack, -np.inf), axis=0) - np.max(np.where(taken, -np.inf, stack), axis=0)
