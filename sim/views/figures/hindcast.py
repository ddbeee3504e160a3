"""The hindcast in small multiples: what was observed to the end of 2023, and the medians and intervals of both runs."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from sim.scenario import load
from sim.validation.hindcast.outputs import CHANCE, COUNT, FITTED, OUTPUTS, START, Output
from sim.validation.hindcast.playing import RUNS, Played
from sim.validation.hindcast.record import observed
from sim.validation.hindcast.skill import lines_of
from sim.validation.statistics import Array
from sim.views.figures.drawn import Cell, Drawn, foot_of
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, THIN, WIDTH, Sheet, mark_style, points
from sim.views.palette import FIRST, FIRST_DASH, INK, MUTED, OTHER, OTHER_DASH, RULE, tint

ACROSS, DOWN = 5, 3
LEFT, GAP, HEAD, UNDER, KEY = 62, 30, 74, 36, 44
"""Pixels: left of a panel for numbers, between panels, above one for its name, below for years, and of the key."""
HEADER = ("month", "series", "run", "p10", "median", "p90", "observed", "unit")


def draw(runs: list[Played], seed: int) -> Drawn:
    """The figure of both runs of one hindcast."""
    conditional, free = runs
    sheet = Sheet(
        "Set going in February 2022, does the model stay near what was measured?", _answer(runs), _foot(runs, seed)
    )
    _key(sheet)
    wide = (WIDTH - 2 * EDGE - (ACROSS - 1) * GAP) / ACROSS
    high = (sheet.bottom - sheet.top - KEY - 16) / DOWN
    for number, output in enumerate(OUTPUTS):
        row, column = divmod(number, ACROSS)
        left, top = EDGE + column * (wide + GAP), sheet.top + KEY + row * high
        sheet.write(left, top + 14, output.told, SMALL, INK, "bold")
        sheet.write(left, top + 42, output.unit, SMALL, MUTED)
        axes = sheet.axes(left + LEFT, top + HEAD, wide - LEFT, high - HEAD - UNDER)
        _panel(axes, output, conditional, free)
    return Drawn(sheet, HEADER, [row for played in runs for row in _rows(played)], _words(runs))


def _panel(axes: Axes, output: Output, conditional: Played, free: Played) -> None:
    """Band and median of the conditional run, edges and median of the free one, dots for the record."""
    shown = _shown(output, conditional)
    months = np.flatnonzero(shown)
    low, middle, high = conditional.quantiles(output)[:, shown]
    axes.fill_between(months, low, high, color=tint(FIRST, 0.82), linewidth=0)
    axes.plot(months, middle, color=FIRST, linewidth=points(THIN), linestyle=FIRST_DASH)
    for values in free.quantiles(output)[:, shown]:
        axes.plot(months, values, color=OTHER, linewidth=points(THIN), linestyle=OTHER_DASH)
    axes.axvline(FITTED - 0.5, color=RULE, linewidth=points(THIN), linestyle=(0.0, (1.0, 1.5)))
    seen = observed(output) if output.record else np.full(FITTED, np.nan)
    axes.plot(np.arange(FITTED), seen, "o", **mark_style(INK, 5))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    years = [month for month in range(1, len(shown)) if START.later(month).month == 1]
    axes.set_xlim(0, len(shown) - 1)
    axes.set_xticks(years, [str(START.later(month).year) for month in years])


def _shown(output: Output, played: Played) -> Array:
    """Months in which a series is played rather than given, and counted."""
    when = [START.later(month) for month in range(len(played.values[output.name]))]
    return np.array([month >= output.since and output.counts(month) for month in when])


def _key(sheet: Sheet) -> None:
    """What the marks are, in one row under the answer."""
    y, x = sheet.top + 16, float(EDGE)
    for told, colour, dash in (
        ("sanctions as dated: median, and band of 80 % of worlds", FIRST, FIRST_DASH),
        ("all actors choose: median and 80 %", OTHER, OTHER_DASH),
    ):
        sheet.line([x, x + 56], [y, y], colour, dash)
        sheet.write(x + 68, y, told, SMALL, INK)
        x += 68 + sheet.width_of(told, SMALL) + 44
    sheet.mark(x + 8, y, "o", mark_style(INK, 7))
    sheet.write(x + 26, y, "observed", SMALL, INK)
    x += 26 + sheet.width_of("observed", SMALL) + 44
    sheet.line([x + 8, x + 8], [y - 14, y + 14], RULE, (0.0, (1.0, 1.5)))
    sheet.write(x + 24, y, "end of the fitting window", SMALL, INK)


def _answer(runs: list[Played]) -> str:
    lines = [line for line in lines_of(runs[0]) if np.isfinite(line.skill)]
    better = sum(line.skill > 0.0 for line in lines)
    months = [line.months for line in lines_of(runs[0])]
    inside = np.average([line.coverage for line in lines_of(runs[0])], weights=months)
    return (
        "In the model, with these assumptions, and fitted on 2022-23: with sanctions as dated the medians come nearer"
        f" to 2023 than the best naive rule on {better} of {len(lines)} series, and {100 * inside:.0f} % of months lie"
        " within the 80 % intervals."
    )


def _foot(runs: list[Played], seed: int) -> list[str]:
    case = load(RUNS[runs[0].run])
    note = (
        "Oil and gas prices, election dates and the front before December 2022 are given. Nothing observed after 2023"
        " is read or shown. Where a deal holds, the front stands still."
    )
    kept = " and ".join(f"{played.kept:,}" for played in runs)
    what = f"Shown: the {kept} worlds nearest to the record at the end of 2023, without a deal until then."
    return foot_of(case, runs[0].worlds, seed, note, what, START.later(FITTED - 1))


def _rows(played: Played) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for output in OUTPUTS:
        low, middle, high = played.quantiles(output)
        seen = observed(output) if output.record else np.full(FITTED, np.nan)
        for month in np.flatnonzero(_shown(output, played)):
            known = rounded(seen[month]) if month < FITTED else ""
            numbers = (rounded(low[month]), rounded(middle[month]), rounded(high[month]))
            rows.append((str(START.later(int(month))), output.name, played.run, *numbers, known, output.unit))
    return rows


def _words(runs: list[Played]) -> str:
    told = [_answer(runs)]
    for output in OUTPUTS:
        for played in runs:
            low, middle, high = played.quantiles(output)[:, -1]
            last = START.later(len(played.values[output.name]) - 1).label
            if output.judged == CHANCE:
                told.append(f"{output.told}, {played.run} run: {100 * middle:.0f} % by {last}.")
            elif output.judged != COUNT or played.run == "free":
                told.append(
                    f"{output.told}, {played.run} run: {middle:.4g} {output.unit} in {last}, 80 % of worlds between"
                    f" {low:.4g} and {high:.4g}."
                )
    return " ".join(told)
