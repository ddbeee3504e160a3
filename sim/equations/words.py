"""The dialect of the rules: five words for what ``if`` and loops would do.

Arrays hold one number per world, worlds last. A *stack* has rows before the worlds: one for each
measure, issue or move. The words never ask how many worlds there are.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Worlds = NDArray[np.float64]
Yes = NDArray[np.bool_]
Number = Any
"""A float or an array of floats: equations take either."""


def where(condition: Number, this: Number, otherwise: Number) -> Number:
    """``this`` in the worlds where the condition holds, ``otherwise`` elsewhere."""
    return np.where(condition, this, otherwise)


def within_unit(value: Number) -> Number:
    """The value, kept between 0 and 1.

    >>> float(within_unit(1.3))
    1.0
    """
    return np.minimum(1.0, np.maximum(0.0, value))


def raised(value: Number, power: Number) -> Number:
    """The value to a power, exact and quick for the common power of two.

    >>> float(raised(0.5, 2.0)), float(raised(0.25, 0.5))
    (0.25, 0.5)
    """
    if isinstance(power, float):
        return value * value if power == 2.0 else np.power(value, power)
    return np.where(power == 2.0, value * value, np.power(value, power))


def total(stack: Number) -> Number:
    """The rows of a stack added one by one, so that every world gets the same sum in any batch.

    >>> float(total(np.array([[1.0], [2.0], [3.5]]))[0]), total([1.0, 2.0])
    (6.5, 3.0)
    """
    if isinstance(stack, np.ndarray):
        if stack.size == len(stack):
            return np.add.accumulate(stack, axis=0)[-1]
        if stack.flags.c_contiguous:
            return np.add.reduce(stack, axis=0)
    answer = stack[0]
    for row in stack[1:]:
        answer = answer + row
    return answer


def beside(stack: Number, packages: Number) -> Number:
    """A stack of issues, shaped to meet packages (issues first) that have more axes before the worlds.

    >>> beside(np.ones((2, 3)), np.ones((2, 5, 3))).shape
    (2, 1, 3)
    """
    issues, whole = np.asarray(stack, dtype=float), np.asarray(packages, dtype=float)
    return issues.reshape(issues.shape[:1] + (1,) * (whole.ndim - issues.ndim) + issues.shape[1:])


def happens(chance: Number, roll: Number) -> Number:
    """Whether an event of this chance occurs, given a uniform roll.

    >>> bool(happens(0.3, 0.2)), bool(happens(0.3, 0.9))
    (True, False)
    """
    return roll < chance
