"""Naive forecasts that the model is held against: the last value, the mean, the trend, AR(1)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.validation.statistics import Array


def random_walk(past: Array, months: int) -> Array:
    """The last value seen, for ever.

    >>> random_walk(np.array([1.0, np.nan, 3.0]), 2).tolist()
    [3.0, 3.0]
    """
    return np.full(months, past[np.isfinite(past)][-1])


def mean(past: Array, months: int) -> Array:
    """The mean of what was seen.

    >>> mean(np.array([1.0, np.nan, 3.0]), 2).tolist()
    [2.0, 2.0]
    """
    return np.full(months, float(np.nanmean(past)))


def trend(past: Array, months: int) -> Array:
    """The straight line through what was seen.

    >>> np.round(trend(np.array([1.0, np.nan, 3.0]), 2), 6).tolist()
    [4.0, 5.0]
    """
    seen = np.flatnonzero(np.isfinite(past))
    if len(seen) < 2:
        return random_walk(past, months)
    slope, level = np.polyfit(seen, past[seen], 1)
    line: Array = level + slope * (len(past) + np.arange(months))
    return line


def autoregression(past: Array, months: int) -> Array:
    """AR(1) fitted to neighbouring months, run on from the last value.

    >>> np.round(autoregression(np.array([8.0, 4.0, 2.0, 1.0]), 2), 3).tolist()
    [0.5, 0.25]
    """
    before, after = past[:-1], past[1:]
    pairs = np.isfinite(before) & np.isfinite(after)
    if pairs.sum() < 3 or np.ptp(before[pairs]) == 0.0:
        return random_walk(past, months)
    slope, level = np.polyfit(before[pairs], after[pairs], 1)
    slope = float(np.clip(slope, -0.99, 0.99))
    level = float(np.mean(after[pairs]) - slope * np.mean(before[pairs]))
    told, value = [], float(past[np.isfinite(past)][-1])
    for _ in range(months):
        value = level + slope * value
        told.append(value)
    return np.array(told)


NAIVE: dict[str, Callable[[Array, int], Array]] = {
    "random walk": random_walk, "mean": mean, "trend": trend, "AR(1)": autoregression,
}  # fmt: skip
"""Each naive forecast by name: from the past, so many months on."""
