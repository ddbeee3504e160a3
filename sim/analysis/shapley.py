"""Shapley values: what each of several parts adds, averaged over all orders in which they could come."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def coalitions(parts: int) -> tuple[frozenset[int], ...]:
    """Every set of parts, the empty one first and the whole one last.

    >>> [sorted(one) for one in coalitions(2)]
    [[], [0], [1], [0, 1]]
    """
    return tuple(frozenset(chosen) for size in range(parts + 1) for chosen in combinations(range(parts), size))


def shapley(worth: Numbers, parts: int) -> Numbers:
    """Each part's value, given the worth of every coalition in the order of ``coalitions``.

    phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (worth(S + i) - worth(S)); they add up to
    worth(all) - worth(none). Shape (coalitions, ...) to (parts, ...). Source: Shapley 1953.

    >>> shapley(np.array([0.0, 1.0, 1.0, 4.0]), 2).tolist()
    [2.0, 2.0]
    """
    place = {chosen: number for number, chosen in enumerate(coalitions(parts))}
    if len(place) != len(worth):
        raise ValueError(f"expected the worth of {len(place)} coalitions of {parts} parts, not of {len(worth)}")
    values = np.zeros((parts, *worth.shape[1:]))
    for chosen, number in place.items():
        for part in set(range(parts)) - chosen:
            weight = factorial(len(chosen)) * factorial(parts - len(chosen) - 1) / factorial(parts)
            values[part] += weight * (worth[place[chosen | {part}]] - worth[number])
    return values
