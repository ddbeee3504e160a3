"""Fans: how worlds spread around their median, month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.views.figures.sheet import THICK, THIN, mark_style, points
from sim.views.palette import Dash, tint

Numbers = NDArray[np.float64]

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
FEWEST = 20
"""Worlds under which a month has no band, since one world would be a twentieth."""
PATHS = 5


@dataclass(frozen=True)
class Fan:
    """Quantiles (levels, months), NaN where too few worlds are open, and some single worlds (months, paths)."""

    quantiles: Numbers
    paths: Numbers
    count: NDArray[np.int64]

    @property
    def median(self) -> Numbers:
        """The middle world of each month."""
        return np.asarray(self.quantiles[2])


def fan(values: NDArray[np.float32], where: NDArray[np.bool_]) -> Fan:
    """Quantiles over the worlds where it holds; the paths are the first few worlds, or all of a small run."""
    months, worlds = values.shape
    quantiles = np.full((len(LEVELS), months), np.nan)
    count = where.sum(axis=1)
    for month in np.flatnonzero(count >= FEWEST):
        quantiles[:, month] = np.quantile(values[month, where[month]].astype(np.float64), LEVELS)
    few = worlds if worlds < FEWEST else PATHS
    paths = np.where(where[:, :few], values[:, :few].astype(np.float64), np.nan)
    return Fan(quantiles, paths, count)


def draw_fan(axes: Axes, shown: Fan, colour: str, dash: Dash = "solid", wide: bool = True, paths: bool = True) -> None:
    """Bands, the median, and thin paths of single worlds that end in a dot.

    The bands hold 90 and 50 % of worlds; if not ``wide`` the latter alone, for two fans at once.
    """
    month = np.arange(shown.quantiles.shape[1])
    low90, low50, median, high50, high90 = shown.quantiles
    if wide:
        axes.fill_between(month, low90, high90, color=tint(colour, 0.78), linewidth=0)
        axes.fill_between(month, low50, high50, color=tint(colour, 0.52), linewidth=0)
    else:
        axes.fill_between(month, low50, high50, color=colour, alpha=0.28, linewidth=0)
    if paths:
        banded = bool(np.isfinite(median).any())
        _draw_paths(axes, shown.paths, tint("#000000", 0.4) if banded else colour, "solid" if banded else dash)
    axes.plot(month, median, color=colour, linewidth=points(THICK), linestyle=dash, solid_capstyle="butt")


def _draw_paths(axes: Axes, paths: Numbers, colour: str, dash: Dash) -> None:
    wide = points(THICK if paths.shape[1] == 1 else THIN)
    for path in paths.T:
        axes.plot(np.arange(len(path)), path, color=colour, linewidth=wide, linestyle=dash, alpha=0.85)
        known = np.flatnonzero(np.isfinite(path))
        if known.size and (known[-1] < len(path) - 1 or known.size == 1):
            dot = mark_style(colour, 10)
            axes.plot([known[-1]], [path[known[-1]]], "o", clip_on=False, alpha=0.85, **dot)


def fan_rows(shown: Fan, names: list[str], what: str) -> list[tuple[str | int | float, ...]]:
    """The fan as rows: what, month, open worlds, quantiles."""
    levels = shown.quantiles.T
    return [(what, name, int(shown.count[k]), *map(rounded, levels[k])) for k, name in enumerate(names)]


FAN_HEADER = ("what", "month", "worlds", "p05", "p25", "p50", "p75", "p95")


def rounded(value: float) -> float | str:
    """A number for a table: five digits, nothing where there is none."""
    return float(f"{value:.5g}") if np.isfinite(value) else ""
