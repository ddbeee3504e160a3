"""Intervals by the bootstrap: worlds drawn again with replacement, and the mean taken anew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.chance.dice import Dice

Numbers = NDArray[np.float64]

RESAMPLES = 2000
TAILS = (0.025, 0.975)
"""Shares of the resamples left out on either side of a 95 % interval."""
_AT_ONCE = 2_000_000
"""Draws held in memory at a time."""


def mean(values: Numbers) -> Numbers:
    """Mean over the worlds (last axis) that have a value; NaN where none has."""
    known = np.isfinite(values)
    count = known.sum(axis=-1)
    total = np.where(known, values, 0.0).sum(axis=-1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def interval(values: Numbers, seed: int, resamples: int = RESAMPLES) -> tuple[Numbers, Numbers]:
    """The 95 % percentile interval of the mean over the worlds that have a value; shape (..., worlds) to (...).

    Resample r draws as many worlds as there are, with the numbers of month r on the tape "bootstrap"
    of "worlds" under the run's own seed (``Dice``). The draws are the same for every row, so rows that
    add up do so in each resample too. Worlds are the units: everything that differs between them,
    dice and drawn inputs, is in the interval. NaN where fewer than two worlds have a value.
    """
    rows = values.reshape(-1, values.shape[-1])
    known = np.isfinite(rows)
    means = _means(np.where(known, rows, 0.0), known, Dice(seed, 0, rows.shape[-1]), resamples)
    few = known.sum(axis=-1) < 2
    means[:, few] = np.nan
    with np.errstate(invalid="ignore"):
        low, high = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
        low[~few], high[~few] = np.nanquantile(means[:, ~few], TAILS, axis=0)
    return low.reshape(values.shape[:-1]), high.reshape(values.shape[:-1])


def _means(filled: Numbers, known: NDArray[np.bool_], dice: Dice, resamples: int) -> Numbers:
    """Mean of each row in each resample (resamples x rows), NaN where a resample has no value."""
    worlds = filled.shape[-1]
    partial = ~known.all(axis=-1)
    means = np.empty((resamples, len(filled)))
    step = max(1, _AT_ONCE // worlds)
    for first in range(0, resamples, step):
        drawn = np.stack([_times_drawn(dice, number) for number in range(first, min(first + step, resamples))])
        sums, counts = drawn @ filled.T, np.full((len(drawn), len(filled)), float(worlds))
        counts[:, partial] = drawn @ known[partial].T
        means[first : first + step] = np.where(counts > 0.0, sums / np.maximum(counts, 1.0), np.nan)
    return means


def _times_drawn(dice: Dice, number: int) -> Numbers:
    """How often each world is drawn in a resample."""
    places = (dice.uniform("bootstrap", "worlds", number) * dice.worlds).astype(np.int64)
    return np.bincount(places, minlength=dice.worlds).astype(np.float64)
