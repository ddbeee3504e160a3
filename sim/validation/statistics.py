"""Statistics of ensembles: shares of weighted worlds, hazards, logit, intervals by resampling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.analysis.frequencies import Z95, wilson
from sim.chance.dice import Dice

Array = NDArray[Any]
RESAMPLES = 200
"""Bootstrap samples behind an interval."""


@dataclass(frozen=True)
class Estimate:
    """A number and its 95 % interval."""

    value: float
    low: float
    high: float


def share(holds: Array, weights: Array) -> Estimate:
    """Weighted share with Wilson's interval at the effective number of worlds (Kish 1965).

    >>> one = share(np.array([True, False, True, True]), np.ones(4))
    >>> one.value, round(one.low, 2), round(one.high, 2)
    (0.75, 0.3, 0.95)
    """
    total = float(weights.sum())
    if total <= 0.0:
        return Estimate(float("nan"), 0.0, 1.0)
    value = float((weights * holds).sum()) / total
    effective = total * total / float((weights * weights).sum())
    low, high = wilson_of(value, effective)
    return Estimate(value, low, high)


def wilson_of(value: float, effective: float) -> tuple[float, float]:
    """Wilson's interval of a share that rests on so many (perhaps not whole) worlds."""
    z2 = Z95 * Z95
    middle = (value + z2 / (2 * effective)) / (1 + z2 / effective)
    half = Z95 * np.sqrt(value * (1 - value) / effective + z2 / (4 * effective * effective)) / (1 + z2 / effective)
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))


def counted(worlds: int, of: int) -> Estimate:
    """So many of so many worlds."""
    return Estimate(worlds / of if of else float("nan"), *wilson(worlds, of))


def resampled(statistic: Callable[[Array], float], worlds: int, resamples: int = RESAMPLES) -> Estimate:
    """A statistic of the rows of an ensemble, with the percentile interval of its bootstrap; NaN of no rows."""
    if worlds == 0:
        return Estimate(float("nan"), float("nan"), float("nan"))
    value = statistic(np.arange(worlds))
    rolls = Dice(7, 0, worlds)
    drawn = [statistic((rolls.uniform("bootstrap", "rows", k) * worlds).astype(int)) for k in range(resamples)]
    finite = np.array([each for each in drawn if np.isfinite(each)])
    if not finite.size:
        return Estimate(value, float("nan"), float("nan"))
    return Estimate(value, float(np.percentile(finite, 2.5)), float(np.percentile(finite, 97.5)))


def hazard(ends: Array, event: Array, start: float, stop: float, weights: Array) -> float:
    """Events per month at risk between two ages; ``ends`` is the age at which each episode leaves.

    >>> hazard(np.array([2.0, 10.0]), np.array([True, False]), 0.0, 4.0, np.ones(2))
    0.16666666666666666
    """
    at_risk = np.clip(np.minimum(ends, stop) - start, 0.0, None)
    happened = event & (ends >= start) & (ends < stop)
    exposure = float((weights * at_risk).sum())
    return float((weights * happened).sum()) / exposure if exposure > 0.0 else float("nan")


def logit(outcome: Array, columns: Array, weights: Array, steps: int = 25) -> tuple[Array, Array]:
    """Coefficients and standard errors of a weighted logistic regression, constant first (Newton's method).

    >>> x = np.array([0.0, 0, 0, 0, 1, 1, 1, 1])
    >>> b, s = logit(np.array([0.0, 0, 0, 1, 0, 1, 1, 1]), x[:, None], np.ones(8))
    >>> round(float(b[1]), 3)
    2.197
    """
    design = np.column_stack([np.ones(len(outcome)), columns])
    beta = np.zeros(design.shape[1])
    ridge = 1e-6 * np.eye(design.shape[1])
    scaled = weights * len(weights) / weights.sum()
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ beta, -30, 30)))
        curve = (design * (scaled * chance * (1 - chance))[:, None]).T @ design + ridge
        beta = beta + np.linalg.solve(curve, design.T @ (scaled * (outcome - chance)))
    score = design * (scaled * (outcome - chance))[:, None]
    inverse = np.linalg.inv(curve)
    return beta, np.sqrt(np.diag(inverse @ (score.T @ score) @ inverse))


def odds_ratio(outcome: Array, columns: Array, weights: Array, which: int = 0) -> Estimate:
    """Odds ratio of one column (robust standard error)."""
    beta, error = logit(outcome.astype(float), columns, weights)
    middle, half = beta[which + 1], Z95 * error[which + 1]
    return Estimate(float(np.exp(middle)), float(np.exp(middle - half)), float(np.exp(middle + half)))


def difference(one: Estimate, other: Estimate) -> Estimate:
    """Difference of two independent shares (Newcombe's interval)."""
    value = one.value - other.value
    low = value - np.hypot(one.value - one.low, other.high - other.value)
    high = value + np.hypot(one.high - one.value, other.value - other.low)
    return Estimate(float(value), float(low), float(high))


def paired(one: Array, other: Array) -> Estimate:
    """Mean difference of the same worlds under two scenarios."""
    gap = one.astype(float) - other.astype(float)
    half = Z95 * float(gap.std(ddof=1)) / np.sqrt(len(gap)) if len(gap) > 1 else float("nan")
    return Estimate(float(gap.mean()), float(gap.mean() - half), float(gap.mean() + half))
