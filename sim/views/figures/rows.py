"""Figures of rows: one factor to a row, its name at the left, bars in the middle, its numbers at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes

from sim.views.figures.sheet import BODY, EDGE, SMALL, WIDTH, Sheet, points
from sim.views.palette import INK, MUTED, OUTCOMES, RULE, tint

if TYPE_CHECKING:
    from sim.scenario import Scenario

LEFT, RIGHT = 640, 340
"""Pixels kept for names and for numbers."""
DARK, MIDDLE, LIGHT = (
    OUTCOMES["deal completed"],
    OUTCOMES["complies at the threat"],
    tint(OUTCOMES["deal completed"], 0.8),
)
"""Edges and marks; bars on which lines are drawn; bars that are less."""
MOST = 12


def records(frame: Any) -> list[Any]:
    """The rows of a table, each with its columns as attributes."""
    return list(frame.itertuples())


def row_axes(sheet: Sheet, names: Sequence[str], low: float, high: float, title: str, numbers: str = "") -> Axes:
    """Axes with one row for each name, the first on top, from ``low`` to ``high``; titles over plot and numbers.

    Row k has its middle at -k. The plot is no taller than its rows need.
    """
    room = sheet.bottom - sheet.top - 110
    height = min(room, 30 + 92 * len(names))
    axes = sheet.axes(EDGE + LEFT, sheet.top + 52, WIDTH - 2 * EDGE - LEFT - RIGHT, height)
    axes.set_ylim(0.6 - len(names), 0.6)
    axes.set_xlim(low, high)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    for number, name in enumerate(names):
        sheet.write(EDGE, _row(sheet, axes, number), fitted(sheet, name, LEFT - 30), BODY)
    sheet.write(EDGE + LEFT, sheet.top + 18, title, SMALL, MUTED)
    if numbers:
        sheet.write(WIDTH - EDGE - RIGHT + 40, sheet.top + 18, numbers, SMALL, MUTED)
    return axes


def write_numbers(sheet: Sheet, axes: Axes, told: Sequence[str]) -> None:
    """The numbers of every row, at the right."""
    for number, text in enumerate(told):
        sheet.write(WIDTH - EDGE - RIGHT + 40, _row(sheet, axes, number), text, BODY)


def zero_line(axes: Axes) -> None:
    """A line at zero."""
    axes.axvline(0.0, color=RULE, linewidth=points(3))


def bar(
    axes: Axes, y: float, value: float, interval: tuple[float, float], colour: str, height: float = 0.62,
    hatch: str | None = None,
) -> None:  # fmt: skip
    """A bar on a row, with its 95 % interval."""
    axes.barh(y, value, height=height, color=colour, hatch=hatch, edgecolor=DARK, linewidth=points(3))
    _whisker(axes, *interval, y)


def _whisker(axes: Axes, low: float, high: float, y: float, colour: str = INK) -> None:
    """A 95 % interval on a row."""
    axes.plot([low, high], [y, y], color=colour, linewidth=points(4), solid_capstyle="butt")


def fitted(sheet: Sheet, text: str, width: float, size: float = BODY) -> str:
    """The text, cut short with an ellipsis where it does not fit."""
    if sheet.width_of(text, size) <= width:
        return text
    while text and sheet.width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,:") + "…"


def foot_of(scenario: Scenario, note: str, run: str) -> list[str]:
    """What a figure of an analysis rests on."""
    return [
        note,
        f"{run} Scenario: {scenario.title}.",
        f"Data as of {scenario.start.label}. The model explores, it does not forecast.",
    ]


def _row(sheet: Sheet, axes: Axes, number: int) -> float:
    return sheet.pixel(axes, axes.get_xlim()[0], -number)[1]
