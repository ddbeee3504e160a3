"""By when a deal is signed under either of two scenarios: cumulative incidence beside the ends that preclude one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.analysis.comparison import Comparison
from sim.analysis.frequencies import wilson
from sim.views.figures.drawn import Cell, Drawn, foot_of
from sim.views.figures.fan import rounded
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import EDGE, THICK, Sheet, points
from sim.views.figures.wording import MODEL, in_worlds, share_of
from sim.views.palette import FIRST, FIRST_DASH, OTHER, OTHER_DASH, tint

Numbers = NDArray[np.float64]

_LEFT, _WIDE = EDGE + 90, 1180


def draw(done: Comparison, place: int) -> Drawn:
    """Two step lines from zero: the share of worlds with a signed deal by each month."""
    case, names = done.cases[0], (done.names[0], done.names[place])
    signed = [done.values[k]["month_signed"] for k in (0, place)]
    counts = [_by_month(months, case.months) for months in signed]
    answer = _answer(done, names, counts)
    sheet = Sheet("By when is a deal signed?", answer, _foot(done, place))
    axes = sheet.axes(_LEFT, sheet.top + 44, _WIDE, sheet.bottom - sheet.top - 120)
    labels = []
    for name, count, colour, dash in zip(names, counts, (FIRST, OTHER), (FIRST_DASH, OTHER_DASH), strict=True):
        edges = np.arange(case.months + 1)
        low, high = np.array([wilson(int(k), done.count) for k in count]).T
        if dash == FIRST_DASH:
            axes.fill_between(edges, 100 * low, 100 * high, step="post", color=tint(colour, 0.86), linewidth=0)
        share = 100 * count / done.count
        axes.step(edges, share, where="post", color=colour, linewidth=points(THICK), linestyle=dash)
        total = int(count[-1])
        told = f"{name}\n{total:,} of {done.count:,}: {share_of(total, done.count)}"
        labels.append((float(share[-1]), told, colour))
    axes.set_ylim(0, 100)
    axes.set_yticks([0, 25, 50, 75, 100])
    month_axis(sheet, axes, case.start, case.months + 1)
    sheet.write(EDGE, sheet.top + 12, "worlds with a deal signed by the end of the month before, in %")
    sheet.end_labels(axes, labels, _LEFT + _WIDE + 50)
    header = ("scenario", "month", "signed by then", "share", "low", "high")
    return Drawn(sheet, header, _rows(done, names, counts), _words(done, names, counts, answer))


def _by_month(signed: Numbers, months: int) -> NDArray[np.int64]:
    """Worlds signed before each edge of the months, from none before the first."""
    return np.array([int((signed < edge).sum()) for edge in range(months + 1)])


def _answer(done: Comparison, names: tuple[str, ...], counts: list[NDArray[np.int64]]) -> str:
    told = [f"under {name} {in_worlds(int(count[-1]), done.count)}" for name, count in zip(names, counts, strict=True)]
    end = done.cases[0].start.later(done.cases[0].months - 1).label
    return f"{MODEL} a deal is signed by the end of {end} {told[0]}, and {told[1]}."


def _words(done: Comparison, names: tuple[str, ...], counts: list[NDArray[np.int64]], answer: str) -> str:
    middle = len(counts[0]) // 2
    when = done.cases[0].start.later(middle - 1).label
    told = [f"{name} {in_worlds(int(count[middle]), done.count)}" for name, count in zip(names, counts, strict=True)]
    none = [f"{name} {in_worlds(done.count - int(c[-1]), done.count)}" for name, c in zip(names, counts, strict=True)]
    return f"{answer} By {when}: {'; '.join(told)}. No deal by the end: {'; '.join(none)}."


def _foot(done: Comparison, place: int) -> list[str]:
    note = (
        "First signatures; worlds that end otherwise first (by force, or as one side gives in) never sign and stay "
        "in the count, as do those with no deal by the end. Shaded: 95 % interval (Wilson) of the solid line; the "
        "difference of the lines is better known than either, since worlds are paired."
    )
    what = f"Scenarios: {done.cases[0].title}; {done.cases[place].title}."
    return foot_of(done.cases[0], done.count, done.seed, note, what)


def _rows(done: Comparison, names: tuple[str, ...], counts: list[NDArray[np.int64]]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for name, count in zip(names, counts, strict=True):
        for month in range(done.cases[0].months):
            signed = int(count[month + 1])
            ends = map(rounded, (signed / done.count, *wilson(signed, done.count)))
            rows.append((name, str(done.cases[0].start.later(month)), signed, *ends))
    return rows
