"""Rank correlation of inputs with outcomes: a first look, one input at a time, blind to interactions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from sim.analysis.frequencies import Z95

Array = NDArray[np.float64]


def correlations(inputs: Mapping[str, Array], outcomes: Mapping[str, Array]) -> pd.DataFrame:
    """One row for each outcome and input, the strongest first.

    ``correlation`` is Spearman's, with Fisher's 95 % interval; ``clear`` says whether it stands out of
    what chance alone gives the largest of so many inputs (95 %, Bonferroni). Where either side does not
    vary the correlation is 0.

    >>> told = correlations({"a": np.arange(9.0), "b": np.zeros(9)}, {"y": np.arange(9.0) ** 3})
    >>> told["correlation"].tolist()
    [1.0, 0.0]
    """
    ranked = {name: _standard(values) for name, values in outcomes.items()}
    every: dict[str, dict[str, float]] = {name: {} for name in outcomes}
    for name, values in inputs.items():  # one at a time: they may be many, and are perhaps read from a disk
        ranks = _standard(values)
        for outcome, own in ranked.items():
            every[outcome][name] = float(np.mean(ranks * own))
    rows = []
    for outcome, found in every.items():
        error = 1.0 / np.sqrt(max(1, len(ranked[outcome]) - 3))
        bar = -ndtri(0.025 / max(1, len(found))) * error
        for name, rank in sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0])):
            middle = np.arctanh(np.clip(rank, -0.999999, 0.999999))
            low, high = np.tanh([middle - Z95 * error, middle + Z95 * error])
            rows.append((outcome, name, round(rank, 12), float(low), float(high), bool(abs(middle) > bar)))
    return pd.DataFrame(rows, columns=["outcome", "factor", "correlation", "low", "high", "clear"])


def _standard(values: Array) -> Array:
    """Ranks with mean 0 and variance 1, or zeros."""
    ranks = pd.Series(values).rank().to_numpy(dtype=np.float64)
    spread = ranks.std()
    return (ranks - ranks.mean()) / spread if spread > 0.0 else np.zeros(len(ranks))
