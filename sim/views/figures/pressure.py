"""From pressure to hardship to the target's value of no deal."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from sim.views.figures.drawn import Cell, Drawn, change, foot, open_worlds
from sim.views.figures.fan import FAN_HEADER, FEWEST, PATHS, Fan, draw_fan, fan, fan_rows
from sim.views.figures.months import month_axis
from sim.views.figures.sheet import EDGE, SMALL, Sheet
from sim.views.figures.source import Source
from sim.views.figures.wording import MODEL, in_worlds
from sim.views.palette import INK, PART_EDGE

_LEFT, _WIDE, _GAP = EDGE + 80, 1390, 62


def draw(source: Source) -> Drawn:
    """Three fans, one above the other, on the same months."""
    start = source.key(source.target)
    fans = {
        "Pressure of the sanctions (index, 0–1)": fan(source.series("sanctions.pressure"), source.open),
        f"Hardship in {source.target} (index, 0–1)": fan(source.series(f"{start}.hardship"), source.open),
        f"What no deal is worth to {source.target} (utility 0–1, plus private strength)": fan(
            source.series(f"{start}.value_of_no_deal"), source.open
        ),
    }
    answer = _answer(source, list(fans.values()))
    question = "Does pressure become hardship, and hardship a reason to deal?"
    sheet = Sheet(question, answer, foot(source, _note(source)))
    each = (sheet.bottom - sheet.top - 68 - 3 * _GAP + 20) / 3
    for number, (title, shown) in enumerate(fans.items()):
        top = sheet.top + 40 + number * (each + _GAP)
        axes = sheet.axes(_LEFT, top, _WIDE, each)
        sheet.write(EDGE, top - 24, title)
        axes.set_ylim(_floor(shown), _ceiling(shown, 1.25 if number == 2 else 1.0))
        month_axis(sheet, axes, source.start, source.months, named=number == 2)
        _panel(sheet, axes, shown, PART_EDGE if number == 0 else source.looks[source.target].line)
    names = [str(source.start.later(k)) for k in range(source.months)]
    rows: list[tuple[Cell, ...]] = [row for title, shown in fans.items() for row in fan_rows(shown, names, title)]
    return Drawn(sheet, FAN_HEADER, rows, answer)


def _panel(sheet: Sheet, axes: Axes, shown: Fan, colour: str) -> None:
    axes.set_yticks(np.arange(np.ceil(2 * axes.get_ylim()[0]) / 2, axes.get_ylim()[1] + 0.01, 0.5))
    draw_fan(axes, shown, colour)
    levels = shown.quantiles[:, np.isfinite(shown.median)]
    if not levels.size:
        return
    low90, low50, median, high50, high90 = levels[:, -1]
    last = float(np.flatnonzero(np.isfinite(shown.median))[-1])
    labels = [(float(median), f"median {median:.2f}", INK)]
    labels += [((high50 + median) / 2, f"5 of 10 worlds: {_range(low50, high50)}", INK)]
    labels += [((high90 + high50) / 2, f"9 of 10 worlds: {_range(low90, high90)}", INK)]
    sheet.end_labels(axes, labels, _LEFT + _WIDE + 40, SMALL, last)


def _range(low: float, high: float) -> str:
    return f"{low:.2f} to {high:.2f}" if low < 0.0 else f"{low:.2f}–{high:.2f}"


def _floor(shown: Fan) -> float:
    """Just below nothing, or the half below what is drawn."""
    drawn = np.concatenate([shown.quantiles.ravel(), shown.paths.ravel()])
    lowest = float(np.nanmin(drawn)) if np.isfinite(drawn).any() else 0.0
    return -0.02 if lowest >= -0.02 else float(np.floor(2 * lowest) / 2) - 0.02


def _ceiling(shown: Fan, usual: float) -> float:
    """The usual end of the axis, or the next half above what is drawn."""
    drawn = np.concatenate([shown.quantiles.ravel(), shown.paths.ravel()])
    highest = float(np.nanmax(drawn)) if np.isfinite(drawn).any() else usual
    return usual if highest <= usual else float(np.ceil(2 * highest) / 2)


def _answer(source: Source, fans: list[Fan]) -> str:
    if source.worlds < FEWEST:
        ends = [change(shown.paths[:, 0]) for shown in fans]
        which = "in the one world played" if source.worlds == 1 else "in the first world"
        between = "while it was open"
    else:
        ends = [change(shown.median) for shown in fans]
        which, between = "in the middle world", "over the run"
    if not np.isfinite(ends).all():
        few = f"in no month were {FEWEST} worlds still open, too few to tell of a middle one"
        gone = f"nothing can be told {which}, which was open at the end of no month"
        text = f"{MODEL} {few if source.worlds >= FEWEST else gone}."
        return text if source.worlds == 1 else f"{text} {_lower(source)}"
    told = [f"{first:.2f} to {last:.2f}" for first, last in ends]
    text = (
        f"{MODEL} pressure went from {told[0]}, hardship from {told[1]} and the worth of no deal from {told[2]} "
        f"{which} {between}."
    )
    return text if source.worlds == 1 else f"{text} {_lower(source)}"


def _lower(source: Source) -> str:
    """In how many worlds no deal became less attractive."""
    values, is_open = source.series(f"{source.key(source.target)}.value_of_no_deal"), source.open
    ever = is_open.any(axis=0)
    last = source.months - 1 - np.argmax(is_open[::-1], axis=0)
    first = np.argmax(is_open, axis=0)
    world = np.arange(source.worlds)
    fell = ever & (values[last, world] < values[first, world])
    count = in_worlds(int(fell.sum()), source.worlds)
    return f"No deal lost worth to {source.target} {count}."


def _note(source: Source) -> str:
    if source.worlds == 1:
        return open_worlds(source)
    if source.worlds < FEWEST:
        return "Each line is one world, drawn as long as it is open (not over, no deal in force); a dot marks the end."
    return f"{open_worlds(source)} Thin lines: the first {PATHS} worlds; a dot where one is no longer open."
