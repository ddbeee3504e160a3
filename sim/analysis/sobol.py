"""Sobol indices: which share of an outcome's variance over single worlds each factor accounts for.

``first`` is the share that goes if this factor alone were known; ``total`` the share that stays if all
others were known, so it counts interactions. For the dice, ``total`` is the *irreducible* share: what no
better knowledge of any input or hypothesis takes away, since it is luck, alone or in interplay with them.
Sampling, estimators (Saltelli and others 2010) and bootstrap are SALib's.
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

BASE, FEWEST, MOST = 1024, 16, 1 << 20
LEADING = 5
"""Factors at the top whose indices are to be trusted."""
WIDEST = 0.1
"""Converged: no 95 % interval of a leading factor is wider, to each side, and no total index of one
differs by more from the one that half of the runs give."""
_RESAMPLES = 300

Array = NDArray[np.float64]


def sample(factors: Sequence[Factor], base: int, seed: int) -> Array:
    """Points (0-1) of shape (base * (factors + 2), factors); ``base`` is a power of two."""
    if base < FEWEST or base > MOST or base & (base - 1):
        below = 1 << max(FEWEST, min(base, MOST)).bit_length() - 1
        near = f"{below} or {2 * below}" if FEWEST <= base < MOST else f"{below}"
        raise AnalysisError(
            f"Sobol needs a number of runs that is a power of two, from {FEWEST} to {MOST:,}, not {base}; "
            f"the nearest: {near}"
        )
    points: Array = needed("SALib.sample.sobol").sample(_problem(factors), base, calc_second_order=False, seed=seed + 1)
    return points


def indices(factors: Sequence[Factor], outcomes: Mapping[str, Array], seed: int) -> pd.DataFrame:
    """One row for each outcome and factor, the largest ``total`` first, with 95 % bootstrap intervals.

    Indices are NaN for an outcome that is the same in all rows.
    """
    frames = []
    for name, values in outcomes.items():
        told = _analysed(factors, values, seed)
        first, first_wide, total, total_wide = (told[key] for key in ("S1", "S1_conf", "ST", "ST_conf"))
        frame = pd.DataFrame({
            "outcome": name, "factor": [factor.name for factor in factors], "kind": [f.kind for f in factors],
            "first": first, "first_low": first - first_wide, "first_high": first + first_wide,
            "total": total, "total_low": total - total_wide, "total_high": total + total_wide,
        })  # fmt: skip
        ordered = frame.sort_values(["total", "factor"], ascending=[False, True], ignore_index=True)
        frames.append(ordered.assign(rank=np.arange(1, len(ordered) + 1)))
    return pd.concat(frames, ignore_index=True)


def convergence(
    factors: Sequence[Factor], outcomes: Mapping[str, Array], found: pd.DataFrame, seed: int
) -> pd.DataFrame:
    """One row for each outcome: whether the leading indices can be trusted, and what luck leaves open."""
    rows = []
    for name, values in outcomes.items():
        own = found[found["outcome"] == name].set_index("factor")
        lead = own.head(LEADING)
        wide = [(lead[f"{kind}_high"] - lead[kind]).max() for kind in ("first", "total")]
        rows_of_half = len(values) // (len(factors) + 2) // 2 * (len(factors) + 2)
        half = pd.Series(_analysed(factors, values[:rows_of_half], seed)["ST"], [factor.name for factor in factors])
        widest, moved = float(max(wide)), float((half[lead.index] - lead["total"]).abs().max())
        rows.append({
            "outcome": name, "mean": float(values.mean()), "sd": float(values.std()),
            "varies": bool(np.ptp(values) > 0.0),
            "converged": widest <= WIDEST and moved <= WIDEST, "widest": widest, "threshold": WIDEST, "moved": moved,
            "irreducible": float(own["total"][DICE]) if DICE in own.index else np.nan,
            "interactions": 1.0 - float(own["first"].sum()),
        })  # fmt: skip
    return pd.DataFrame(rows)


def independent_rows(factors: Sequence[Factor], rows: int) -> NDArray[np.int64]:
    """Numbers of the rows that are independent random points: the first and the last of each base point."""
    step = len(factors) + 2
    return np.sort(np.concatenate([np.arange(0, rows, step), np.arange(step - 1, rows, step)]))


def _analysed(factors: Sequence[Factor], values: Array, seed: int) -> dict[str, Array]:
    keys = ("S1", "S1_conf", "ST", "ST_conf")
    if np.ptp(values) == 0.0:
        return dict.fromkeys(keys, np.full(len(factors), np.nan))
    analyze = needed("SALib.analyze.sobol").analyze
    told = analyze(_problem(factors), values, calc_second_order=False, num_resamples=_RESAMPLES, seed=seed + 1)
    return {key: np.asarray(told[key], dtype=float) for key in keys}


def _problem(factors: Sequence[Factor]) -> dict[str, Any]:
    names = [factor.name for factor in factors]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
