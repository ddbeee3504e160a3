"""Morris screening: how much each factor moves an outcome, against how much that differs from start to start."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from sim.analysis.measures import Measure
from sim.analysis.sensitivity import Sensitivity
from sim.views.figures.drawn import Drawn
from sim.views.figures.rows import DARK, LIGHT, fitted, foot_of, records
from sim.views.figures.sheet import BODY, EDGE, SMALL, THIN, WIDTH, Sheet, mark_style, points
from sim.views.figures.wording import MODEL, joined
from sim.views.narrate.sensing import converged_in_words, factor_in_words, plus_minus
from sim.views.palette import INK, MUTED, RULE

NAMED = 10
"""Factors that are named; all others are small pale dots."""
_SYMBOLS = {"input": "o", "hypothesis": "D", "dice": "X"}
_WIDE, _GAP = 1000, 70


def draw(found: Sensitivity, measure: Measure) -> Drawn:
    """Size of the change (mu*) to the right, its spread (sigma) upward; the leading factors are numbered and named."""
    rows = found.indices[found.indices["outcome"] == measure.name]
    top = records(rows.head(NAMED))
    names = [factor_in_words(row.factor, row.kind) for row in top]
    scale = 100.0 if measure.is_event else 1.0
    answer = _answer(measure, rows, names, top, scale)
    note = (
        "Each factor moves by half of its distribution, all else the same. Lines: 95 % interval. Above the dashed line "
        "the changes differ more between starts than they are large: the effect bends or hangs on other factors, luck "
        f"among them. {converged_in_words(found, measure.name)}"
    )
    run = f"{found.runs:,} trajectories, {found.evaluations:,} worlds, seed {found.seed}."
    sheet = Sheet(f"What moves this: {measure.meaning}?", answer, foot_of(found.scenario, note, run))
    axes = sheet.axes(EDGE + 110, sheet.top + 50, _WIDE, sheet.bottom - sheet.top - 150)
    right = scale * max(float(rows["mu_star_high"].head(NAMED).max()), 1e-12) * 1.04
    up = scale * max(float(rows["sigma"].max()), 1e-12) * 1.12
    axes.set_xlim(0.0, right)
    axes.set_ylim(0.0, up)
    axes.locator_params(nbins=6)
    edge = min(right, up)
    axes.plot([0.0, edge], [0.0, edge], color=RULE, linewidth=points(THIN), linestyle=(0.0, (4.0, 3.0)))
    _dots(axes, rows, top, scale)
    what = "worlds of 100 in which it flips" if measure.is_event else measure.unit
    sheet.write(EDGE, sheet.top + 16, f"spread of the change (sigma), {what}", SMALL, MUTED)
    sheet.write(
        EDGE + 110 + _WIDE, sheet.bottom - 44, f"size of the change (mu*), {what}", SMALL, MUTED, across="right"
    )
    _names(sheet, top, names, scale)
    return Drawn(sheet, _HEADER, _table(rows), _words(found, measure, answer, top, names, scale))


_HEADER = ("factor", "kind", *(f"{name}{end}" for name in ("mu", "mu_star", "sigma") for end in ("", "_low", "_high")))


def _dots(axes: Axes, rows: Any, top: list[Any], scale: float) -> None:
    rest = rows.iloc[len(top) :]
    axes.plot(scale * rest["mu_star"], scale * rest["sigma"], "o", clip_on=False, **mark_style(LIGHT, 9))
    for row in top:
        x, y = scale * row.mu_star, scale * row.sigma
        axes.plot(
            [scale * row.mu_star_low, scale * row.mu_star_high], [y, y], color=LIGHT, linewidth=points(THIN), zorder=1.5
        )
        axes.plot([x], [y], _SYMBOLS[row.kind], clip_on=False, **mark_style(DARK, 18, filled=row.kind != "dice"))


def _names(sheet: Sheet, top: list[Any], names: list[str], scale: float) -> None:
    """The leading factors as a list beside the plot, each with its symbol."""
    left = EDGE + 110 + _WIDE + _GAP
    sheet.write(left, sheet.top + 16, "leading factors: mu*, then mu with its sign", SMALL, MUTED)
    step = min(80.0, (sheet.bottom - sheet.top - 90) / max(1, len(top)))
    for number, (row, name) in enumerate(zip(top, names, strict=True)):
        y = sheet.top + 60 + step * number
        sheet.mark(left + 10, y, _SYMBOLS[row.kind], mark_style(DARK, 18, filled=row.kind != "dice"))
        sheet.write(left + 36, y, fitted(sheet, name, WIDTH - EDGE - left - 36), BODY)
        size, mean = (plus_minus(scale * value, scale * wide) for value, wide in (
            (row.mu_star, row.mu_star_high - row.mu_star), (row.mu, row.mu_high - row.mu)))  # fmt: skip
        sheet.write(left + 36, y + 29, f"{size};  {mean}", SMALL, INK)


def _answer(measure: Measure, rows: Any, names: list[str], top: list[Any], scale: float) -> str:
    if not rows["mu_star"].any():
        return f"{MODEL} nothing moves it in the worlds played: {measure.meaning}."
    lead = [
        f"{name} ({plus_minus(scale * row.mu_star, scale * (row.mu_star_high - row.mu_star))})"
        for row, name in zip(top, names, strict=True)
    ]
    how = "worlds of 100 in which it flips" if measure.is_event else f"mean change in {measure.unit}"
    return f"{MODEL} it hangs most on {joined(lead[:3])}; in brackets: {how}."


def _words(found: Sensitivity, measure: Measure, answer: str, top: list[Any], names: list[str], scale: float) -> str:
    parts = [
        f"{name} {scale * row.mu_star:.3g} (spread {scale * row.sigma:.3g})"
        for row, name in zip(top, names, strict=True)
    ]
    leading = f"Leading factors, size of change (spread): {'; '.join(parts)}."
    return f"{answer} {leading} {converged_in_words(found, measure.name)}"


def _table(rows: Any) -> list[tuple[str | int | float, ...]]:
    return [
        (row.factor, row.kind, *(float(f"{getattr(row, name):.5g}") for name in _HEADER[2:])) for row in records(rows)
    ]
