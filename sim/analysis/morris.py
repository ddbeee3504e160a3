"""Morris screening: how an outcome changes as one factor at a time moves, from many random starts.

Each trajectory starts at a random point and moves every factor once, in random order, by half of its
distribution, on dice of its own; so every change is a paired difference between two worlds that differ
in one thing alone. ``mu`` is the mean change, ``mu_star`` the mean size of the change (for an event:
the share of worlds in which it flips), ``sigma`` the spread of the changes, which is large where the
effect bends or hangs on other factors, luck among them (Morris 1991; Campolongo and others 2007).
Sampling and analysis are SALib's. On its grid of four levels the factors lie at the same random place
within a quarter all along a trajectory, so that no place of a distribution is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.asking import needed
from sim.analysis.errors import AnalysisError
from sim.analysis.factors import DICE, Factor
from sim.analysis.frequencies import Z95
from sim.chance.dice import Dice

TRAJECTORIES, FEWEST = 50, 4
LEVELS = 4
STEP = LEVELS / (2 * (LEVELS - 1))
"""SALib's step between two of the levels, which it counts from 0 to 1."""
LEADING = 5
"""Factors at the top whose order is to be trusted."""
WIDEST, KEPT = 0.25, 4
"""Converged: no interval of a leading factor's mu* is wider, to each side, than this part of the largest
mu*, and so many of the leading factors lead in one half of the trajectories as well."""

Array = NDArray[np.float64]


def sample(factors: Sequence[Factor], trajectories: int, seed: int) -> tuple[Array, Array]:
    """Levels as SALib counts them and points (0-1) to play, both (trajectories * (factors + 1), factors).

    The dice have ``4 * trajectories`` worlds, so that every trajectory has four of its own.
    """
    if trajectories < FEWEST:
        raise AnalysisError(f"Morris needs at least {FEWEST} trajectories, not {trajectories}")
    levels: Array = needed("SALib.sample.morris").sample(_problem(factors), trajectories, LEVELS, seed=seed + 1)
    step = np.rint(levels.reshape(trajectories, len(factors) + 1, len(factors)) * (LEVELS - 1))
    luck = Dice(seed, 0, trajectories)
    within = np.stack([luck.uniform("screening", factor.name, 0) for factor in factors], axis=-1)
    points = (step + within[:, np.newaxis, :]) / LEVELS
    own = np.arange(trajectories)[:, np.newaxis]
    for column, factor in enumerate(factors):
        if factor.name == DICE:
            points[:, :, column] = (own * LEVELS + step[:, :, column] + 0.5) / (LEVELS * trajectories)
    return levels, points.reshape(levels.shape)


def indices(factors: Sequence[Factor], levels: Array, outcomes: Mapping[str, Array], seed: int) -> pd.DataFrame:
    """One row for each outcome and factor, the largest ``mu_star`` first, all with 95 % intervals.

    In units of the outcome, for a move by half of the factor's distribution. The interval of ``mu_star``
    is SALib's bootstrap, that of ``mu`` from its standard error, that of ``sigma`` by the jackknife.
    """
    analyze = needed("SALib.analyze.morris").analyze
    frames = []
    for name, values in outcomes.items():
        told = analyze(_problem(factors), levels, values, num_levels=LEVELS, num_resamples=400, seed=seed + 1)
        mu, star, wide = (STEP * np.asarray(told[key], dtype=float) for key in ("mu", "mu_star", "mu_star_conf"))
        sigma = STEP * np.asarray(told["sigma"], dtype=float)
        changes = elementary(levels, values)
        own = Z95 * sigma / np.sqrt(len(changes))
        spread = Z95 * _jackknife(changes)
        frame = pd.DataFrame({
            "outcome": name, "factor": [factor.name for factor in factors], "kind": [f.kind for f in factors],
            "mu": mu, "mu_low": mu - own, "mu_high": mu + own,
            "mu_star": star, "mu_star_low": np.maximum(0.0, star - wide), "mu_star_high": star + wide,
            "sigma": sigma, "sigma_low": np.maximum(0.0, sigma - spread), "sigma_high": sigma + spread,
        })  # fmt: skip
        frames.append(_ranked(frame, "mu_star"))
    return pd.concat(frames, ignore_index=True)


def convergence(
    factors: Sequence[Factor], levels: Array, outcomes: Mapping[str, Array], found: pd.DataFrame
) -> pd.DataFrame:
    """One row for each outcome: whether the order of the leading factors can be trusted, and why."""
    rows = []
    rows_of_half = len(levels) // (len(factors) + 1) // 2 * (len(factors) + 1)
    names = np.array([factor.name for factor in factors])
    for name, values in outcomes.items():
        lead = found[found["outcome"] == name].head(LEADING)
        largest = float(lead["mu_star"].iloc[0])
        widest = float((lead["mu_star_high"] - lead["mu_star"]).max()) / largest if largest > 0.0 else np.nan
        half = np.abs(elementary(levels[:rows_of_half], values[:rows_of_half])).mean(axis=0)
        kept = len(set(names[np.argsort(-half, kind="stable")[:LEADING]]) & set(lead["factor"]))
        steady = bool(widest <= WIDEST and kept >= min(KEPT, len(factors)))
        rows.append({
            "outcome": name, "mean": float(values.mean()), "sd": float(values.std()), "varies": largest > 0.0,
            "converged": steady, "widest": widest, "threshold": WIDEST, "kept": kept, "of": min(LEADING, len(factors)),
        })  # fmt: skip
    return pd.DataFrame(rows)


def elementary(levels: Array, values: Array) -> Array:
    """The change that each factor makes in each trajectory (trajectories, factors), signed as for a move up."""
    factors = levels.shape[1]
    trajectories = len(levels) // (factors + 1)
    moves = np.diff(levels.reshape(trajectories, factors + 1, factors), axis=1)
    change = np.diff(values.reshape(trajectories, factors + 1), axis=1)
    which = np.abs(moves).argmax(axis=2)
    up = np.sign(np.take_along_axis(moves, which[:, :, np.newaxis], axis=2)[:, :, 0])
    found = np.empty((trajectories, factors))
    np.put_along_axis(found, which, change * up, axis=1)
    return found


def _jackknife(changes: Array) -> Array:
    """Standard error of each factor's standard deviation over trajectories."""
    count = len(changes)
    whole, squares = changes.sum(axis=0), np.square(changes).sum(axis=0)
    mean = (whole - changes) / (count - 1)
    variance = np.maximum(0.0, (squares - np.square(changes)) - (count - 1) * np.square(mean)) / (count - 2)
    left = np.sqrt(variance)
    error: Array = np.sqrt((count - 1) / count * np.square(left - left.mean(axis=0)).sum(axis=0))
    return error


def _ranked(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    ordered = frame.sort_values([by, "factor"], ascending=[False, True], ignore_index=True)
    return ordered.assign(rank=np.arange(1, len(ordered) + 1))


def _problem(factors: Sequence[Factor]) -> dict[str, Any]:
    names = [factor.name for factor in factors]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
