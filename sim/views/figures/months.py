"""The axis of months, the same in every figure."""

from __future__ import annotations

from matplotlib.axes import Axes

from sim.scenario import Month
from sim.views.figures.sheet import SMALL, Sheet
from sim.views.palette import MUTED

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_ROOM, _ROOM_OF_YEAR, _FEW = 165, 95, 5
"""Pixels that a month's name needs, and a year's; fewer months than this give way to years."""


def ticks(start: Month, months: int, most: int) -> list[int]:
    """At most so many months to name: whole quarters or years of the calendar where there are many.

    >>> ticks(Month(2026, 1), 36, 7)
    [0, 6, 12, 18, 24, 30]
    """
    for step in _STEPS:
        found = [k for k in range(months) if (start.year * 12 + start.month - 1 + k) % step == 0]
        if len(found) <= most:
            return found or [0]
    return [0]


def month_axis(sheet: Sheet, axes: Axes, start: Month, months: int, named: bool = True, title: str = "month") -> None:
    """Months from left to right; the axis is named beside its end, not under the plot."""
    box = axes.get_window_extent()
    most = int(box.width / _ROOM)
    places = ticks(start, months, max(2, most))
    labels = [start.later(k).label for k in places]
    if most < _FEW:
        years = [k for k in ticks(start, months, int(box.width / _ROOM_OF_YEAR)) if start.later(k).month == 1]
        if len(years) > 1:
            places, labels = years, [str(start.later(k).year) for k in years]
    axes.set_xlim(-0.5 if months == 1 else 0, months - 1 if months > 1 else 0.5)
    axes.set_xticks(places, labels if named else [""] * len(places))
    if named and title:
        sheet.write(box.x1 + 84, sheet.figure.bbox.height - box.y0 + 24, title, SMALL, MUTED)
