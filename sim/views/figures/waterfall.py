"""What each measure adds to or takes from an outcome, step by step from none of them to all; its price beside."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from sim.analysis.attribution import TOTAL, Attribution
from sim.analysis.outcomes import SHARE, Outcome
from sim.views.figures.drawn import Cell, Drawn, foot_of
from sim.views.figures.fan import rounded
from sim.views.figures.sheet import EDGE, SMALL, THICK, THIN, Sheet, points
from sim.views.figures.wording import MODEL, capital, joined
from sim.views.narrate.numbers import change, level, span
from sim.views.palette import ADDS, INK, MUTED, PART_EDGE, RULE, TAKES

_LEFT, _WIDE = 320, 670
_PRICES, _PRICE_WIDE, _PRICE_LABEL = 1335, 105, 100
_NOUN = {"completed": "share of deals carried out in full", "signed": "share of deals signed"}
Record = dict[str, Any]


def draw(done: Attribution, key: str) -> Drawn:
    """Bars from where the last one ended, a line for the total, and small bars of the price for senders and people."""
    outcome = next(one for one in done.outcomes if one.key == key)
    rows = [row for row in done.records() if row["outcome"] == key]
    parts, whole = rows[:-1], rows[-1]
    sheet = Sheet(_question(outcome, done), _answer(outcome, parts, whole, done), _foot(done))
    axes = sheet.axes(_LEFT, sheet.top + 70, _WIDE, sheet.bottom - sheet.top - 140)
    axes.set_ylim(len(parts) + 1.5, -0.5)
    axes.set_yticks([])
    _bars(sheet, axes, parts, whole, outcome)
    unit = "share of worlds, in %" if outcome.unit == SHARE else f"{outcome.label} ({outcome.unit})"
    sheet.write(_LEFT, sheet.top + 10, unit, SMALL, MUTED)
    sheet.write(_LEFT + _WIDE + 20, sheet.top + 46, "adds (95 % interval)", SMALL, MUTED)
    for number, price in enumerate(done.prices[:2]):
        _price(sheet, axes, done, price, _PRICES + number * (_PRICE_WIDE + _PRICE_LABEL + 80))
    header = ("measure", "outcome", "value", "low", "high", "price", "unit", "without any", "with all")
    shown = [row for row in done.records() if row["outcome"] == key or row["price"]]
    return Drawn(sheet, header, [_line(row) for row in shown], _words(outcome, parts, whole, done))


def _bars(sheet: Sheet, axes: Axes, parts: list[Record], whole: Record, outcome: Outcome) -> None:
    scale = 100.0 if outcome.unit == SHARE else 1.0
    at, end = scale * whole["without_any"], scale * whole["with_all"]
    edges = [at, end]
    _stage(sheet, axes, 0, "None of them", at, level(whole["without_any"], outcome.unit))
    for place, row in enumerate(parts, start=1):
        then = at + scale * row["value"]
        colour = ADDS[0] if row["value"] >= 0.0 else TAKES[0]
        axes.barh(
            [place], [then - at], left=[at], height=0.55, color=colour, edgecolor=PART_EDGE, linewidth=points(THIN)
        )
        axes.plot([then, then], [place + 0.28, place + 0.72], color=RULE, linewidth=points(THIN))
        y = sheet.pixel(axes, 0.0, place)[1]
        sheet.write(EDGE, y, capital(row["measure"]), SMALL, INK)
        told = f"{change(row['value'], outcome.unit)} ({span(row['low'], row['high'], outcome.unit)})"
        sheet.write(_LEFT + _WIDE + 20, y, told, SMALL, INK if row["told_apart"] else MUTED)
        at = then
        edges.append(at)
    _stage(sheet, axes, len(parts) + 1, "All of them", end, level(whole["with_all"], outcome.unit))
    low, high = min(edges), max(edges)
    room = 0.12 * (high - low) or 0.5
    axes.set_xlim(low - room, high + room)


def _stage(sheet: Sheet, axes: Axes, place: int, name: str, value: float, told: str) -> None:
    axes.plot([value, value], [place - 0.35, place + 0.35], color=INK, linewidth=points(THICK), solid_capstyle="butt")
    y = sheet.pixel(axes, 0.0, place)[1]
    sheet.write(EDGE, y, name, SMALL, INK, "bold")
    sheet.write(_LEFT + _WIDE + 20, y, told, SMALL, INK, "bold")


def _price(sheet: Sheet, beside: Axes, done: Attribution, price: Outcome, left: float) -> None:
    """Small bars on the rows of the waterfall, all on one scale from zero."""
    rows = [row for row in done.records() if row["outcome"] == price.key][:-1]
    box = beside.get_window_extent()
    top, high = sheet.figure.bbox.height - box.y1, box.height
    axes = sheet.axes(left, top, _PRICE_WIDE, high)
    axes.set_ylim(*beside.get_ylim())
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_visible(False)
    largest = max([1e-12, *(abs(row["value"]) for row in rows)])
    axes.set_xlim(min([0.0, *(row["value"] for row in rows)]), largest)
    axes.axvline(0.0, color=INK, linewidth=points(THIN))
    for place, row in enumerate(rows, start=1):
        colour = TAKES[0] if row["value"] >= 0.0 else ADDS[0]
        axes.barh([place], [row["value"]], height=0.55, color=colour, edgecolor=PART_EDGE, linewidth=points(THIN))
        y = sheet.pixel(axes, 0.0, place)[1]
        sheet.write(left + _PRICE_WIDE + 12, y, change(row["value"], price.unit), SMALL, INK)
    sheet.write(left, sheet.top + 20, f"price:\n{price.label}", SMALL, MUTED)


def _question(outcome: Outcome, done: Attribution) -> str:
    what = {
        "completed": "Which measures bring a deal that is carried out?",
        "signed": "Which measures bring a deal?",
        "months_of_war": "Which measures shorten or lengthen the war?",
    }
    return what.get(outcome.key, f"Which measures move the {outcome.label}?")


def _answer(outcome: Outcome, parts: list[Record], whole: Record, done: Attribution) -> str:
    clear = [f"{row['measure']} ({change(row['value'], outcome.unit)})" for row in parts if row["told_apart"]]
    ends = f"{level(whole['without_any'], outcome.unit)} to {level(whole['with_all'], outcome.unit)}"
    unit = " points" if outcome.unit == SHARE else "" if outcome.unit == "0-1" else f" {outcome.unit}"
    interval = span(whole["low"], whole["high"], outcome.unit)
    total = f"{change(whole['value'], outcome.unit)}{unit}, 95 % interval {interval}"
    said = f"What stands out of chance: {joined(clear)}." if clear else "No single measure stands out of chance."
    return (
        f"{MODEL} together the measures move the {_NOUN.get(outcome.key, outcome.label)} from {ends} ({total}). {said}"
    )


def _foot(done: Attribution) -> list[str]:
    note = (
        "Shapley values: what each measure adds, averaged over all orders in which they could come, in the same "
        "worlds. They add up to the total; the order of the rows means nothing. Grey numbers: the interval "
        "(bootstrap) covers zero."
    )
    return foot_of(done.scenario, done.worlds, done.seed, note, f"Scenario: {done.scenario.title}.")


def _line(row: Record) -> tuple[Cell, ...]:
    numbers = tuple(map(rounded, (row["value"], row["low"], row["high"])))
    ends = (rounded(row["without_any"]), rounded(row["with_all"]))
    return (row["measure"], row["outcome"], *numbers, "yes" if row["price"] else "no", row["unit"], *ends)


def _words(outcome: Outcome, parts: list[Record], whole: Record, done: Attribution) -> str:
    told = [f"{row['measure']} {change(row['value'], outcome.unit)}" for row in parts]
    prices = []
    for price in done.prices:
        rows = [row for row in done.records() if row["outcome"] == price.key]
        top = max(rows[:-1], key=lambda row: abs(row["value"]))
        prices.append(f"{price.label} {change(rows[-1]['value'], price.unit)}, most of it {top['measure']}")
    assert whole["measure"] == TOTAL and np.isfinite(whole["value"])
    return f"{_answer(outcome, parts, whole, done)} Parts: {'; '.join(told)}. Price: {'; '.join(prices)}."
