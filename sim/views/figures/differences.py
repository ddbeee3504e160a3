"""What differs between two scenarios on the same dice: each outcome with its interval around zero."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from sim.analysis.comparison import Comparison, Difference
from sim.analysis.outcomes import SHARE
from sim.views.figures.drawn import Cell, Drawn, foot_of
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, THICK, THIN, Sheet, mark_style, points
from sim.views.figures.wording import MODEL, joined
from sim.views.narrate.numbers import change, span
from sim.views.palette import INK, MUTED, OTHER

Numbers = NDArray[np.float64]

_PANELS = ((EDGE, 385, 290), (980, 375, 280))
"""Left edge of each panel, room for its labels, width of its plot."""
_NICE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 50.0, 100.0)
_MOST_SPREADS = 1.0
"""Where the scale of spreads stops; what lies beyond is an arrow at its edge."""
HEADER = (
    "outcome", "unit", "mean a", "mean b", "difference", "low", "high", "better", "worse", "same", "pairs",
    "better for", "better means", "told apart",
)  # fmt: skip


def draw(done: Comparison, place: int) -> Drawn:
    """Two columns of dots with intervals: shares of worlds in points, all else in spreads of the first scenario."""
    own = [one for one in done.all_differences if one.b == done.names[place] and one.pairs]
    shares = [one for one in own if one.unit == SHARE]
    others = [one for one in own if one.unit != SHARE]
    a, b = done.names[0], done.names[place]
    sheet = Sheet(f"What differs between {a} and {b}?", _answer(own, a, b, done.count), _foot(done, place))
    spreads = {one.outcome: _spread(done.values[0][one.outcome]) for one in others}
    titles = (f"points of 100 worlds, {b} less {a}", f"in spreads of the worlds under {a}")
    for panel, rows, scale, title in zip(
        _PANELS, (shares, others), (dict.fromkeys((one.outcome for one in shares), 0.01), spreads), titles, strict=True
    ):
        _panel(sheet, panel, rows, scale, title, max(len(shares), len(others)))
    return Drawn(sheet, HEADER, [_line(one) for one in own], _words(own, a, b, done.count))


def _panel(
    sheet: Sheet, panel: tuple[int, int, int], rows: list[Difference], scale: dict[str, float], title: str, most: int
) -> None:
    left, labels, wide = panel
    high = (sheet.bottom - sheet.top - 130) * len(rows) / most
    axes = sheet.axes(left + labels, sheet.top + 64, wide, high)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    _axis(axes, rows, scale)
    for place, one in enumerate(rows):
        _dot(axes, place, one, scale[one.outcome])
        y = sheet.pixel(axes, 0.0, place)[1]
        sheet.write(left, y, one.label, SMALL, INK if one.told_apart else MUTED)
        told = f"{change(one.difference, one.unit)}"
        sheet.write(left + labels + wide + 88, y, told, SMALL, INK if one.told_apart else MUTED, across="right")
        parts = f"{100 * one.better:.0f} / {100 * one.worse:.0f}"
        sheet.write(left + labels + wide + 195, y, parts, SMALL, MUTED, across="right")
    sheet.write(left, sheet.top + 10, title, SMALL, MUTED)
    sheet.write(left + labels + wide + 88, sheet.top + 46, "change", SMALL, MUTED, across="right")
    sheet.write(left + labels + wide + 195, sheet.top + 46, "+ / − %", SMALL, MUTED, across="right")


def _dot(axes: Axes, place: int, one: Difference, scale: float) -> None:
    reach = axes.get_xlim()[1]
    at, colour = one.difference / scale, INK if one.told_apart else OTHER
    if np.isfinite(one.low):
        ends = np.clip([one.low / scale, one.high / scale], -reach, reach)
        axes.plot(ends, [place, place], color=colour, linewidth=points(THICK), solid_capstyle="butt", clip_on=False)
    symbol = "o" if abs(at) <= reach else "<" if at < 0.0 else ">"
    style = mark_style(colour, 15, filled=one.told_apart)
    axes.plot([np.clip(at, -reach, reach)], [place], symbol, clip_on=False, zorder=5, **style)


def _axis(axes: Axes, rows: list[Difference], scale: dict[str, float]) -> None:
    """Symmetric around zero, from a ladder of ranges."""
    ends = [abs(end) / scale[one.outcome] for one in rows for end in (one.low, one.high) if np.isfinite(end)]
    largest = max([0.0, *ends])
    reach = next((step for step in _NICE if largest <= step), largest)
    if any(one.unit != SHARE for one in rows):
        reach = min(reach, _MOST_SPREADS)
    axes.set_xlim(-reach, reach)
    axes.set_xticks([-reach, 0.0, reach], [f"−{reach:g}", "0", f"+{reach:g}"])
    axes.spines["left"].set_visible(False)
    axes.axvline(0.0, color=INK, linewidth=points(THIN), zorder=1)


def _spread(values: Numbers) -> float:
    """Standard deviation over worlds; 1 where the outcome does not vary."""
    known = values[np.isfinite(values)]
    spread = float(known.std()) if known.size > 1 else 0.0
    return spread if spread > 1e-12 else 1.0


def _answer(own: list[Difference], a: str, b: str, worlds: int) -> str:
    known = {one.outcome: one for one in own}
    told = [_clause(known[key]) for key in ("signed", "completed") if key in known]
    apart = sum(one.told_apart for one in own)
    return (
        f"{MODEL} {joined(told)} under {b} against {a}, in {worlds:,} worlds played under both. "
        f"{apart} of {len(own)} outcomes can be told apart."
    )


def _clause(one: Difference) -> str:
    what = "a deal is signed" if one.outcome == "signed" else "carried out in full"
    if not one.told_apart:
        return f"{what} about as often (no clear difference)"
    way = "more" if one.difference > 0 else "less"
    ends = span(one.low, one.high, one.unit)
    return f"{what} {way} often by {abs(100 * one.difference):.1f} points (95 % interval {ends})"


def _foot(done: Comparison, place: int) -> list[str]:
    note = (
        "Dot: mean of the differences world by world; line: its 95 % interval (bootstrap); grey and open where it "
        "covers zero; an arrow lies beyond the scale. + / −: share of worlds better and worse, for whom is said in "
        "the table; the rest are the same. Terms and month of signature: worlds signed under both."
    )
    what = f"Scenarios: {done.cases[0].title}; {done.cases[place].title}."
    return foot_of(done.cases[0], done.count, done.seed, note, what)


def _line(one: Difference) -> tuple[Cell, ...]:
    numbers = (one.mean_a, one.mean_b, one.difference, one.low, one.high, one.better, one.worse, one.same)
    told = "yes" if one.told_apart else "no"
    return (one.outcome, one.unit, *map(rounded, numbers), one.pairs, one.better_for, one.better_means, told)


def _words(own: list[Difference], a: str, b: str, worlds: int) -> str:
    rows = [
        f"{one.label} {change(one.difference, one.unit)} ({span(one.low, one.high, one.unit)})"
        for one in own
        if one.told_apart
    ]
    rest = [one.label for one in own if not one.told_apart]
    told = f" Told apart: {'; '.join(rows)}." if rows else ""
    alike = f" Not told apart: {', '.join(rest)}." if rest else ""
    return f"{_answer(own, a, b, worlds)}{told}{alike}"
