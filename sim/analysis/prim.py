"""The patient rule induction method (Friedman and Fisher 1999) for events: boxes in which they are frequent.

A box is peeled off slice by slice, each time where the frequency inside rises most for what is given up,
over flat stretches too, and the whole path is kept, from all worlds to a few (scenario discovery: Bryant
and Lempert 2010).
Inputs are numbers; hypotheses are codes, of which one level is peeled at a time. See
``docs/decisions/0006-sensitivity.md`` for why no library does it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

PEEL = 0.05
"""Share of the worlds in the box that one peel of a number takes away."""
LEAST = 0.05
"""Share of all worlds below which a box is not peeled further."""

Table = NDArray[np.float64]
Happened = NDArray[np.bool_]


@dataclass(frozen=True)
class Box:
    """Limits by column: numbers from ``low`` to ``high``, or the ``levels`` that are left of codes."""

    numbers: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    levels: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def columns(self) -> list[int]:
        """Columns that it restricts."""
        return sorted([*self.numbers, *self.levels])

    def holds(self, table: Table) -> Happened:
        """Which rows lie in it."""
        inside = np.ones(len(table), dtype=bool)
        for column, (low, high) in self.numbers.items():
            inside &= (table[:, column] >= low) & (table[:, column] <= high)
        for column, left in self.levels.items():
            inside &= np.isin(table[:, column], list(left))
        return inside

    def without(self, column: int) -> Box:
        """The box with one restriction dropped."""
        numbers = {at: limits for at, limits in self.numbers.items() if at != column}
        return Box(numbers, {at: left for at, left in self.levels.items() if at != column})

    def cut(self, column: int, low: float = -np.inf, high: float = np.inf) -> Box:
        """The box with a number held between limits as well."""
        old = self.numbers.get(column, (-np.inf, np.inf))
        return replace(self, numbers={**self.numbers, column: (max(low, old[0]), min(high, old[1]))})


def peel(
    table: Table, happened: Happened, codes: Iterable[int] = (), columns: Sequence[int] | None = None
) -> list[Box]:
    """The boxes of one peeling, from all rows of ``table`` (rows, columns) to the smallest box.

    ``codes`` are the columns that hold levels; ``columns`` those that may be restricted (all of them).
    """
    coded = set(codes)
    free = range(table.shape[1]) if columns is None else columns
    numbers = np.array([column for column in free if column not in coded], dtype=np.int64)
    box, path = Box(), [Box()]
    inside = np.arange(len(table))
    while True:
        options = _slices(table[np.ix_(inside, numbers)], happened[inside], numbers)
        options += [option for column in free if column in coded
                    for option in _levels(table[inside, column], happened[inside], column, box)]  # fmt: skip
        best = max(options, key=lambda option: option.gain, default=None)
        if best is None:
            return path
        box = best.on(box)
        inside = inside[best.box_alone().holds(table[inside])]
        if len(inside) < LEAST * len(table):
            return path
        path.append(box)


def surplus(box: Box, table: Table, happened: Happened) -> float:
    """How many more events the box holds than as many worlds drawn at random would."""
    inside = box.holds(table)
    return float(happened[inside].sum() - happened.mean() * inside.sum())


def quasi_p(box: Box, table: Table, happened: Happened) -> dict[int, float]:
    """For each restriction, how likely chance alone makes the box as frequent as it is, were it dropped.

    The one-sided binomial test of Bryant and Lempert (2010).
    """
    inside = box.holds(table)
    count, of = int(happened[inside].sum()), int(inside.sum())
    found = {}
    for column in box.columns:
        wider = box.without(column).holds(table)
        base = float(happened[wider].mean()) if wider.any() else 1.0
        found[column] = float(binom.sf(count - 1, of, base)) if of else 1.0
    return found


def pruned(box: Box, table: Table, happened: Happened, level: float) -> Box:
    """The box less every restriction that chance explains: the worst goes first, until all are below ``level``."""
    while box.columns:
        doubts = quasi_p(box, table, happened)
        worst = max(doubts, key=lambda column: (doubts[column], column))
        if doubts[worst] < level:
            break
        box = box.without(worst)
    return box


@dataclass(frozen=True)
class _Option:
    """One slice that could go, and the gain in frequency for each row given up."""

    gain: float
    column: int
    low: float = -np.inf
    high: float = np.inf
    left: frozenset[int] | None = None

    def box_alone(self) -> Box:
        return self.on(Box())

    def on(self, box: Box) -> Box:
        if self.left is None:
            return box.cut(self.column, self.low, self.high)
        return replace(box, levels={**box.levels, self.column: self.left})


def _slices(table: Table, happened: Happened, columns: NDArray[np.int64]) -> list[_Option]:
    """The lowest and the highest slice of every number: the best of each side."""
    rows, mean = len(table), happened.mean() if len(happened) else 0.0
    size = max(1, int(PEEL * rows))
    if not columns.size or rows <= size:
        return []
    order = np.argsort(table, axis=0, kind="stable")
    options = []
    for sign in (1.0, -1.0):
        ordered = sign * np.take_along_axis(table, order if sign > 0 else order[::-1], axis=0)
        events = np.cumsum(happened[order if sign > 0 else order[::-1]], axis=0)
        edge = ordered[size]
        gone = (ordered < edge).sum(axis=0)
        tied = gone == 0  # a heap of equal values at the edge goes as a whole
        edge[tied] = [_next(ordered[:, column]) for column in np.flatnonzero(tied)]
        gone[tied] = (ordered[:, tied] < edge[tied]).sum(axis=0)
        valid = np.isfinite(edge) & (gone > 0) & (gone < rows)
        taken = events[np.maximum(gone - 1, 0), np.arange(len(columns))]
        kept = np.where(valid, rows - gone, 1)
        gain = np.where(valid, ((happened.sum() - taken) / kept - mean) / np.maximum(gone, 1), -np.inf)
        best = int(np.argmax(gain))
        if np.isfinite(gain[best]):
            low, high = (float(edge[best]), np.inf) if sign > 0 else (-np.inf, float(-edge[best]))
            options.append(_Option(float(gain[best]), int(columns[best]), low, high))
    return options


def _next(ordered: Table) -> float:
    """The second value of a sorted column, or endless if all are equal."""
    above = np.searchsorted(ordered, ordered[0], side="right")
    return float(ordered[above]) if above < len(ordered) else np.inf


def _levels(codes: Table, happened: Happened, column: int, box: Box) -> list[_Option]:
    """Each level of a hypothesis that could go."""
    present = np.unique(codes).astype(int)
    if len(present) < 2:
        return []
    mean, options = happened.mean(), []
    for level in present:
        stays = codes != level
        gain = (happened[stays].mean() - mean) / (~stays).sum()
        left = box.levels.get(column, frozenset(present.tolist())) - {int(level)}
        options.append(_Option(float(gain), column, left=frozenset(left)))
    return options
