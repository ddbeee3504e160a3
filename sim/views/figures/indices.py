"""Sobol indices: for each factor the share of variance alone, and with interactions."""

from __future__ import annotations

from typing import Any

from sim.analysis.factors import DICE
from sim.analysis.measures import Measure
from sim.analysis.sensitivity import Sensitivity
from sim.views.figures.drawn import Drawn
from sim.views.figures.rows import (
    LIGHT,
    MIDDLE,
    MOST,
    bar,
    foot_of,
    records,
    row_axes,
    write_numbers,
    zero_line,
)
from sim.views.figures.sheet import Sheet
from sim.views.figures.wording import MODEL, joined
from sim.views.narrate.sensing import converged_in_words, factor_in_words, plus_minus


def draw(found: Sensitivity, measure: Measure) -> Drawn:
    """The leading factors of one outcome; the dice hatched."""
    rows = found.indices[found.indices["outcome"] == measure.name]
    top = records(rows.head(MOST))
    names = [factor_in_words(row.factor, row.kind) for row in top]
    answer = _answer(found, measure, top, names)
    below = " Bars below zero are zero within their error." if any(row.first < 0.0 for row in top) else ""
    note = (
        "Darker: alone (first index). Paler: with interactions (total index); these overlap and add up to over 100 %. "
        f"Hatched: luck. Lines: 95 % interval.{below} {converged_in_words(found, measure.name)}"
    )
    run = f"{found.runs:,} base points, {found.evaluations:,} worlds, seed {found.seed}."
    sheet = Sheet(f"What does this hang on: {measure.meaning}?", answer, foot_of(found.scenario, note, run))
    if not _varies(found, measure):
        return Drawn(sheet, _HEADER, _table(rows), answer)
    low = min(0.0, *(100 * row.first_low for row in top))
    high = max(100.0, *(100 * row.total_high for row in top))
    axes = row_axes(
        sheet,
        names,
        max(-50.0, low),
        min(150.0, high),
        "share of the variance between single worlds, in %",
        "alone / with others, in %",
    )
    for number, row in enumerate(top):
        hatch = "//" if row.factor == DICE else None
        alone, others = ((100 * row.first_low, 100 * row.first_high), (100 * row.total_low, 100 * row.total_high))
        bar(axes, -number + 0.19, 100 * row.first, alone, MIDDLE, 0.34, hatch)
        bar(axes, -number - 0.19, 100 * row.total, others, LIGHT, 0.34, hatch)
    zero_line(axes)
    write_numbers(sheet, axes, [_numbers(row) for row in top])
    return Drawn(sheet, _HEADER, _table(rows), _words(found, measure, answer, top, names))


_HEADER = ("factor", "kind", "first", "first_low", "first_high", "total", "total_low", "total_high")


def _varies(found: Sensitivity, measure: Measure) -> bool:
    return bool(found.convergence.set_index("outcome").loc[measure.name, "varies"])


def _numbers(row: Any) -> str:
    first = plus_minus(100 * max(0.0, row.first), 100 * (row.first_high - row.first))
    return f"{first}  /  {plus_minus(100 * row.total, 100 * (row.total_high - row.total))}"


def _answer(found: Sensitivity, measure: Measure, top: list[Any], names: list[str]) -> str:
    if not _varies(found, measure):
        return f"{MODEL} it is the same in every world played: {measure.meaning}."
    pairs = zip(top, names, strict=True)
    lead = [f"{name} ({_total(row)} %)" for row, name in pairs if row.kind not in ("dice", "rest")][:3]
    dice = next((row for row in top if row.factor == DICE), None)
    luck = f"luck has a part in {_total(dice)} % of the variance, which no better knowledge removes; " if dice else ""
    return f"{MODEL} {luck}of what can be known, most hangs on {joined(lead)}, interactions included."


def _total(row: Any) -> str:
    return plus_minus(100 * row.total, 100 * (row.total_high - row.total))


def _words(found: Sensitivity, measure: Measure, answer: str, top: list[Any], names: list[str]) -> str:
    parts = [f"{name} {_numbers(row)}" for row, name in zip(top, names, strict=True)]
    shares = f"Shares alone / with interactions, in %: {'; '.join(parts)}."
    return f"{answer} {shares} {converged_in_words(found, measure.name)}"


def _table(rows: Any) -> list[tuple[str | int | float, ...]]:
    return [
        (row.factor, row.kind, *(round(float(getattr(row, name)), 4) for name in _HEADER[2:])) for row in records(rows)
    ]
